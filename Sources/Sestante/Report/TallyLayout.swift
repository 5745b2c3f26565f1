/// Rows of a table of tallies: label, mentions, the four polarities, net score, interval if there
/// is room, bar.
struct TallyLayout {
  typealias Row = (label: String, tally: Tally)

  private let report: TextReport
  private let indent: Int
  private let label: Int
  private let mentions: Int
  private let count: Int
  private let bar: Int
  private let hasInterval: Bool

  private static let polarities = [Polarity.positive, .negative, .mixed, .neutral]
  private static let net = 8
  private static let interval = 20
  private static let gap = 2

  /// Measures the columns for the rows to come.
  init(_ report: TextReport, _ rows: [Row], indent: Int = 2) {
    self.report = report
    self.indent = indent
    let most = rows.map(\.tally.mentions).max() ?? 0
    let digits = TerminalText.width(report.words.count(most))
    mentions = max(TerminalText.width(report.words("column-mentions")), digits) + 2
    count = max(2, digits) + 2
    hasInterval = report.width >= 112
    let figures = mentions + 4 * count + Self.net + 1 + (hasInterval ? Self.interval : 0)
    let wanted = rows.map { TerminalText.width($0.label) }.max() ?? 0
    // The bar gives way to the label down to nine columns.
    let room = report.width - indent - figures - Self.gap
    label = max(8, min(wanted, room - 9))
    bar = room - label >= 5 ? min(31, room - label) : 0
  }

  func head(_ out: inout ReportLines) {
    var line = TerminalText.figure(report.words("column-mentions"), mentions)
    for polarity in Self.polarities { line += TerminalText.figure(polarity.sign, count) }
    line += TerminalText.figure(report.words("column-net"), Self.net) + " "
    if hasInterval {
      line += TerminalText.figure(report.words("column-negative-interval"), Self.interval)
    }
    out.line(out.paint(TerminalText.blanks(indent + label) + line, .dim))
  }

  func row(_ row: Row, _ out: inout ReportLines) {
    let tally = row.tally
    var line = TerminalText.blanks(indent) + TerminalText.cell(TerminalText.line(row.label), label)
    line += TerminalText.figure(report.words.count(tally.mentions), mentions)
    for polarity in Self.polarities {
      line += TerminalText.figure(report.words.count(tally[polarity]), count)
    }
    line += TerminalText.figure(tally.net.map(report.words.signed) ?? "–", Self.net)
    line += TerminalText.cell(report.mark(tally, &out), 1)
    if hasInterval {
      let interval = tally.share(.negative).map { report.words.range($0) } ?? "–"
      line += TerminalText.figure(interval, Self.interval)
    }
    out.line(
      line + TerminalText.blanks(Self.gap) + BarText(width: bar, paint: out.paint)(tally))
  }

  /// The head and all rows.
  static func table(_ report: TextReport, _ rows: [Row], _ out: inout ReportLines) {
    let layout = TallyLayout(report, rows)
    layout.head(&out)
    for row in rows { layout.row(row, &out) }
  }
}
