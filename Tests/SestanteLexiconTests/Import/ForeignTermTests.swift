import Testing

@testable import SestanteLexicon

@Suite struct ForeignTermTests {
  @Test(arguments: [
    ("Good", "en", "good"), ("well-made", "en", "well made"), ("so_so", "en", "so so"),
    ("it's", "en", "it 's"), ("can't", "en", "can't"), ("l'albergo", "it", "l' albergo"),
    ("po'", "it", "po'"), ("coooool", "en", "cool"), ("perche\u{301}", "it", "perché"),
    ("d’accordo", "it", "d' accordo"), ("gr8", "en", "gr8"),
  ])
  func words(written: String, language: String, expected: String) {
    #expect(ForeignTerm.convert(written[...], language: language) == .words(expected))
  }

  @Test(arguments: [":-)", "<3", "👍", ":P"])
  func symbols(written: String) {
    #expect(ForeignTerm.convert(written[...], language: "en") == .symbol(written))
  }

  @Test func stems() {
    #expect(ForeignTerm.convert("Lent*", language: "it") == .stem("lent"))
    #expect(ForeignTerm.convert("no damag*", language: "en") == .stem("no damag"))
  }

  @Test(arguments: ["", "*", "a*b", "a?", "100%", "d:", "( '}{' )", "'"])
  func nothing(written: String) {
    guard case .none = ForeignTerm.convert(written[...], language: "en") else {
      Issue.record("\(written) became a row")
      return
    }
  }
}
