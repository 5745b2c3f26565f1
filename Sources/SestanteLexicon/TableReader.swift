/// Splits bytes into rows and collects what is wrong with their form.
struct TableReader {
  private let source: TableSource
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var format: TableFormat?
  private(set) var language = "any"
  private(set) var version = ""
  private(set) var rows: [Table.Row] = []
  /// Those of the format, once the header was read.
  private var columns: [String] = []

  init(_ source: TableSource) { self.source = source }

  mutating func read() {
    source.withBytes { bytes in
      guard let text = String(validating: bytes, as: UTF8.self) else {
        report("invalid-utf8", line: 1, "the file is not UTF-8")
        return
      }
      read(text, bytes)
    }
  }

  /// Cuts lines and cells by their bytes, which costs a tenth of what splitting the text would.
  private mutating func read(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>) {
    let utf8 = text.utf8
    func piece(_ range: Range<Int>) -> Substring {
      let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
      return Substring(utf8[start..<utf8.index(start, offsetBy: range.count)])
    }
    var line = 0
    var at = 0
    while at <= bytes.count {
      let start = at
      while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
      let content = start..<at
      at += 1
      line += 1
      if content.isEmpty || bytes[content.lowerBound] == UInt8(ascii: "#") { continue }
      if bytes[content.lowerBound] == UInt8(ascii: "%") {
        directive(piece(content), line: line)
        continue
      }
      guard let format else {
        report("missing-format", line: line, "expected a %format directive before the first row")
        return
      }
      var cells: [Substring] = []
      cells.reserveCapacity(columns.isEmpty ? 8 : columns.count)
      var cell = content.lowerBound
      for end in content where bytes[end] == UInt8(ascii: "\t") {
        cells.append(piece(cell..<end))
        cell = end + 1
      }
      cells.append(piece(cell..<content.upperBound))
      if columns.isEmpty {
        columns = format.columns
        if !cells.elementsEqual(columns, by: { $0 == $1 }) {
          report(
            "wrong-header", line: line,
            "the header is \"\(cells.joined(separator: " "))\", "
              + "expected \"\(columns.joined(separator: " "))\"")
          return
        }
        continue
      }
      if cells.count > columns.count {
        report(
          "too-many-cells", line: line,
          "\(cells.count) cells, expected at most \(columns.count) for \(format.rawValue)")
        continue
      }
      while cells.count < columns.count { cells.append("") }
      rows.append(Table.Row(line: line, cells: cells, columns: columns))
    }
    if columns.isEmpty { report("missing-header", line: max(line, 1), "expected a header line") }
  }

  private mutating func directive(_ content: Substring, line: Int) {
    let parts = content.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
    let value = parts.count > 1 ? String(parts[1]) : ""
    switch parts[0] {
    case "%format":
      format = TableFormat(rawValue: value)
      if format == nil {
        let known = TableFormat.allCases.map(\.rawValue).joined(separator: ", ")
        report(
          "unknown-format", line: line, "unknown format \"\(value)\", expected one of \(known)")
      }
    case "%language":
      language = value
      if !["it", "en", "any"].contains(value) {
        report(
          "unknown-language", line: line, "unknown language \"\(value)\", expected it, en or any")
      }
    case "%version": version = value
    case "%licence": break
    default:
      report(
        "unknown-directive", line: line,
        "unknown directive \"\(parts[0])\", expected %format, %language, %version or %licence")
    }
  }

  private mutating func report(_ code: String, line: Int, _ message: String) {
    diagnostics.append(
      Diagnostic(code: code, at: SourceLocation(file: source.name, line: line), message))
  }
}
