import SestanteLexicon
import SestanteText
import Testing

@testable import Sestante

@Suite struct BootstrapTests {
  private func sample(_ rows: [(Polarity, Polarity, Double)]) -> SentimentSample {
    var sample = SentimentSample()
    for (gold, answer, score) in rows { sample.add(gold: gold, answer: answer, score: score) }
    return sample
  }

  /// Counted by hand: pairs won 0.5 (tie) + 1, 0 + 1 of 4.
  @Test func areaUnderTheCurve() {
    let sample = sample([
      (.positive, .positive, 0.4), (.positive, .neutral, 0.1), (.negative, .positive, 0.4),
      (.negative, .negative, -0.5), (.neutral, .neutral, 0.9),
    ])
    #expect(sample.auc == 2.5 / 4)
    #expect(SentimentSample().auc == nil)
    #expect(self.sample([(.positive, .positive, 1)]).auc == nil)
  }

  /// The area is the share of pairs in the right order, whatever the scores.
  @Test func areaEqualsThePairs() throws {
    var random = SeededRandom(seed: 5)
    var rows: [(Polarity, Polarity, Double)] = []
    for _ in 0..<200 {
      let gold: Polarity = random.draw(below: 3) == 0 ? .negative : .positive
      rows.append((gold, .neutral, Double(random.draw(below: 41) - 20) / 100))
    }
    var won = 0.0
    var pairs = 0.0
    for a in rows where a.0 == .positive {
      for b in rows where b.0 == .negative {
        pairs += 1
        won += a.2 > b.2 ? 1 : a.2 == b.2 ? 0.5 : 0
      }
    }
    #expect(abs(try #require(sample(rows).auc) - won / pairs) < 1e-12)
  }

  @Test func intervalsHoldTheFigure() throws {
    let rows = (0..<100).map { number -> (Polarity, Polarity, Double) in
      let gold: Polarity = number % 3 == 0 ? .negative : .positive
      let answer: Polarity = number % 7 == 0 ? .neutral : gold
      return (gold, answer, gold == .positive ? 0.5 : -0.5)
    }
    let sample = sample(rows)
    let found = Bootstrap(resamples: 400, seed: 1).intervals(of: sample)
    let figure = try #require(sample.matrix.twoClassF1)
    let interval = try #require(found["twoClassF1"])
    #expect(interval.contains(figure))
    #expect(interval.upperBound - interval.lowerBound > 0.02)
    #expect(interval.upperBound - interval.lowerBound < 0.2)
    #expect(found["auc"] == 1...1)
    #expect(found["threeClassF1"] == nil)
    // The order of the documents does not matter; the seed does.
    let other = self.sample(rows.reversed())
    #expect(Bootstrap(resamples: 400, seed: 1).intervals(of: other) == found)
    #expect(Bootstrap(resamples: 400, seed: 2).intervals(of: sample) != found)
    #expect(Bootstrap(resamples: 0, seed: 1).intervals(of: sample) == [:])
  }

  @Test func leavesOutBothEnds() {
    #expect(Bootstrap.interval((1...1000).map(Double.init)) == 26...975)
    #expect(Bootstrap.interval([3]) == 3...3)
    #expect(Bootstrap.interval([]) == nil)
  }

  @Test func labels() throws {
    var accuracy = LabelAccuracy()
    for number in 0..<40 {
      accuracy.add(
        gold: ["empathy": .positive],
        found: number % 4 == 0 ? [] : [.label("empathy", .positive, 0.5, [])])
    }
    let interval = try #require(Bootstrap(resamples: 300).intervals(of: accuracy)["f1"])
    #expect(interval.contains(try #require(accuracy.micro.f1)))
    #expect(interval.lowerBound < interval.upperBound)
  }
}

@Suite struct WorstErrorsTests {
  @Test func theFarthestFirst() {
    var worst = WorstErrors(limit: 2)
    func add(_ id: String, _ gold: Polarity, _ answer: Polarity, _ score: Int) {
      worst.add(
        GoldDocument(id: id, text: "", polarity: gold), .example(answer, Double(score) / 100))
    }
    add("near", .positive, .neutral, 0)
    add("right", .positive, .positive, 90)
    add("far", .positive, .negative, -80)
    add("farther", .negative, .positive, 90)
    add("tie", .positive, .negative, -80)
    #expect(worst.items.map(\.gold.id) == ["farther", "far"])
    var none = WorstErrors(limit: 0)
    none.add(GoldDocument(id: "x", text: "", polarity: .positive), .example(.negative, -1.0))
    #expect(none.items.isEmpty)
  }
}

@Suite struct RatingScaleTests {
  @Test func cutsAtTwoAndThreeFifths() throws {
    let stars = (1...5).map { RatingScale.stars.polarity(of: Double($0)) }
    #expect(stars == [.negative, .negative, .neutral, .positive, .positive])
    let ten = try #require(RatingScale(lowest: 1, highest: 10))
    #expect(
      (1...10).map { ten.polarity(of: Double($0)) }
        == Array(repeating: .negative, count: 4) + [.neutral, .neutral]
        + Array(repeating: .positive, count: 4))
    #expect(RatingScale.stars.polarity(of: 6) == nil)
    #expect(RatingScale(lowest: 5, highest: 5) == nil)
  }
}
