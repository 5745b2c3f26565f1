import Testing

@testable import Sestante

@Suite struct ScorecardTests {
  @Test func countsOneDocument() {
    var scorecard = Scorecard()
    scorecard.add(.checkIn, id: "r-1", period: "2026-03")
    scorecard.reject(2)
    #expect(scorecard.documents == 1)
    #expect(scorecard.sentiment.negative == 1)
    #expect(scorecard.languages["it"]?.mentions == 1)
    #expect(scorecard.periods["2026-03"]?.scoreSum == -57)
    #expect(scorecard.pillars["time-effort"]?.tally.scoreSum == -57)
    #expect(scorecard.pillars["time-effort"]?.tally.net == -1)
    #expect(scorecard.rejectedShare == 2.0 / 3)
    #expect(scorecard.signals["effort"]?.values == ["high": 1])
    #expect(
      scorecard.pillars["time-effort"]?.negativeQuotes.map(\.text)
        == ["check-in lentissimo", "quaranta minuti in attesa"])
  }

  @Test func crossesPillarsWithTouchpointsThatShareEvidence() {
    var scorecard = Scorecard()
    scorecard.add(.checkIn, id: "r-1")
    #expect(
      Array(scorecard.crossings.keys)
        == [Crossing(pillar: "time-effort", touchpoint: "arrival-and-onboarding")])
    #expect(scorecard.crossings.values.first?.tally.scoreSum == -57)
  }

  @Test func leavesInferredPillarsOut() {
    var analysis = Analysis.checkIn
    analysis.pillars[0].isInferred = true
    var scorecard = Scorecard()
    scorecard.add(analysis, id: "r-1")
    #expect(scorecard.pillars.isEmpty)
    #expect(scorecard.crossings.isEmpty)
  }

  @Test func aPillarMayHaveAnotherSignThanItsWords() {
    // "Rimborsato dopo mesi": the words are good for the refund and bad for the time.
    let analysis = Analysis.example(
      .mixed, 0.1, pillars: [.label("time-effort", .negative, -0.4, [0])],
      evidence: [.found("rimborsato dopo mesi", "rimborsato dopo mesi", 0.4)])
    var scorecard = Scorecard()
    scorecard.add(analysis, id: "r-1")
    #expect(scorecard.pillars["time-effort"]?.negativeQuotes.map(\.score) == [-40])
    #expect(scorecard.pillars["time-effort"]?.positiveQuotes == [])
  }

  @Test func keepsQuotesAsTheCallerWantsThem() {
    var scorecard = Scorecard()
    scorecard.add(.checkIn, id: "r-1", quoting: { _ in "[REDACTED]" })
    #expect(scorecard.pillars["time-effort"]?.negativeQuotes.map(\.text) == ["[REDACTED]"])
  }

  @Test func survivesEvidenceThatIsNotThereAndScoresThatAreNoNumbers() {
    var analysis = Analysis.checkIn
    analysis.pillars[0].evidence = [7, -1]
    analysis.score = .nan
    var scorecard = Scorecard()
    scorecard.add(analysis, id: "r-1")
    #expect(scorecard.pillars["time-effort"]?.tally.mentions == 1)
    #expect(scorecard.sentiment.scoreSum == 0)
  }

  @Test func memoryIsBounded() {
    var scorecard = Scorecard()
    for number in 0..<200 {
      let words = String(repeating: "lento ", count: 100 + number)
      scorecard.add(
        .example(
          .negative, -1, pillars: [.label("time-effort", .negative, -1, [0])],
          signals: [SignalFinding(id: "repeat-contact", value: String(number * 7), evidence: [0])],
          evidence: [.found(words, words, -1)]), id: String(number))
    }
    let quotes = scorecard.pillars["time-effort"]?.negativeQuotes ?? []
    #expect(quotes.count <= QuoteShelf.capacity)
    #expect(quotes.allSatisfy { $0.isCut && $0.text.unicodeScalars.count == Quote.limit })
    #expect((scorecard.signals["repeat-contact"]?.values.count ?? 0) <= 102)
  }
}
