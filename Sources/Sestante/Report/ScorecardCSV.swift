/// A scorecard as a flat CSV table: one line a figure, to be filtered and pivoted.
///
/// Sections: `documents`, `language`, `period`, `pillar`, `touchpoint`, `topic`,
/// `pillar-touchpoint`, `signal`, and `rejected` as the last line even when it is zero.
public struct ScorecardCSV: Sendable {
  private let taxonomy: Taxonomy
  private let words: Wording
  private let guardsFormulas: Bool

  /// - Parameter words: the language of the `label` column.
  public init(taxonomy: Taxonomy, words: Wording, guardsFormulas: Bool = true) {
    self.taxonomy = taxonomy
    self.words = words
    self.guardsFormulas = guardsFormulas
  }

  static let columns =
    "section,id,touchpoint,value,label,mentions,positive,negative,mixed,neutral,net,score,"
    + "positive_share,positive_low,positive_high,negative_share,negative_low,negative_high,"
    + "small_sample"

  /// The table with its header; lines end with CR LF.
  public func text(of scorecard: Scorecard) -> String {
    var out = Self.columns + "\r\n"
    out += line("documents", scorecard.sentiment)
    for code in ["it", "en", "mixed", "und"] {
      guard let tally = scorecard.languages[code] else { continue }
      out += line("language", id: code, label: words("language-" + code), tally)
    }
    for period in scorecard.periods.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    {
      if let tally = scorecard.periods[period] { out += line("period", id: period, tally) }
    }
    for pillar in taxonomy.pillars {
      let tally = scorecard.pillars[pillar.id]?.tally ?? Tally()
      out += line("pillar", id: pillar.id, label: words.label(pillar.id), tally)
    }
    for touchpoint in taxonomy.touchpoints {
      let tally = scorecard.touchpoints[touchpoint.id]?.tally ?? Tally()
      out += line("touchpoint", id: touchpoint.id, label: words.label(touchpoint.id), tally)
    }
    for topic in taxonomy.topics {
      guard let cell = scorecard.topics[topic.id] else { continue }
      out += line("topic", id: topic.id, label: words.label(topic.id), cell.tally)
    }
    for (crossing, cell) in taxonomy.crossings(of: scorecard) {
      out += line(
        "pillar-touchpoint", id: crossing.pillar, touchpoint: crossing.touchpoint,
        label: words.label(crossing.pillar) + " / " + words.label(crossing.touchpoint), cell.tally)
    }
    for signal in taxonomy.signals {
      guard let tally = scorecard.signals[signal.id] else { continue }
      out += count("signal", id: signal.id, label: words.label(signal.id), tally.documents)
      for (value, documents) in tally.orderedValues where !value.isEmpty {
        out += count("signal", id: signal.id, value: value, label: words.value(value), documents)
      }
    }
    return out + count("rejected", scorecard.rejected)
  }

  private func line(
    _ section: String, id: String = "", touchpoint: String = "", label: String = "", _ tally: Tally
  ) -> String {
    var line = CSVLine(guardsFormulas: guardsFormulas)
    for cell in [section, id, touchpoint, "", label] { line.field(cell) }
    for count in [tally.mentions, tally.positive, tally.negative, tally.mixed, tally.neutral] {
      line.field(count)
    }
    line.field(tally.net)
    line.field(tally.meanScore)
    for polarity in [Polarity.positive, .negative] {
      let share = tally.share(polarity)
      line.field(share?.share)
      line.field(share?.low)
      line.field(share?.high)
    }
    line.field(tally.isSmall ? "yes" : "no")
    return line.end()
  }

  private func count(
    _ section: String, id: String = "", value: String = "", label: String = "", _ documents: Int
  ) -> String {
    var line = CSVLine(guardsFormulas: guardsFormulas)
    for cell in [section, id, "", value, label] { line.field(cell) }
    line.field(documents)
    for _ in 0..<13 { line.field("") }
    return line.end()
  }
}

extension Taxonomy {
  /// The crossings of a scorecard in the order of the codebook.
  func crossings(of scorecard: Scorecard) -> [(Crossing, Cell)] {
    pillars.flatMap { pillar in
      touchpoints.compactMap { touchpoint in
        let crossing = Crossing(pillar: pillar.id, touchpoint: touchpoint.id)
        return scorecard.crossings[crossing].map { (crossing, $0) }
      }
    }
  }
}
