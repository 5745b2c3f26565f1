import ArgumentParser
import FoundationEssentials
import Glibc
import Sestante
import SestanteLexicon

/// Labelled documents, and where their labels are.
struct GoldOptions: ParsableArguments {
  @Argument(help: "Labelled documents; - is standard input.")
  var gold: [String]

  @Option(help: "The input's format; found by content and name when left out.")
  var format: InputFormat?

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
    for path in gold where path != "-" { try InputFile.expect(path) }
    var all: [GoldDocument] = []
    for path in gold {
      let found = try documents(of: path, analyzer)
      if found.isEmpty { throw Failure(.badData, "\(path): no labelled document") }
      all += found
    }
    return all
  }

  private func documents(of path: String, _ analyzer: Analyzer) throws -> [GoldDocument] {
    let bytes = try InputFile.bytes(of: path)
    let isPlain = textColumn == nil && idColumn == nil && labelColumn == nil && ratingColumn == nil
    let isGold = format == nil || format == .jsonl
    if isPlain, isGold, bytes.first(where: { $0 > 0x20 && $0 < 0x80 }) == UInt8(ascii: "{") {
      let read = GoldReader.read(bytes, file: path, taxonomy: analyzer.taxonomy)
      for diagnostic in read.diagnostics { Console.lines("\(diagnostic)\n") }
      return read.documents
    }
    return try documents(in: bytes, file: path, analyzer)
  }

  /// Reads columns, as `classify` does.
  private func documents(
    in bytes: [UInt8], file: String, _ analyzer: Analyzer
  ) throws -> [GoldDocument] {
    let columns = GoldColumns(
      label: labelColumn, scale: scale ?? .stars, names: GoldColumns.names(in: analyzer.lexicon))
    let options = IngestOptions(
      format: format, textColumn: textColumn, idColumn: idColumn, ratingColumn: ratingColumn,
      keep: labelColumn.map { [$0] } ?? [], knowledge: .shipped(over: analyzer.lexicon))
    var rest = bytes[...]
    var documents: [GoldDocument] = []
    do {
      var reader = try BlockReader(file: file, options: options) { buffer in
        let count = min(buffer.count, rest.count)
        buffer.copyBytes(from: rest.prefix(count))
        rest = rest.dropFirst(count)
        return count
      }
      var parser = RecordParser(columns: reader.columns, file: file)
      func reject(_ rejection: Rejection) { Console.lines("\(rejection)\n") }
      while let block = try reader.next(reject: reject) {
        parser.parse(
          block,
          record: { record in
            switch columns.document(record, file: file) {
            case .success(let document): documents.append(document)
            case .failure(let error): Console.lines("\(error)\n")
            }
          }, reject: reject)
      }
    } catch let error as IngestError {
      throw Failure(.badData, error.description)
    }
    return documents
  }

  private var scale: RatingScale? {
    let numbers = ratingScale.split(separator: " ").compactMap { Double($0) }
    guard numbers.count == 2 else { return nil }
    return RatingScale(lowest: numbers[0], highest: numbers[1])
  }
}
