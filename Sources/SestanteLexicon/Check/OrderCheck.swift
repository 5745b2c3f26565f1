/// Rows stand in the order of the UTF-8 bytes of their cells; those of `mapping` in the order of
/// their concepts, within a concept in the order of decision.
enum OrderCheck {
  static func diagnostics(of table: Table) -> [Diagnostic] {
    guard table.format.isSorted else { return [] }
    var found: [Diagnostic] = []
    for (above, row) in zip(table.rows, table.rows.dropFirst())
    where isBefore(row, above, table.format) {
      let column = firstDifference(row, above)
      let name = table.format.columns[column]
      found.append(
        Diagnostic(
          code: "row-order", at: table.location(row, name),
          "\(name) \"\(row.cells[column])\" stands below \"\(above.cells[column])\", "
            + "expected byte order"))
    }
    return found
  }

  private static func firstDifference(_ a: Table.Row, _ b: Table.Row) -> Int {
    zip(a.cells, b.cells).enumerated().first { !$1.0.utf8.elementsEqual($1.1.utf8) }?.offset ?? 0
  }

  private static func isBefore(_ a: Table.Row, _ b: Table.Row, _ format: TableFormat) -> Bool {
    let count = format == .mapping ? 1 : a.cells.count
    for (x, y) in zip(a.cells, b.cells).prefix(count) where !x.utf8.elementsEqual(y.utf8) {
      return x.utf8.lexicographicallyPrecedes(y.utf8)
    }
    return false
  }
}
