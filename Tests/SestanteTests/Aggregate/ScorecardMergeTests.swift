import TestSupport
import Testing

@testable import Sestante

/// Any order and any split of the documents gives equal bytes.
@Suite struct ScorecardMergeTests {
  let fixture: Fixture

  init() throws { fixture = try Fixture() }

  private func documents(_ seed: UInt64, count: Int) -> [(String, Analysis)] {
    var generator = AnalysisGenerator(fixture.taxonomy, seed: seed)
    return (0..<count).map { ("r-\($0)", generator.next()) }
  }

  private func scorecard(_ documents: some Sequence<(String, Analysis)>) -> Scorecard {
    var scorecard = Scorecard()
    for (index, (id, analysis)) in documents.enumerated() {
      scorecard.add(analysis, id: id, period: "2026-0\(id.utf8.count)")
      if index % 7 == 0 { scorecard.reject() }
    }
    return scorecard
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func anySplitAndAnyOrder(seed: UInt64) {
    let all = documents(seed, count: 120)
    var random = SplitMix64(seed: seed &* 31)
    var whole = scorecard(all)
    let parts = 1 + Int(seed) * 2
    var heaps: [[(String, Analysis)]] = Array(repeating: [], count: parts)
    for document in all.shuffled(using: &random) {
      heaps[Int.random(in: 0..<parts, using: &random)].append(document)
    }
    var merged = Scorecard()
    var rejected = 0
    for heap in heaps.shuffled(using: &random) {
      let part = scorecard(heap)
      rejected += part.rejected
      merged.merge(part)
    }
    // How many are rejected depends on the split above; make both equal.
    whole.reject(rejected)
    merged.reject(18)
    #expect(whole.rejected == merged.rejected)
    #expect(whole == merged, "seed \(seed)")
    #expect(fixture.everything(whole) == fixture.everything(merged), "seed \(seed)")
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func isAssociativeAndCommutative(seed: UInt64) {
    let all = documents(seed, count: 90)
    let (a, b, c) = (scorecard(all[..<20]), scorecard(all[20..<55]), scorecard(all[55...]))
    var left = a
    left.merge(b)
    left.merge(c)
    var right = b
    right.merge(c)
    var outer = a
    outer.merge(right)
    var swapped = c
    swapped.merge(a)
    swapped.merge(b)
    #expect(left == outer, "seed \(seed)")
    #expect(left == swapped, "seed \(seed)")
    var same = a
    same.merge(Scorecard())
    #expect(same == a)
  }

  @Test func equalTextsStandOnceUnderTheFirstId() {
    var scorecard = Scorecard()
    for id in ["r-3", "r-1", "r-2"] { scorecard.add(.checkIn, id: id) }
    #expect(scorecard.pillars["time-effort"]?.negativeQuotes.map(\.document) == ["r-1", "r-1"])
  }
}
