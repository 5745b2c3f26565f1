/// A row of a table as bytes where they stand, valid while it is looked at.
///
/// A ``Table`` makes values of all its cells, which suits checks and lists. What is read at each start
/// has thousands of them, and most are compared once.
public struct RowBytes {
  /// The table, as an index into ``Lexicon/files``.
  public let file: Int
  /// The line in the file, from 1.
  public let line: Int
  fileprivate let name: String
  fileprivate let format: TableFormat
  fileprivate let cells: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>

  /// A cell by the place of its column in the format; empty if it is absent.
  public subscript(column: Int) -> UnsafeBufferPointer<UInt8> {
    column < cells.count ? cells[column] : UnsafeBufferPointer(start: nil, count: 0)
  }

  /// A cell as a string.
  public func string(_ column: Int) -> String { String(decoding: self[column], as: UTF8.self) }

  /// The place of a cell, for diagnostics.
  public func location(_ column: String) -> SourceLocation {
    var position = 1
    for cell in 0..<(format.columns.firstIndex(of: column) ?? 0) {
      position += string(cell).unicodeScalars.count + 1
    }
    return SourceLocation(file: name, line: line, column: position)
  }
}

extension TableFormat {
  /// The place of a column.
  public func place(of column: String) -> Int { columns.firstIndex(of: column) ?? columns.count }
}

extension Lexicon {
  /// Calls `body` with each row of the tables of a format, in their order.
  ///
  /// ```swift
  /// let id = TableFormat.pillars.place(of: "id")
  /// lexicon.forEachRow(of: .pillars) { row in print(row.string(id)) }
  /// ```
  public func forEachRow(of format: TableFormat, _ body: (RowBytes) -> Void) {
    for source in sources(of: format) {
      let file = files.firstIndex(of: source.name) ?? 0
      source.withBytes { Self.forEachRow($0, file, source.name, format, body) }
    }
  }

  /// The form of the bytes was checked when the lexicon was made of them, so no fault is looked for.
  private static func forEachRow(
    _ bytes: UnsafeBufferPointer<UInt8>, _ file: Int, _ name: String, _ format: TableFormat,
    _ body: (RowBytes) -> Void
  ) {
    let columns = format.columns.count
    withUnsafeTemporaryAllocation(of: UnsafeBufferPointer<UInt8>.self, capacity: columns) { cells in
      var line = 0
      var at = 0
      var isBelowHeader = false
      while at < bytes.count {
        line += 1
        let start = at
        var (cell, count) = (at, 0)
        while at < bytes.count, bytes[at] != UInt8(ascii: "\n") {
          if bytes[at] == UInt8(ascii: "\t"), count < columns {
            cells.initializeElement(at: count, to: .init(rebasing: bytes[cell..<at]))
            (cell, count) = (at + 1, count + 1)
          }
          at += 1
        }
        let end = at
        at += 1
        if start == end || bytes[start] == UInt8(ascii: "#") || bytes[start] == UInt8(ascii: "%") {
          continue
        }
        if count < columns {
          cells.initializeElement(at: count, to: .init(rebasing: bytes[cell..<end]))
          count += 1
        }
        if isBelowHeader {
          let row = UnsafeBufferPointer(rebasing: cells[..<count])
          body(RowBytes(file: file, line: line, name: name, format: format, cells: row))
        }
        isBelowHeader = true
      }
    }
  }
}
