/// Finds columns by what stands in them, where no header names them.
struct ContentGuess {
  /// A record of the sample and where it ends.
  struct Row {
    var cells: [String]
    var stop: Int
  }

  private let rows: ArraySlice<Row>
  private let dates: DateText

  init(_ rows: ArraySlice<Row>, dates: DateText) {
    self.rows = rows
    self.dates = dates
  }

  /// The first records of a file of cells; one that the sample cuts is left out.
  static func rows(
    in base: UnsafePointer<UInt8>, count: Int, isWhole: Bool, delimiter: UInt8, lineEnd: UInt8
  ) -> [Row] {
    var rows: [Row] = []
    var index = 0
    while index < count, rows.count < 100 {
      let row = CSVHeader(in: base, from: index, to: count, delimiter: delimiter, lineEnd: lineEnd)
      if row.stop == count, !isWhole { break }
      if row.columns != [""] { rows.append(Row(cells: row.columns, stop: row.stop)) }
      index = row.stop + 1
    }
    return rows
  }

  /// The column whose cells read most like sentences: several words, mostly letters.
  ///
  /// - Parameter end: how many columns the header has; what rows have beyond it is in no column.
  func textColumn(but taken: Set<Int> = [], below end: Int = .max) -> Int? {
    var best: (column: Int, length: Int)?
    for column in 0..<min(width, end) where !taken.contains(column) {
      let cells = cells(column)
      guard !cells.isEmpty else { continue }
      let words = cells.reduce(0) { $0 + $1.split(separator: " ").count }
      let length = cells.reduce(0) { $0 + $1.unicodeScalars.count }
      let letters = cells.reduce(0) {
        $0 + $1.unicodeScalars.count { $0.properties.isAlphabetic || $0 == " " }
      }
      guard words >= 3 * cells.count, letters * 5 >= length * 4 else { continue }
      if length > best?.length ?? 0 { best = (column, length) }
    }
    return best?.column
  }

  /// The first column in which every cell is a date.
  var dateColumn: Int? { first { dates.iso($0) != nil } }

  /// The first column in which every cell is a number of a usual scale.
  var ratingColumn: Int? {
    first { cell in
      RatingText.hundredths(cell.replacing(",", with: ".")).map { (0...1000).contains($0) } ?? false
    }
  }

  /// Whether the first record is data like those below it.
  var startsWithData: Bool {
    guard let top = rows.first, rows.count > 1 else { return false }
    let below = ContentGuess(rows.dropFirst(), dates: dates)
    for (column, cell) in top.cells.enumerated() where !cell.isEmpty {
      let rest = below.cells(column)
      guard !rest.isEmpty else { continue }
      if rest.allSatisfy(Self.isNumber), Self.isNumber(cell) { return true }
      if rest.allSatisfy({ dates.iso($0) != nil }), dates.iso(cell) != nil { return true }
    }
    guard let column = below.textColumn(), column < top.cells.count else { return false }
    let cell = top.cells[column]
    // A question of a survey is a header, however long.
    return cell.split(separator: " ").count > 4 && cell.last != "?" && cell.last != ":"
  }

  private var width: Int { rows.reduce(0) { max($0, $1.cells.count) } }

  private func cells(_ column: Int) -> [String] {
    rows.compactMap { column < $0.cells.count ? $0.cells[column] : nil }.filter { !$0.isEmpty }
  }

  private func first(_ isRight: (String) -> Bool) -> Int? {
    (0..<width).first { column in
      let cells = cells(column)
      return !cells.isEmpty && cells.allSatisfy(isRight)
    }
  }

  private static func isNumber(_ cell: String) -> Bool {
    cell.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E || $0 == 0x2C || $0 == 0x2D }
  }
}
