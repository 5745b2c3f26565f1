/// The shape of an input file.
public enum InputFormat: String, Sendable, CaseIterable {
  /// One document a line.
  case text
  /// One document a file.
  case whole
  /// One JSON object a line.
  case jsonl
  /// A JSON array of objects, or objects one after the other, over any number of lines.
  case json
  /// Cells with a header; the delimiter is found.
  case csv
  /// Cells with a header and tabs between them.
  case tsv
  /// Rows of a workbook: U+001F between cells, U+001E behind each row; the first row is the header.
  ///
  /// `SestanteInput` writes an .xlsx like this, so that the line of a record is its row.
  case xlsx

  /// Whether records are rows of cells under a header.
  var hasCells: Bool { self == .csv || self == .tsv || self == .xlsx }
}

extension InputFormat {
  /// Finds the format by file name and first bytes.
  ///
  /// A known extension decides (`.gz` and `.zst` behind it are passed over); only `.json` asks the
  /// content whether it is one array or one object a line. Without an extension the content
  /// decides.
  ///
  /// ```swift
  /// let names = InputKnowledge(Lexicons.all).columns
  /// InputFormat.detect(fileName: "crm.CSV.gz", firstBytes: [], names: names)        // csv
  /// ```
  public static func detect(
    fileName: String?, firstBytes: [UInt8], names: ColumnNames
  ) -> InputFormat {
    firstBytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return named(fileName) ?? .text }
      return detect(fileName: fileName, in: base, count: bytes.count, names: names)
    }
  }

  static func detect(
    fileName: String?, in base: UnsafePointer<UInt8>, count: Int, names: ColumnNames
  ) -> InputFormat {
    let start = startsWithMark(base, count) ? 3 : 0
    if let format = named(fileName) {
      return format == .json ? json(in: base, from: start, to: count) : format
    }
    var first = start
    while first < count, Byte.isBlank(base[first]) { first += 1 }
    guard first < count else { return .text }
    if base[first] == Byte.openBrace, opensJSON(base, first, count, "\"}") {
      return isLoneBrace(base, first, count) ? .json : .jsonl
    }
    if base[first] == Byte.openBracket, opensJSON(base, first, count, "{[]\"") { return .json }
    return cells(in: base, from: first, to: count, names: names) ?? .text
  }

  /// Whether the bytes start with the mark EF BB BF.
  static func startsWithMark(_ base: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    count >= 3 && base[0] == 0xEF && base[1] == 0xBB && base[2] == 0xBF
  }

  private static func named(_ fileName: String?) -> InputFormat? {
    guard var name = fileName?.lowercased() else { return nil }
    for packed in [".gz", ".zst"] where name.hasSuffix(packed) { name.removeLast(packed.count) }
    let extensions: [(String, InputFormat)] = [
      (".csv", .csv), (".tsv", .tsv), (".tab", .tsv), (".txt", .text), (".jsonl", .jsonl),
      (".ndjson", .jsonl), (".json", .json),
    ]
    return extensions.first { name.hasSuffix($0.0) }?.1
  }

  /// Whether one of `expected`, or nothing at all, follows an opening bracket: "[Update] Great" is
  /// text.
  private static func opensJSON(
    _ base: UnsafePointer<UInt8>, _ bracket: Int, _ count: Int, _ expected: StaticString
  ) -> Bool {
    var index = bracket + 1
    while index < count, Byte.isBlank(base[index]) { index += 1 }
    guard index < count else { return true }
    return expected.withUTF8Buffer { $0.contains(base[index]) }
  }

  /// An object printed over many lines, which opens with a brace alone on its line.
  private static func isLoneBrace(
    _ base: UnsafePointer<UInt8>, _ brace: Int, _ count: Int
  ) -> Bool {
    var index = brace + 1
    while index < count, Byte.isBlank(base[index]) {
      if base[index] == Byte.lineFeed { return true }
      index += 1
    }
    return false
  }

  /// `.json` holds an array or objects over lines; many such files are JSON Lines in truth.
  private static func json(
    in base: UnsafePointer<UInt8>, from start: Int, to count: Int
  ) -> InputFormat {
    var first = start
    while first < count, Byte.isBlank(base[first]) { first += 1 }
    guard first < count, base[first] == Byte.openBrace else { return .json }
    let lineEnd = Bytes.find(Byte.lineFeed, in: base, from: first, to: count)
    var element = JSONElement()
    guard lineEnd < count, let end = element.advance(base, from: first, to: lineEnd) else {
      return .json
    }
    return (end..<lineEnd).allSatisfy { Byte.isBlank(base[$0]) } ? .jsonl : .json
  }

  /// CSV or TSV if the first line is a header that names a text column.
  private static func cells(
    in base: UnsafePointer<UInt8>, from start: Int, to count: Int, names: ColumnNames
  ) -> InputFormat? {
    if CSVHeader.declaredDelimiter(in: base, from: start, to: count) != nil { return .csv }
    for delimiter in CSVHeader.delimiters {
      let header = CSVHeader(in: base, from: start, to: count, delimiter: delimiter)
      guard header.columns.count > 1, header.columns.allSatisfy({ $0.utf8.count <= 64 }),
        header.columns.contains(where: { names.matches($0, .text) })
      else { continue }
      return delimiter == Byte.tab ? .tsv : .csv
    }
    return nil
  }
}
