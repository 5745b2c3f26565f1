import SestanteText
import TestSupport
import Testing

@Suite struct RandomTextTests {
  @Test(arguments: 0..<8)
  func `fast scanner equals reference on random text`(_ batch: UInt64) {
    for round in 0..<60 as Range<UInt64> {
      let seed = batch * 1000 + round
      var random = SplitMix64(seed: seed)
      let text = RandomText.make(&random, length: 1 + random.next(below: 300))
      let found = difference(text)
      #expect(found == nil, "seed \(seed): \(found ?? "")")
    }
  }

  @Test(arguments: 0..<71)
  func `fast scanner equals reference at every alignment`(_ shift: Int) {
    let samples = [
      "perché l’attesa è già finita — ottimo!", "Bellooooo 👍🏽 e caffè", "ﬁlm da 10/10, a–b “c”",
      "ééé àà ÀÀÀ", "a\u{301}b\u{AD}c", "pulita.Personale http://a.it @luca :-)",
    ]
    for sample in samples {
      let found = difference(String(repeating: " ", count: shift) + sample)
      #expect(found == nil, "shift \(shift): \(found ?? "")")
      let glued = difference(String(repeating: "x.", count: shift / 2) + sample)
      #expect(glued == nil, "glued \(shift): \(glued ?? "")")
    }
  }

  @Test(arguments: 0..<4)
  func `spans ascend, never overlap, lie on scalar boundaries`(_ batch: UInt64) {
    for round in 0..<60 as Range<UInt64> {
      let seed = 77_000 + batch * 1000 + round
      var random = SplitMix64(seed: seed)
      let text = RandomText.make(&random, length: 1 + random.next(below: 200))
      let found = Scanned(text, by: .fast).fault(in: text)
      #expect(found == nil, "seed \(seed): \(found ?? "")")
    }
  }

  @Test func `high bytes are seen wherever they stand`() {
    for text in ["aaa", "aaa" + String(repeating: "b", count: 70) + "\u{FF21}", "a \u{AD}", "é"] {
      for scanner in [Scanned.Scanner.fast, .reference] {
        let expected = text.utf8.contains { $0 >= 0x80 }
        #expect(Scanned(text, by: scanner).hasHighBytes == expected, "\(scanner) \(text)")
      }
    }
  }
}
