/// An evaluation as text for a terminal.
public struct EvaluationText: Sendable {
  private let taxonomy: Taxonomy
  private let words: Wording
  private let versions: Versions?

  /// A writer in the language of the words; without versions the line that cites them is left out.
  public init(taxonomy: Taxonomy, words: Wording, versions: Versions? = nil) {
    self.taxonomy = taxonomy
    self.words = words
    self.versions = versions
  }

  private static let polarities = [Polarity.positive, .negative, .neutral, .mixed]
  private static let label = 28

  /// The text; ends with a line feed.
  public func text(of evaluation: Evaluation) -> String {
    var out = ReportLines(paint: Paint(isOn: false), width: 80)
    out.title(words("evaluation-title"))
    out.line(words("evaluation-documents", ["n": words.count(evaluation.documents)]))
    if let accuracy = evaluation.languageAccuracy {
      out.line("\(words("evaluation-language")): \(words.percent(accuracy))")
    }
    sentiment(evaluation.sentiment, &out)
    labels("section-pillars", taxonomy.pillars.map(\.id), evaluation.pillars, &out)
    labels("section-touchpoints", taxonomy.touchpoints.map(\.id), evaluation.touchpoints, &out)
    labels("section-topics", taxonomy.topics.map(\.id), evaluation.topics, &out)
    if let versions {
      out.blank()
      out.line(versions.line)
    }
    return out.text
  }

  private func sentiment(_ matrix: ConfusionMatrix, _ out: inout ReportLines) {
    if matrix.documents == 0 { return }
    out.section(words("section-sentiment"))
    head(hasKappa: false, &out)
    for polarity in Self.polarities {
      row(words(polarity.id), matrix.detection(of: polarity), kappa: nil, hasKappa: false, &out)
    }
    for (id, figure) in [
      ("evaluation-two", matrix.twoClassF1), ("evaluation-three", matrix.threeClassF1),
      ("evaluation-decided", matrix.decidedShare), ("column-kappa", matrix.kappa),
    ] {
      out.line("  " + TerminalText.cell(words(id), Self.label) + number(figure))
    }
    out.section(words("evaluation-confusion"))
    out.line(
      TerminalText.cell("", Self.label + 2)
        + Self.polarities.map { TerminalText.figure(words($0.id), 10) }.joined())
    for gold in Self.polarities {
      out.line(
        "  " + TerminalText.cell(words(gold.id), Self.label)
          + Self.polarities.map {
            TerminalText.figure(words.count(matrix[gold, $0]), 10)
          }.joined())
    }
  }

  private func labels(
    _ title: String, _ ids: [String], _ accuracy: LabelAccuracy, _ out: inout ReportLines
  ) {
    if accuracy.documents == 0 { return }
    out.section(words(title))
    head(hasKappa: true, &out)
    for id in ids {
      guard let found = accuracy.ids[id] else { continue }
      row(id, found, kappa: accuracy.kappa(id), hasKappa: true, &out)
    }
    row(words("evaluation-micro"), accuracy.micro, kappa: nil, hasKappa: false, &out)
    row(words("evaluation-polarity"), accuracy.withPolarity, kappa: nil, hasKappa: false, &out)
  }

  private func head(hasKappa: Bool, _ out: inout ReportLines) {
    let columns =
      ["column-precision", "column-recall", "column-f1", "column-support"]
      + (hasKappa ? ["column-kappa"] : [])
    out.line(
      TerminalText.cell("", Self.label + 2)
        + columns.map { TerminalText.figure(words($0), 10) }.joined())
  }

  private func row(
    _ name: String, _ found: Detection, kappa: Double?, hasKappa: Bool, _ out: inout ReportLines
  ) {
    var line = "  " + TerminalText.cell(name, Self.label)
    for figure in [found.precision, found.recall, found.f1] { line += number(figure) }
    line += TerminalText.figure(words.count(found.support), 10)
    if hasKappa { line += number(kappa) }
    out.line(line)
  }

  private func number(_ figure: Double?) -> String {
    TerminalText.figure(figure.map(words.ratio) ?? "–", 10)
  }
}
