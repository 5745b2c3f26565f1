import SestanteLexicon
import SestanteText
import TestSupport
import Testing

@testable import Sestante

@Suite struct UnknownWordsTests {
  private func tally(
    _ texts: [String], _ options: UnknownOptions = UnknownOptions()
  ) throws -> UnknownTally {
    var reader = UnknownReader(try Shared.analyzer(), options: options)
    for (number, text) in texts.enumerated() {
      var text = text
      text.withUTF8 { reader.read($0, id: String(number + 1)) }
    }
    return reader.take()
  }

  @Test func countsWithoutCase() throws {
    let found = try tally([
      "La zorblatta era buona. ZORBLATTA! Zorblatta.", "Che zorblatta, e che quxxo.",
    ])
    let words = found.words(top: 10)
    #expect(words.map(\.word) == ["zorblatta", "quxxo"])
    #expect(words.map(\.count) == [4, 1])
    #expect(words.map(\.documents) == [2, 1])
    #expect(words[0].language == "it")
    #expect(found.documents == 2 && found.unknown == 5)
    #expect(found.words(top: 10, minimum: 2).map(\.word) == ["zorblatta"])
    #expect(found.words(top: 1).map(\.word) == ["zorblatta"])
  }

  @Test func leavesOutNoise() throws {
    let found = try tally([
      "Il 12 zzb4 x @zorblatta https://zorblatta.example/quxxo costa 3,50 euro 👍🏻 ok."
    ])
    #expect(found.words(top: 10).map(\.word) == [])
  }

  /// A capital at the beginning of a sentence says nothing, capitals throughout neither.
  @Test func names() throws {
    let found = try tally([
      "Zorblatta qui.", "Siamo stati da Quxxo e QUXXO.", "Ancora da Quxxo con la zorblatta.",
    ])
    let shares = Dictionary(
      uniqueKeysWithValues: found.words(top: 9).map { ($0.word, $0.capitalisedShare) })
    #expect(shares["zorblatta"] == 0)
    #expect(shares["quxxo"] == 2.0 / 3)
  }

  @Test func contexts() throws {
    let long = String(repeating: "è ", count: 60)
    let found = try tally(
      [
        "Una\tZorblatta\nnuova.", "\(long)zorblatta \(long)", "zorblatta zorblatta",
        "la zorblatta",
      ], UnknownOptions(contexts: 3, contextWidth: 5))
    let word = try #require(found.words(top: 1).first)
    #expect(word.count == 5)
    #expect(word.contexts.map(\.document) == ["1", "2", "3"])
    #expect(word.contexts[0].before == "Una " && word.contexts[0].word == "Zorblatta")
    #expect(word.contexts[0].after == " nuov…")
    #expect(word.contexts[1].before == "… è è ")
    #expect(try tally(["zorblatta"], UnknownOptions(contexts: 0)).words(top: 1)[0].contexts == [])
  }

  @Test func language() throws {
    let texts = [
      "La camera era molto pulita ma zorblatta.", "The room was very clean but quxxoing.",
    ]
    func words(_ language: Language) throws -> [String] {
      try tally(texts, UnknownOptions(language: language)).words(top: 9).map(\.word)
    }
    #expect(try words(.italian) == ["zorblatta"])
    #expect(try words(.english) == ["quxxoing"])
    #expect(try words(.undetermined) == ["quxxoing", "zorblatta"])
  }

  /// Parts merged in order are the whole.
  @Test func merges() throws {
    var random = SplitMix64(seed: 11)
    let texts = (0..<60).map { _ in
      (0..<8).map { _ in ["zorba", "quxxo", "blattix", "wexxu", "bene"][random.next(below: 5)] }
        .joined(separator: " ")
    }
    let whole = try tally(texts)
    var merged = UnknownTally()
    var start = 0
    while start < texts.count {
      let end = min(texts.count, start + 1 + random.next(below: 9))
      var reader = UnknownReader(try Shared.analyzer(), options: UnknownOptions())
      for number in start..<end {
        var text = texts[number]
        text.withUTF8 { reader.read($0, id: String(number + 1)) }
      }
      merged.merge(reader.take())
      start = end
    }
    #expect(merged.words(top: 9) == whole.words(top: 9))
    #expect(merged.tokens == whole.tokens)
  }

  @Test func memoryIsBounded() throws {
    var tally = UnknownTally(contexts: 0, room: 4)
    for part in ["zorblatta bixxu zorblatta", "wexxa zorblatta ddrax", "evvox fummix zorblatta"] {
      tally.merge(try self.tally([part], UnknownOptions(contexts: 0)))
    }
    #expect(tally.words(top: 9).first?.word == "zorblatta")
    #expect(tally.words(top: 9).first?.count == 4)
    #expect(tally.words(top: 9).count <= 4)
    #expect(tally.forgotten == 1)
  }

  @Test func lists() throws {
    let found = try tally(["zorblatta\t\"x\" zorblatta", "bene"])
    let list = UnknownList(found.words(top: 5), of: found)
    #expect(
      list.tsv == """
        word\tlanguage\tcount\tdocuments\tshare\tcapitalised\tcontexts
        zorblatta\tit\t2\t1\t0.5000\t0.00\t[zorblatta] "x" zorblatta

        """)
    let json = list.json(versions: try Fixture().versions)
    #expect(
      json.contains("{\"word\":\"zorblatta\",\"language\":\"it\",\"count\":2,\"documents\":1"))
    #expect(json.contains("\"before\":\"\",\"word\":\"zorblatta\""))
  }
}
