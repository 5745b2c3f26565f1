import Sestante
import SestanteInput

/// Tells what would be read: format, encoding, columns, and the first records of each file.
struct DryRun {
  let input: InputOptions

  private static let samples = 3
  private static let sampleLength = 160

  /// Writes to standard output; nothing is classified.
  func run(_ knowledge: InputKnowledge) throws {
    let output = try OutputFile(nil)
    var ingest = input.ingest
    ingest.knowledge = knowledge
    let paths = try InputPaths(input.paths)
    for item in paths.items {
      let file = try InputFile(item.path)
      let source = InputSource(
        file: file.name, descriptor: file.descriptor, settings: input.source.settings(knowledge)
      ) { try file.read($0) }
      ingest.carriesOrigin = input.origin || item.isFromFolder
      do {
        while let part = try source.next() {
          var reader = try InputOptions.reader(part, ingest)
          try output.write(Array(text(part, &reader).utf8))
        }
      } catch {
        throw InputOptions.failure(error)
      }
    }
    for path in paths.passedOver { try output.write(Array("\(path): passed over\n".utf8)) }
  }

  private func text(_ part: InputPart, _ reader: inout BlockReader) throws -> String {
    let columns = reader.columns
    var records: [String] = []
    var parser = RecordParser(columns: columns, file: part.file)
    while records.count < Self.samples,
      let block = try reader.next(reject: { records.append("  rejected: \($0.reason)") })
    {
      parser.parse(
        block,
        record: { record in
          if records.count < Self.samples { records.append(Self.sample(record)) }
        }, reject: { if records.count < Self.samples { records.append("  rejected: \($0)") } })
    }
    let unused = columns.unused + parser.takeUnusedKeys().sorted()
    return ([headline(part, columns)] + roles(columns) + dropped(unused) + records)
      .joined(separator: "\n") + "\n"
  }

  private func headline(_ part: InputPart, _ columns: ColumnMap) -> String {
    var facts = [columns.format.rawValue]
    if columns.format == .csv {
      facts.append("\"\(Character(UnicodeScalar(columns.delimiter)))\" between cells")
    }
    facts.append(part.encoding?.title ?? (part.format == nil ? "ASCII" : "UTF-8"))
    if part.mojibake > 0 { facts.append("mojibake") }
    facts += part.containers
    return "\(part.file): \(facts.joined(separator: ", "))"
  }

  private func roles(_ columns: ColumnMap) -> [String] {
    ColumnRole.allCases.compactMap { role in
      guard let name = columns.column(for: role) else { return nil }
      var line = "  \(role.rawValue): \(name)"
      if columns.guessed.contains(role) { line += " (by its content)" }
      if role == .date {
        line += columns.dateOrder == .dayFirst ? " (day first)" : " (month first)"
      }
      return line
    }
  }

  private func dropped(_ unused: [String]) -> [String] {
    unused.isEmpty ? [] : ["  not carried: \(unused.joined(separator: ", "))"]
  }

  private static func sample(_ record: borrowing Record) -> String {
    let text = String(decoding: record.text, as: UTF8.self)
    let shown = String(text.prefix(sampleLength)).split(whereSeparator: \.isNewline).joined(
      separator: " ⏎ ")
    let id = String(decoding: record.id, as: UTF8.self)
    let metadata = String(decoding: record.metadata, as: UTF8.self)
    return "  line \(record.line): id \(id) {\(metadata)} \(shown)"
      + (text.count > sampleLength ? "…" : "")
  }
}
