/// A tuning for a person: what it is worth on documents it did not see, and what changed.
public struct TuningText: Sendable {
  private let words: Wording

  /// A writer in the language of the words.
  public init(words: Wording) { self.words = words }

  /// The text; ends with a line feed.
  ///
  /// - Parameter top: how many of the largest changes are listed; all sign changes and stopped rows are.
  public func text(of tuning: Tuning, options: TuningOptions, top: Int) -> String {
    var out = ReportLines(paint: Paint(isOn: false), width: 80)
    out.title(words("tuning-title"))
    out.line(
      words(
        "tuning-counts",
        [
          "n": words.count(tuning.documents), "rows": words.count(tuning.rows),
          "fitted": words.count(tuning.fitted), "changed": words.count(tuning.changes.count),
          "min": words.count(options.minimumDocuments),
        ]))
    out.section(words("tuning-folds", ["n": words.count(options.folds)]))
    figure("evaluation-two", tuning.before, tuning.after, &out)
    if let before = tuning.threeBefore, let after = tuning.threeAfter {
      figure("evaluation-three", before, after, &out)
    }
    if !tuning.isWorthIt { out.line("  " + words("tuning-no-gain")) }
    list("tuning-largest", Array(tuning.changes.prefix(top)), &out)
    list("tuning-signs", tuning.signChanges, &out)
    list("tuning-stopped", tuning.stopped, &out)
    return out.text
  }

  private func figure(
    _ name: String, _ before: FoldFigure, _ after: FoldFigure, _ out: inout ReportLines
  ) {
    func text(_ figure: FoldFigure) -> String {
      "\(words.ratio(figure.mean)) ± \(words.ratio(figure.spread))"
    }
    out.line(
      "  \(TerminalText.cell(words(name), 28)) \(text(before)) → \(text(after))  ("
        + "\(words("tuning-by-fold")): "
        + zip(before.folds, after.folds).map { words.signed($1 - $0) }.joined(separator: " ")
        + ")")
  }

  private func list(_ title: String, _ changes: [WeightChange], _ out: inout ReportLines) {
    if changes.isEmpty { return }
    out.section(words(title))
    for change in changes {
      let counts = words(
        "tuning-documents",
        [
          "p": words.count(change.positive), "n": words.count(change.negative),
          "o": words.count(change.other),
        ])
      let weights = "\(words.signed(change.before)) → \(words.signed(change.after))"
      out.line(
        "  " + TerminalText.cell(weights, 16)
          + TerminalText.cell(TerminalText.line(change.term), 26)
          + " \(counts)  \(change.entry)")
    }
  }
}
