import ArgumentParser
import FoundationEssentials
import Glibc
import Sestante
import SestanteInput
import SestanteLexicon

/// Labelled documents, and where their labels are.
struct GoldOptions: ParsableArguments {
  @Argument(help: "Labelled documents; - is standard input.")
  var gold: [String]

  @Option(help: "The input's format; found by content and name when left out.")
  var format: InputFormat?

  @OptionGroup var source: SourceOptions

  @Option(help: ArgumentHelp("Column of the text.", valueName: "name"))
  var textColumn: String?

  @Option(help: ArgumentHelp("Column of the id.", valueName: "name"))
  var idColumn: String?

  @Option(
    help: ArgumentHelp(
      "Column of the label: positive, negative, neutral, mixed, or the Italian words.",
      valueName: "name"))
  var labelColumn: String?

  @Option(help: ArgumentHelp("Column of the rating.", valueName: "name"))
  var ratingColumn: String?

  @Option(
    help: ArgumentHelp("Worst and best rating, with a blank between.", valueName: "low high"))
  var ratingScale = "1 5"

  func validate() throws {
    if scale == nil {
      throw ValidationError("--rating-scale is \"\(ratingScale)\", expected two numbers: \"1 10\".")
    }
    if labelColumn != nil, ratingColumn != nil {
      throw ValidationError("--label-column and --rating-column contradict each other.")
    }
  }

  /// All documents; what cannot be used is said on standard error and left out.
  func documents(_ analyzer: Analyzer) throws -> [GoldDocument] {
    let paths = try InputPaths(gold)
    let knowledge = InputKnowledge.shipped(over: analyzer.lexicon)
    var all: [GoldDocument] = []
    for item in paths.items {
      let file = try InputFile(item.path)
      let input = InputSource(
        file: file.name, descriptor: file.descriptor, settings: source.settings(knowledge)
      ) { try file.read($0) }
      let before = all.count
      do {
        while let part = try input.next() {
          all += try documents(of: part, analyzer, knowledge)
        }
      } catch {
        throw InputOptions.failure(error)
      }
      if all.count == before { throw Failure(.badData, "\(file.name): no labelled document") }
    }
    return all
  }

  private func documents(
    of part: InputPart, _ analyzer: Analyzer, _ knowledge: InputKnowledge
  ) throws -> [GoldDocument] {
    let bytes = try Self.bytes(of: part)
    if let note = source.note(on: part) { Console.say(note) }
    let isPlain = textColumn == nil && idColumn == nil && labelColumn == nil && ratingColumn == nil
    let isGold = part.format == nil && (format == nil || format == .jsonl)
    if isPlain, isGold, bytes.first(where: { $0 > 0x20 && $0 < 0x80 }) == UInt8(ascii: "{") {
      let read = GoldReader.read(bytes, file: part.file, taxonomy: analyzer.taxonomy)
      for diagnostic in read.diagnostics { Console.lines("\(diagnostic)\n") }
      return read.documents
    }
    return try documents(in: bytes, part, analyzer, knowledge)
  }

  /// The whole of a file as UTF-8, without a byte order mark: labels are no more than fit in memory.
  private static func bytes(of part: InputPart) throws -> [UInt8] {
    var all = try InputFile.bytes { try part.read($0) }
    if all.starts(with: [0xEF, 0xBB, 0xBF]) { all.removeFirst(3) }
    return all
  }

  /// Reads columns, as `classify` does.
  private func documents(
    in bytes: [UInt8], _ part: InputPart, _ analyzer: Analyzer, _ knowledge: InputKnowledge
  ) throws -> [GoldDocument] {
    let columns = GoldColumns(
      label: labelColumn, scale: scale ?? .stars, names: GoldColumns.names(in: analyzer.lexicon))
    var options = IngestOptions(
      format: format, textColumn: textColumn, idColumn: idColumn, ratingColumn: ratingColumn,
      keep: labelColumn.map { [$0] } ?? [], knowledge: knowledge)
    source.apply(to: &options)
    var rest = bytes[...]
    var documents: [GoldDocument] = []
    var reader = try InputOptions.reader(part, options) { buffer in
      let count = min(buffer.count, rest.count)
      buffer.copyBytes(from: rest.prefix(count))
      rest = rest.dropFirst(count)
      return count
    }
    var parser = RecordParser(columns: reader.columns, file: part.file)
    func reject(_ rejection: Rejection) { Console.lines("\(rejection)\n") }
    while let block = try reader.next(reject: reject) {
      parser.parse(
        block,
        record: { record in
          switch columns.document(record, file: part.file) {
          case .success(let document): documents.append(document)
          case .failure(let error): Console.lines("\(error)\n")
          }
        }, reject: reject)
    }
    return documents
  }

  private var scale: RatingScale? {
    let numbers = ratingScale.split(separator: " ").compactMap { Double($0) }
    guard numbers.count == 2 else { return nil }
    return RatingScale(lowest: numbers[0], highest: numbers[1])
  }
}
