extension TextReport {
  /// Signals by the number of documents that show them, with their values.
  func signals(_ scorecard: Scorecard, _ out: inout ReportLines) {
    out.section(words("section-signals"))
    let found = taxonomy.signals.filter { scorecard.signals[$0.id] != nil }
    if found.isEmpty { out.line("  " + words("no-mentions")) }
    let most = found.map { scorecard.signals[$0.id]?.documents ?? 0 }.max() ?? 0
    let count = TerminalText.width(words.count(most)) + 2
    let label = min(30, found.map { TerminalText.width(words.label($0.id)) }.max() ?? 0)
    for signal in found {
      guard let tally = scorecard.signals[signal.id] else { continue }
      let values = tally.orderedValues.filter { !$0.value.isEmpty }
        .map { "\(TerminalText.line(words.value($0.value))) \(words.count($0.documents))" }
      let line =
        "  " + TerminalText.cell(words.label(signal.id), label)
        + TerminalText.figure(words.count(tally.documents), count) + "  "
      let rest = max(10, width - TerminalText.width(line))
      out.line(line + TerminalText.fit(values.joined(separator: ", "), rest))
    }
  }

  /// The strongest words on either side of each pillar, with the document they stand in.
  func quotes(_ scorecard: Scorecard, _ out: inout ReportLines) {
    out.section(words("section-quotes"))
    var hasQuotes = false
    for pillar in taxonomy.pillars {
      guard let cell = scorecard.pillars[pillar.id] else { continue }
      let chosen =
        cell.positiveQuotes.prefix(Self.quoteCount) + cell.negativeQuotes.prefix(Self.quoteCount)
      if chosen.isEmpty { continue }
      hasQuotes = true
      out.line("  " + words.label(pillar.id))
      for quote in chosen { self.quote(quote, &out) }
    }
    if !hasQuotes { out.line("  " + words("no-mentions")) }
  }

  private func quote(_ quote: Quote, _ out: inout ReportLines) {
    let polarity: Polarity = quote.score > 0 ? .positive : .negative
    let source = " (" + TerminalText.fit(TerminalText.line(quote.document), 24) + ")"
    let room = width - 8 - TerminalText.width(source)
    let text = TerminalText.fit(TerminalText.line(quote.text) + (quote.isCut ? "…" : ""), room)
    out.line(
      "    " + out.paint(polarity.sign, polarity) + " " + words("quote-open") + text
        + words("quote-close") + out.paint(source, .dim))
  }
}
