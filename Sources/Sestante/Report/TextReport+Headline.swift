extension TextReport {
  /// How many documents, in which languages, and how they judge.
  func headline(_ scorecard: Scorecard, _ out: inout ReportLines) {
    out.line("\(words("headline-documents")): \(words.count(scorecard.documents))")
    let languages = ["it", "en", "mixed", "und"].compactMap { code in
      scorecard.languages[code].map { "\(words("language-" + code)) \(words.count($0.mentions))" }
    }
    if !languages.isEmpty {
      let line = "\(words("headline-languages")): \(languages.joined(separator: ", "))"
      out.line(TerminalText.fit(line, width))
    }
    guard let net = scorecard.sentiment.net else { return }

    out.section(words("section-sentiment"))
    let tally = scorecard.sentiment
    let name = (Polarity.allCases.map { TerminalText.width(words($0.id)) }.max() ?? 0) + 2
    let count = TerminalText.width(words.count(tally.mentions)) + 2
    for polarity in [Polarity.positive, .negative, .mixed, .neutral] {
      guard let share = tally.share(polarity) else { continue }
      let room = max(0, width - name - count - 32)
      let bar = String(repeating: "█", count: Int((share.share * Double(room)).rounded()))
      out.line(
        "  " + TerminalText.cell(words(polarity.id), name)
          + TerminalText.figure(words.count(tally[polarity]), count)
          + TerminalText.figure(words.percent(share.share), 9)
          + TerminalText.figure("[" + words.range(share) + "]", 17) + "  "
          + out.paint(bar, polarity))
    }
    out.line("  \(words("headline-net")): \(words.signed(net))\(mark(scorecard.sentiment, &out))")
  }

  /// Documents and judgement by period, where periods were given.
  func trend(_ scorecard: Scorecard, _ out: inout ReportLines) {
    if scorecard.periods.isEmpty { return }
    out.section(words("section-trend"))
    let periods = scorecard.periods.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    TallyLayout.table(
      self, periods.map { ($0, scorecard.periods[$0] ?? Tally()) }, &out)
  }

  /// A star for a figure that rests on few mentions.
  func mark(_ tally: Tally, _ out: inout ReportLines) -> String {
    guard tally.isSmall, tally.mentions > 0 else { return "" }
    out.hasSmall = true
    return "*"
  }
}
