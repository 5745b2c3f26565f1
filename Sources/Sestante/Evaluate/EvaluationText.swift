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
  ///
  /// - Parameters:
  ///   - intervals: those of a ``Bootstrap``, written beside the figures they belong to.
  ///   - worst: the errors to show, each with its evidence.
  public func text(
    of evaluation: Evaluation, intervals: [String: ClosedRange<Double>] = [:],
    worst: WorstErrors? = nil
  ) -> String {
    var out = ReportLines(paint: Paint(isOn: false), width: 80)
    out.title(words("evaluation-title"))
    out.line(words("evaluation-documents", ["n": words.count(evaluation.documents)]))
    if let accuracy = evaluation.languageAccuracy {
      out.line("\(words("evaluation-language")): \(words.percent(accuracy))")
    }
    sentiment(evaluation.sample, intervals, &out)
    for (kind, ids, accuracy) in [
      ("pillars", taxonomy.pillars.map(\.id), evaluation.pillars),
      ("touchpoints", taxonomy.touchpoints.map(\.id), evaluation.touchpoints),
      ("topics", taxonomy.topics.map(\.id), evaluation.topics),
    ] {
      labels(kind, ids, accuracy, intervals, &out)
    }
    if !intervals.isEmpty {
      out.blank()
      out.line(words("evaluation-interval"))
    }
    if let worst, !worst.items.isEmpty { WorstErrorsText(words: words).write(worst, &out) }
    if let versions {
      out.blank()
      out.line(versions.line)
    }
    return out.text
  }

  private func sentiment(
    _ sample: SentimentSample, _ intervals: [String: ClosedRange<Double>],
    _ out: inout ReportLines
  ) {
    let matrix = sample.matrix
    if matrix.documents == 0 { return }
    out.section(words("section-sentiment"))
    head(hasKappa: false, &out)
    for polarity in Self.polarities {
      row(words(polarity.id), matrix.detection(of: polarity), kappa: nil, hasKappa: false, &out)
    }
    for (id, name, figure) in [
      ("evaluation-two", "twoClassF1", matrix.twoClassF1),
      ("evaluation-three", "threeClassF1", matrix.threeClassF1),
      ("evaluation-accuracy", "accuracy", matrix.accuracy),
      ("evaluation-decided", "decided", matrix.decidedShare),
      ("evaluation-auc", "auc", sample.auc), ("column-kappa", "kappa", matrix.kappa),
    ] {
      out.line(
        "  " + TerminalText.cell(words(id), Self.label) + number(figure) + range(intervals[name]))
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
    _ kind: String, _ ids: [String], _ accuracy: LabelAccuracy,
    _ intervals: [String: ClosedRange<Double>], _ out: inout ReportLines
  ) {
    if accuracy.documents == 0 { return }
    out.section(words("section-" + kind))
    head(hasKappa: true, &out)
    for id in ids {
      guard let found = accuracy.ids[id] else { continue }
      row(id, found, kappa: accuracy.kappa(id), hasKappa: true, &out)
    }
    row(
      words("evaluation-micro"), accuracy.micro, kappa: nil, hasKappa: false,
      interval: intervals[kind + ".f1"], &out)
    row(
      words("evaluation-polarity"), accuracy.withPolarity, kappa: nil, hasKappa: false,
      interval: intervals[kind + ".f1WithPolarity"], &out)
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
    _ name: String, _ found: Detection, kappa: Double?, hasKappa: Bool,
    interval: ClosedRange<Double>? = nil, _ out: inout ReportLines
  ) {
    var line = "  " + TerminalText.cell(name, Self.label)
    for figure in [found.precision, found.recall, found.f1] { line += number(figure) }
    line += TerminalText.figure(words.count(found.support), 10)
    if hasKappa { line += number(kappa) }
    out.line(line + range(interval))
  }

  /// `  0.781–0.842`
  private func range(_ interval: ClosedRange<Double>?) -> String {
    guard let interval else { return "" }
    return "  \(words.ratio(interval.lowerBound))–\(words.ratio(interval.upperBound))"
  }

  private func number(_ figure: Double?) -> String {
    TerminalText.figure(figure.map(words.ratio) ?? "–", 10)
  }
}
