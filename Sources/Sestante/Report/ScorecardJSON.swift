/// A scorecard as JSON: figures with their intervals, quotes and versions.
///
/// Keys and lists stand in a fixed order, so equal scorecards give equal bytes.
public struct ScorecardJSON: Sendable {
  private let taxonomy: Taxonomy
  private let versions: Versions

  /// A writer that takes ids and their order from the taxonomy and cites the versions.
  public init(taxonomy: Taxonomy, versions: Versions) {
    self.taxonomy = taxonomy
    self.versions = versions
  }

  /// The document; ends with a line feed.
  public func text(of scorecard: Scorecard) -> String {
    let languages = ["it", "en", "mixed", "und"].compactMap { code in
      scorecard.languages[code].map { JSONNode.object([("language", .string(code))] + figures($0)) }
    }
    let periods = scorecard.periods.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { JSONNode.object([("period", .string($0.key))] + figures($0.value)) }
    let crossings = taxonomy.crossings(of: scorecard).map { crossing, cell in
      JSONNode.object(
        [("pillar", .string(crossing.pillar)), ("touchpoint", .string(crossing.touchpoint))]
          + figures(cell.tally) + quotes(cell))
    }
    return JSONNode.object([
      ("documents", .integer(scorecard.documents)),
      ("sentiment", .object(figures(scorecard.sentiment))),
      ("languages", .array(languages)),
      ("periods", .array(periods)),
      ("pillars", cells(taxonomy.pillars.map(\.id), "pillar", scorecard.pillars, keepsEmpty: true)),
      (
        "touchpoints",
        cells(taxonomy.touchpoints.map(\.id), "touchpoint", scorecard.touchpoints, keepsEmpty: true)
      ),
      ("topics", cells(taxonomy.topics.map(\.id), "topic", scorecard.topics, keepsEmpty: false)),
      ("pillarTouchpoints", .array(crossings)),
      ("signals", signals(scorecard)),
      ("versions", versions.json),
      ("rejected", .integer(scorecard.rejected)),
      ("rejectedShare", .ratio(scorecard.rejectedShare ?? 0)),
    ]).document()
  }

  private func cells(
    _ ids: [String], _ key: String, _ cells: [String: Cell], keepsEmpty: Bool
  ) -> JSONNode {
    .array(
      ids.compactMap { id in
        guard let cell = cells[id] ?? (keepsEmpty ? Cell() : nil) else { return nil }
        return .object([(key, .string(id))] + figures(cell.tally) + quotes(cell))
      })
  }

  private func figures(_ tally: Tally) -> [(String, JSONNode)] {
    var out: [(String, JSONNode)] = [("mentions", .integer(tally.mentions))]
    for polarity in [Polarity.positive, .negative, .mixed, .neutral] {
      let share = tally.share(polarity)
      out.append(
        (
          polarity.id,
          .object([
            ("count", .integer(tally[polarity])), ("share", .ratio(share?.share)),
            ("low", .ratio(share?.low)), ("high", .ratio(share?.high)),
          ])
        ))
    }
    out.append(("net", .ratio(tally.net)))
    out.append(("score", .ratio(tally.meanScore)))
    out.append(("smallSample", .number(tally.isSmall ? "true" : "false")))
    return out
  }

  private func quotes(_ cell: Cell) -> [(String, JSONNode)] {
    func list(_ quotes: [Quote]) -> JSONNode {
      .array(
        quotes.map {
          .object([
            ("id", .string($0.document)), ("quote", .string($0.text)),
            ("score", .number(Digits.short(Double($0.score) / 100, places: 2))),
          ])
        })
    }
    return [("praise", list(cell.positiveQuotes)), ("complaints", list(cell.negativeQuotes))]
  }

  private func signals(_ scorecard: Scorecard) -> JSONNode {
    .array(
      taxonomy.signals.compactMap { signal in
        guard let tally = scorecard.signals[signal.id] else { return nil }
        let values = tally.orderedValues.map {
          JSONNode.object([("value", .string($0.value)), ("documents", .integer($0.documents))])
        }
        return .object([
          ("signal", .string(signal.id)), ("documents", .integer(tally.documents)),
          ("values", .array(values)),
        ])
      })
  }
}
