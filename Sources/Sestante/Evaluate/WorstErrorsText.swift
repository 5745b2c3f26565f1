/// The worst errors of an evaluation for a person: the text, the answer, and what led to it.
struct WorstErrorsText {
  let words: Wording

  /// A text longer than this many columns is cut.
  private static let width = 400

  func write(_ worst: WorstErrors, _ out: inout ReportLines) {
    out.section(words("evaluation-worst"))
    for item in worst.items {
      out.line(
        "  "
          + words(
            "evaluation-worst-line",
            [
              "id": TerminalText.line(item.gold.id),
              "gold": words(item.gold.polarity?.id ?? ""),
              "answer": words(item.analysis.polarity.id),
              "score": words.signed(item.analysis.score),
            ]))
      out.line("    " + TerminalText.fit(TerminalText.line(item.gold.text), Self.width))
      let judgements = item.analysis.evidence.filter { $0.score != 0 }
      if judgements.isEmpty { out.line("    " + words("evaluation-no-evidence")) }
      for evidence in judgements {
        let entries = evidence.because.map { "\($0.role) \($0.entry)" }.joined(separator: ", ")
        let quote = words("quote-open") + TerminalText.line(evidence.quote) + words("quote-close")
        out.line("    \(words.signed(evidence.score)) \(quote) ← \(entries)")
      }
    }
  }
}
