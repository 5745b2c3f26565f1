import SestanteText
import Testing

@testable import Sestante

/// A small example counted by hand.
@Suite struct EvaluationTests {
  /// Gold, answer: 3 positive (2 right, 1 mixed), 3 negative (2 right, 1 positive), 2 neutral (1
  /// right, 1 mixed), 1 mixed (negative).
  private static let pairs: [(Polarity, Polarity)] = [
    (.positive, .positive), (.positive, .positive), (.positive, .mixed), (.negative, .negative),
    (.negative, .negative), (.negative, .positive), (.neutral, .neutral), (.neutral, .mixed),
    (.mixed, .negative),
  ]

  private func evaluation() -> Evaluation {
    var evaluation = Evaluation()
    for (number, (gold, answer)) in Self.pairs.enumerated() {
      evaluation.add(
        GoldDocument(id: "\(number)", text: "", language: .italian, polarity: gold),
        .example(answer, 0, language: number == 0 ? .english : .italian))
    }
    return evaluation
  }

  private func expect(
    _ found: Double?, _ wanted: Double, _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(abs((found ?? -9) - wanted) < 1e-12, sourceLocation: location)
  }

  @Test func sentiment() {
    let matrix = evaluation().sentiment
    #expect(matrix.detection(of: .positive) == Detection(hits: 2, falseAlarms: 1, misses: 1))
    #expect(matrix.detection(of: .negative) == Detection(hits: 2, falseAlarms: 1, misses: 1))
    #expect(matrix.detection(of: .mixed) == Detection(hits: 0, falseAlarms: 2, misses: 1))
    // Positive 2/(2+1), missed 1: 4/6. Negative without the mixed document: 2 of 2, missed 1: 4/5.
    expect(matrix.twoClassF1, (4.0 / 6 + 4.0 / 5) / 2)
    // Neutral: 2 hits, 1 false alarm (a mixed answer to a positive document): 4/5.
    expect(matrix.threeClassF1, (4.0 / 6 + 4.0 / 5 + 4.0 / 5) / 3)
    expect(matrix.decidedShare, 5.0 / 6)
    expect(matrix.accuracy, 5.0 / 9)
    // Chance: (3·3 + 3·3 + 2·1 + 1·2) / 81.
    expect(matrix.kappa, (5.0 / 9 - 22.0 / 81) / (1 - 22.0 / 81))
    expect(evaluation().languageAccuracy, 8.0 / 9)
  }

  @Test func withoutNeutralGoldThereAreNoThreeClasses() {
    var evaluation = Evaluation()
    evaluation.add(GoldDocument(id: "1", text: "", polarity: .positive), .example(.positive, 1))
    #expect(evaluation.sentiment.threeClassF1 == nil)
    #expect(Evaluation().sentiment.twoClassF1 == nil)
    #expect(Evaluation().sentiment.kappa == nil)
  }

  @Test func labels() {
    var evaluation = Evaluation()
    let gold: [[String: Polarity?]?] = [
      ["empathy": .positive], ["empathy": .positive, "integrity": .negative], [:], ["empathy": nil],
      nil,
    ]
    let found: [[LabelFinding]] = [
      [.label("empathy", .positive, 1, [])], [.label("empathy", .mixed, 0, [])],
      [.label("empathy", .negative, -1, [])], [],
      [.label("empathy", .negative, -1, [])],
    ]
    for (index, (labels, pillars)) in zip(gold, found).enumerated() {
      evaluation.add(
        GoldDocument(id: "\(index)", text: "", pillars: labels),
        .example(.neutral, 0, pillars: pillars))
    }
    let pillars = evaluation.pillars
    #expect(pillars.documents == 4)
    #expect(pillars.ids["empathy"] == Detection(hits: 2, falseAlarms: 1, misses: 1))
    #expect(pillars.ids["integrity"] == Detection(misses: 1))
    expect(pillars.micro.f1, 4.0 / 7)
    // One pair right, mixed for positive is both wrong and missing, one false alarm, integrity
    // missing.
    #expect(pillars.withPolarity == Detection(hits: 1, falseAlarms: 2, misses: 2))
    // Both say 3 of 4; they agree on 2 of 4; chance 9/16 + 1/16.
    expect(pillars.kappa("empathy"), (0.5 - 0.625) / 0.375)
    expect(pillars.kappa("integrity"), 0)
    #expect(pillars.kappa("resolution") == nil)
  }

  @Test func inferredPillarsAreNoAnswers() {
    var evaluation = Evaluation()
    var label = LabelFinding.label("expectations", .positive, 1, [])
    label.isInferred = true
    evaluation.add(
      GoldDocument(id: "1", text: "", pillars: [:]), .example(.positive, 1, pillars: [label]))
    #expect(evaluation.pillars.ids.isEmpty)
  }

  @Test func partsMergeIntoTheWhole() {
    var (a, b) = (evaluation(), evaluation())
    let whole = a
    a.merge(b)
    b.merge(whole)
    #expect(a == b)
    #expect(a.sentiment.documents == 18)
    #expect(a.sentiment.twoClassF1 == whole.sentiment.twoClassF1)
  }

  @Test func written() throws {
    let fixture = try Fixture()
    var evaluation = evaluation()
    evaluation.add(
      GoldDocument(
        id: "x", text: "", pillars: ["time-effort": .negative, "empathy": .positive],
        touchpoints: ["arrival-and-onboarding": .negative], topics: ["cleanliness": .positive]),
      .checkIn)
    for language in ["it", "en"] {
      try expectSnapshot(
        EvaluationText(
          taxonomy: fixture.taxonomy, words: fixture.words(language), versions: fixture.versions
        ).text(of: evaluation), "evaluation-\(language).txt")
    }
    let intervals = Bootstrap(resamples: 100, seed: 1).intervals(of: evaluation)
    var worst = WorstErrors(limit: 2)
    worst.add(GoldDocument(id: "y", text: "Un\u{1B}[31m\ttesto", polarity: .positive), .checkIn)
    try expectSnapshot(
      EvaluationText(taxonomy: fixture.taxonomy, words: fixture.words("en"))
        .text(of: evaluation, intervals: intervals, worst: worst), "evaluation-worst-en.txt")
    try expectSnapshot(
      EvaluationJSON(taxonomy: fixture.taxonomy, versions: fixture.versions)
        .text(of: evaluation, intervals: intervals, worst: worst), "evaluation.json")
  }
}
