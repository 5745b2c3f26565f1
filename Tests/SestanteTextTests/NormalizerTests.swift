import SestanteText
import TestSupport
import Testing

@Suite struct NormalizerTests {
  @Test(arguments: [
    ("Perche\u{301} NO", "perché no"), ("ﬁlm", "film"), ("①", "1"), ("Straße", "strasse"),
    ("l’attesa", "l'attesa"), ("perche´", "perche'"), ("5″", "5''"), ("so\u{AD}no", "sono"), ("ＡＢ", "ab"),
  ])
  func normalizes(_ original: String, _ expected: String) {
    #expect(Normalizer.normalize(original).text == expected)
  }

  @Test func `the way back leads to the original`() {
    let text = Normalizer.normalize("un ﬁlm")
    #expect(text.original(of: 3..<4) == 3..<6)
    #expect(text.original(of: 3..<5) == 3..<6)
    #expect(text.original(of: 5..<7) == 6..<8)
    #expect(text.original(of: 7..<7) == 8..<8)
  }

  @Test(arguments: 0..<4)
  func `normalizing twice changes nothing`(_ batch: UInt64) {
    for round in 0..<60 as Range<UInt64> {
      let seed = 31_000 + batch * 1000 + round
      var random = SplitMix64(seed: seed)
      let once = Normalizer.normalize(RandomText.make(&random, length: 200)).text
      let twice = Normalizer.normalize(once).text
      let isStable = once.utf8.elementsEqual(twice.utf8)
      #expect(isStable, "seed \(seed)")
    }
  }

  @Test func `composes`() {
    #expect(CanonicalForm.compose("e\u{301}").unicodeScalars.count == 1)
    #expect(CanonicalForm.isComposed("perché"))
    #expect(!CanonicalForm.isComposed("perche\u{301}"))
    #expect(CanonicalForm.isComposed(""))
  }
}
