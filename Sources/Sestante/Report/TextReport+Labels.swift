extension TextReport {
  /// All six pillars, mentioned or not.
  func pillars(_ scorecard: Scorecard, _ out: inout ReportLines) {
    out.section(words("section-pillars"))
    let rows = taxonomy.pillars.map {
      (words.label($0.id), scorecard.pillars[$0.id]?.tally ?? Tally())
    }
    TallyLayout.table(self, rows, &out)
  }

  /// The touchpoints that were mentioned, along the journey.
  func touchpoints(_ scorecard: Scorecard, _ out: inout ReportLines) {
    out.section(words("section-touchpoints"))
    let rows = taxonomy.touchpoints.map {
      (label: words.label($0.id), tally: scorecard.touchpoints[$0.id]?.tally ?? Tally())
    }
    let layout = TallyLayout(self, rows, indent: 4)
    layout.head(&out)
    for stage in taxonomy.stages {
      let found = zip(taxonomy.touchpoints, rows).filter {
        $0.stage == stage.id && $1.tally.mentions > 0
      }
      let note = found.isEmpty ? ": " + words("no-mentions") : ""
      out.line("  " + words.label(stage.id) + out.paint(note, .dim))
      for (_, row) in found { layout.row(row, &out) }
    }
  }

  /// What is praised and what is criticised most, by documents.
  func topics(_ scorecard: Scorecard, _ out: inout ReportLines) {
    for polarity in [Polarity.positive, .negative] {
      out.section(words("section-topics-\(polarity.id)"))
      let ranked = rank(scorecard.topics, by: polarity).prefix(Self.topicCount)
      if ranked.isEmpty {
        out.line("  " + words("no-mentions"))
      } else {
        TallyLayout.table(self, ranked.map { (words.label($0.id), $0.tally) }, &out)
      }
    }
  }

  /// Topics with mentions of a polarity: the most frequent first, then the stronger sum, then the
  /// id.
  private func rank(_ cells: [String: Cell], by polarity: Polarity) -> [(id: String, tally: Tally)]
  {
    cells.map { (id: $0.key, tally: $0.value.tally) }
      .filter { $0.tally[polarity] > 0 }
      .sorted { a, b in
        if a.tally[polarity] != b.tally[polarity] { return a.tally[polarity] > b.tally[polarity] }
        if a.tally.scoreSum != b.tally.scoreSum {
          return (a.tally.scoreSum > b.tally.scoreSum) == (polarity == .positive)
        }
        return a.id.utf8.lexicographicallyPrecedes(b.id.utf8)
      }
  }
}
