/// What the first rows of a file of cells tell: the names of columns, where the records start, which
/// columns are found by what stands in them.
struct CellOpening {
  private(set) var columns: [String]
  private(set) var guesses: [ColumnRole: Int] = [:]
  private(set) var dateOrder = DateOrder.dayFirst
  /// How many bytes belong to the header.
  private(set) var used: Int

  init(_ header: CSVHeader, _ rows: [ContentGuess.Row], _ options: IngestOptions) {
    columns = header.columns
    used = header.stop + 1
    let names = options.knowledge.columns
    let dates = DateText(knowledge: options.knowledge, order: options.dateOrder ?? .dayFirst)
    let all = ContentGuess(rows[...], dates: dates)
    let isNamed =
      options.textColumn != nil || header.columns.contains { names.role(of: $0) != nil }
    if options.hasNoHeader || (!isNamed && all.startsWithData) {
      let width = rows.reduce(header.columns.count) { max($0, $1.cells.count) }
      columns = (1...width).map { "\($0)" }
      used = 0
      if !options.hasNoHeader || options.textColumn == nil { guesses[.text] = all.textColumn() }
      guesses[.date] = all.dateColumn
      guesses[.rating] = all.ratingColumn
    } else {
      let below = ContentGuess(rows.dropFirst(), dates: dates)
      // A column that has a role of its own, such as the replies of the firm, is no text.
      let taken = header.columns.indices.filter { names.role(of: header.columns[$0]) != nil }
      guesses[.text] = below.textColumn(but: Set(taken), below: columns.count)
      // Surveys of one vendor have two more rows of names under the first.
      if rows.count > 2, rows[2].cells.contains(where: { $0.hasPrefix("{\"ImportId\"") }) {
        used = rows[2].stop + 1
      }
    }
    let map = ColumnMap(format: .csv, columns: columns, guesses: guesses, options: options)
    let date = map.sources[ColumnRole.date.slot].column
    if date >= 0 {
      let samples = rows.compactMap { date < $0.cells.count ? $0.cells[date] : nil }
      dateOrder = DateText.order(of: samples) ?? .dayFirst
    }
  }
}
