import Sestante
import SestanteText
import TestSupport
import Testing

/// What users of other tools reported as wrong, and the phrases the project promises: sentences of
/// `Cases/*/threads.txt`, all of which must hold.
@Suite struct ThreadTests {
  @Test func `every sentence holds`() throws {
    let score = try CaseScore(try CaseFile.lines(named: "threads.txt"))
    #expect(score.count > 55)
    #expect(score.failures == [])
  }

  /// cjhutto/vaderSentiment 151: elsewhere the score runs to the extremes as a text gets longer.
  @Test(arguments: [
    "The room was clean. The clerk was rude. ", "Camera pulita. Portiere scortese. Bella vista. ",
  ])
  func `length alone does not inflate a score`(_ text: String) throws {
    let analyzer = try Shared.analyzer()
    let once = analyzer.analyze(text)
    let often = analyzer.analyze(String(repeating: text, count: 40))
    #expect(abs(often.score - once.score) < 0.2)
    #expect(abs(often.score) < 0.6)
  }

  /// Mimino666/langdetect 105 and 53, axa-group/nlp.js 1146: short texts, and the same answer at
  /// each call.
  @Test(arguments: [
    ("I love you", Language.english), ("I donot know", .english), ("Thanks", .english),
    ("Not good", .english), ("Ottimo", .italian), ("Non lo so", .italian),
    ("Troppo caro", .italian),
  ])
  func `language of a few words`(_ text: String, _ language: Language) throws {
    let analyzer = try Shared.analyzer()
    for _ in 0..<3 { #expect(analyzer.analyze(text).language == language) }
  }

  /// No evidence is neutral with no score; a balance of both signs is mixed.
  @Test func `neutral is not mixed`() throws {
    let analyzer = try Shared.analyzer()
    let silent = analyzer.analyze("Camera al terzo piano.")
    #expect(silent.evidence.isEmpty)
    #expect(silent.score == 0)
    #expect(silent.polarity == .neutral)
    #expect(analyzer.analyze("Camera splendida, ma bagno sporco.").polarity == .mixed)
  }
}
