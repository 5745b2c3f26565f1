/// The bytes of a table and the name it goes by in messages and evidence.
public struct TableSource: Sendable {
  /// The path below `lexicons/`: `it/valence.tsv`.
  public var name: String
  /// The whole file, as it was read.
  public var bytes: [UInt8]

  /// The bytes of a table under a name.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// One table: directives, a header and rows of cells, with their places.
///
/// The dialect is in `docs/lexicon-format.md`: UTF-8, one tab between cells, no quoting, `#`
/// comments, `%` directives. Words are the payload and are never interpreted.
///
/// ```swift
/// let table = try Table(TableSource(name: "it/negators.tsv", bytes: bytes))
/// table.rows[0]["term"]      // "mai"
/// ```
public struct Table: Sendable {
  /// One line of a table.
  public struct Row: Sendable {
    /// The line in the file, from 1.
    public let line: Int
    /// The cells, as many as the format has columns; absent cells are empty.
    public let cells: [Substring]
    let columns: [String]

    /// The cell of a column; empty if absent or if the format has no such column.
    public subscript(column: String) -> Substring {
      guard let index = columns.firstIndex(of: column), index < cells.count else { return "" }
      return cells[index]
    }
  }

  /// The path below `lexicons/`.
  public let name: String
  /// The format named by `%format`.
  public let format: TableFormat
  /// `it`, `en` or `any`.
  public let language: String
  /// The version named by `%version`; empty if none is.
  public let version: String
  /// The rows below the header, in the order of the file.
  public let rows: [Row]

  /// Reads a table.
  ///
  /// - Throws: ``LexiconError`` with every fault of the form: directives, header, number of cells.
  public init(_ source: TableSource) throws(LexiconError) {
    name = source.name
    var reader = TableReader(source)
    reader.read()
    guard let format = reader.format, reader.diagnostics.isEmpty else {
      throw LexiconError(reader.diagnostics)
    }
    self.format = format
    language = reader.language
    version = reader.version
    rows = reader.rows
  }

  /// The place of a cell, for diagnostics.
  public func location(_ row: Row, _ column: String? = nil) -> SourceLocation {
    var position = 1
    if let column, let index = format.columns.firstIndex(of: column) {
      for cell in row.cells.prefix(index) { position += cell.unicodeScalars.count + 1 }
    }
    return SourceLocation(file: name, line: row.line, column: position)
  }
}

/// Splits bytes into rows and collects what is wrong with their form.
struct TableReader {
  private let source: TableSource
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var format: TableFormat?
  private(set) var language = "any"
  private(set) var version = ""
  private(set) var rows: [Table.Row] = []

  init(_ source: TableSource) { self.source = source }

  mutating func read() {
    guard let text = String(validating: source.bytes, as: UTF8.self) else {
      report("invalid-utf8", line: 1, "the file is not UTF-8")
      return
    }
    var columns: [String] = []
    var line = 0
    var sawHeader = false
    for slice in text[...].utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      line += 1
      if slice.isEmpty { continue }
      let content = Substring(slice)
      switch slice.first {
      case UInt8(ascii: "#"): continue
      case UInt8(ascii: "%"): directive(content, line: line)
      default:
        guard let format else {
          report("missing-format", line: line, "expected a %format directive before the first row")
          return
        }
        let cells = slice.split(separator: 9, omittingEmptySubsequences: false).map {
          Substring($0)
        }
        if !sawHeader {
          sawHeader = true
          columns = format.columns
          if cells.map(String.init) != columns {
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
        let padded = cells + Array(repeating: "", count: columns.count - cells.count)
        rows.append(Table.Row(line: line, cells: padded, columns: columns))
      }
    }
    if !sawHeader { report("missing-header", line: max(line, 1), "expected a header line") }
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
