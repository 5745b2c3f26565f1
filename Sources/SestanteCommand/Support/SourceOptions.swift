import ArgumentParser
import Sestante
import SestanteInput

/// How files are unpacked, decoded and cut into records: the same for every verb that reads documents.
struct SourceOptions: ParsableArguments {
  @Flag(help: "Cells start with data: columns are named 1, 2, 3 …")
  var noHeader = false

  @Option(
    help: ArgumentHelp("Sheet of a workbook; the first one when left out.", valueName: "name"))
  var sheet: String?

  @Option(
    help: ArgumentHelp(
      "Encoding of text: utf-8, utf-16le, utf-16be, windows-1252, iso-8859-1, iso-8859-15, macintosh; "
        + "found on a sample when left out.", valueName: "name"))
  var encoding: String?

  @Flag(
    help: "Put right UTF-8 that was taken for Windows-1252 (perchÃ©); offsets index what was given."
  )
  var repairMojibake = false

  @Option(help: ArgumentHelp("Longest record, in bytes.", valueName: "n"))
  var maxRecordBytes = IngestOptions().longestRecord

  @Option(help: ArgumentHelp("Deepest nesting of JSON, at most 1000.", valueName: "n"))
  var maxJsonDepth = IngestOptions().deepestJSON

  @Option(help: ArgumentHelp("Most columns of a file of cells.", valueName: "n"))
  var maxColumns = IngestOptions().mostColumns

  @Option(
    help: ArgumentHelp(
      "How many times its size a compressed file may unpack to, beyond 64 MB.", valueName: "n"))
  var maxRatio = InputSettings().mostRatio

  func validate() throws {
    if let encoding, TextEncoding(name: encoding) == nil {
      let known = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--encoding is \(encoding), expected one of \(known).")
    }
    if maxRecordBytes < 1 || maxColumns < 1 || maxRatio < 1 || !(1...1000).contains(maxJsonDepth) {
      throw ValidationError("a limit is at least 1, and --max-json-depth at most 1000.")
    }
  }

  /// Says all of it to whoever finds records.
  func apply(to options: inout IngestOptions) {
    options.hasNoHeader = noHeader
    options.repairsMojibake = repairMojibake
    options.longestRecord = maxRecordBytes
    options.deepestJSON = maxJsonDepth
    options.mostColumns = maxColumns
  }

  /// What is said of a part whose encoding was found and is not what everybody expects.
  func note(on part: InputPart) -> String? {
    guard encoding == nil, let found = part.encoding, found != .utf8 else { return nil }
    return "\(part.file): read as \(found.title)"
  }

  /// How containers and encodings are read.
  func settings(_ knowledge: InputKnowledge) -> InputSettings {
    InputSettings(
      encoding: encoding.flatMap { TextEncoding(name: $0) }, sheet: sheet, mostRatio: maxRatio,
      knowledge: knowledge)
  }
}
