/// A scorecard as text for a terminal.
///
/// ```swift
/// let report = TextReport(taxonomy: analyzer.taxonomy, words: Wording(analyzer, language: "it"))
/// print(report.text(of: scorecard), terminator: "")
/// ```
public struct TextReport: Sendable {
  let taxonomy: Taxonomy
  let words: Wording
  let versions: Versions?
  let width: Int
  let isColored: Bool

  /// - Parameters:
  ///   - words: the language of the report.
  ///   - versions: printed at the foot, if given.
  ///   - width: the columns of the terminal; at least 60.
  public init(
    taxonomy: Taxonomy, words: Wording, versions: Versions? = nil, width: Int = 80,
    isColored: Bool = false
  ) {
    self.taxonomy = taxonomy
    self.words = words
    self.versions = versions
    self.width = max(60, width)
    self.isColored = isColored
  }

  /// How many topics are named on either side.
  static let topicCount = 8
  /// How many quotes stand under a pillar on either side.
  static let quoteCount = 2

  /// The report; ends with a line feed. The rejected share closes it even when it is zero.
  public func text(of scorecard: Scorecard) -> String {
    var out = ReportLines(paint: Paint(isOn: isColored), width: width)
    out.title(words("report-title"))
    headline(scorecard, &out)
    pillars(scorecard, &out)
    touchpoints(scorecard, &out)
    topics(scorecard, &out)
    signals(scorecard, &out)
    quotes(scorecard, &out)
    trend(scorecard, &out)
    foot(scorecard, &out)
    return out.text
  }

  private func foot(_ scorecard: Scorecard, _ out: inout ReportLines) {
    out.blank()
    if out.hasSmall {
      out.line(words("report-small", ["n": words.count(Tally.smallSample)]))
    }
    if let versions { out.line(versions.line) }
    out.line(
      words(
        "report-rejected",
        [
          "n": words.count(scorecard.rejected),
          "all": words.count(scorecard.documents + scorecard.rejected),
          "share": words.percent(scorecard.rejectedShare ?? 0),
        ]))
  }
}
