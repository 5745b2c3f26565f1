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
