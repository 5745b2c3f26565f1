import SestanteText

@testable import Sestante

extension Analysis {
  /// An analysis by hand: what the words say and where.
  static func example(
    _ polarity: Polarity, _ score: Double, language: Language = .italian,
    pillars: [LabelFinding] = [],
    touchpoints: [LabelFinding] = [], topics: [LabelFinding] = [], signals: [SignalFinding] = [],
    evidence: [Evidence] = []
  ) -> Analysis {
    Analysis(
      language: language, polarity: polarity, score: score, pillars: pillars,
      touchpoints: touchpoints,
      topics: topics, signals: signals, evidence: evidence)
  }

  /// `Camera pulita, ma check-in lentissimo: quaranta minuti in attesa.`
  static var checkIn: Analysis {
    .example(
      .negative, -0.57,
      pillars: [.label("time-effort", .negative, -0.57, [1, 2])],
      touchpoints: [
        .label("arrival-and-onboarding", .negative, -0.57, [1, 2]),
        .label("place-and-environment", .positive, 0.5, [0]),
      ],
      topics: [
        .label("check-in-out", .negative, -0.67, [1], at: "arrival-and-onboarding"),
        .label("cleanliness", .positive, 0.5, [0], at: "place-and-environment"),
      ],
      signals: [SignalFinding(id: "effort", value: "high", evidence: [3])],
      evidence: [
        .found(
          checkInText, "Camera pulita", 0.5,
          ("pulita", "it/valence-adjectives.tsv:1706", "term", 0.5),
          ("Camera", "it/topics.tsv:1134", "topic", 0)),
        .found(
          checkInText, "check-in lentissimo", -0.67,
          ("check-in lentissimo", "it/topics.tsv:1310", "term", -0.67)),
        .found(
          checkInText, "quaranta minuti in attesa", -0.47,
          ("quaranta minuti in attesa", "it/topics.tsv:22", "term", -0.47)),
        .found(checkInText, "lentissimo", 0, ("lentissimo", "it/signals.tsv:699", "signal", 0)),
      ])
  }

  static var checkInText: String {
    "Camera pulita, ma check-in lentissimo: quaranta minuti in attesa."
  }
}

extension LabelFinding {
  static func label(
    _ id: String, _ polarity: Polarity, _ score: Double, _ evidence: [Int],
    at touchpoint: String? = nil
  ) -> LabelFinding {
    LabelFinding(
      id: id, touchpoint: touchpoint, polarity: polarity, score: score, evidence: evidence)
  }
}

extension Evidence {
  /// Evidence on words of a text, with its causes.
  static func found(
    _ text: String, _ quote: String, _ score: Double,
    _ causes: (words: String, entry: String, role: String, effect: Double)...
  ) -> Evidence {
    Evidence(
      span: span(of: quote, in: text), quote: quote,
      polarity: score > 0 ? .positive : score < 0 ? .negative : .neutral, score: score,
      because: causes.map {
        Cause(
          span: span(of: $0.words, in: text), text: $0.words, entry: $0.entry, role: $0.role,
          effect: $0.effect)
      })
  }

  private static func span(of words: String, in text: String) -> Range<Int> {
    let all = Array(text.utf8)
    let part = Array(words.utf8)
    let start = all.indices.first { all[$0...].starts(with: part) } ?? 0
    return start..<start + part.count
  }
}
