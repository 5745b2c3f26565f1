import SestanteLexicon
import SestanteText
import Testing

@testable import Sestante

@Suite struct GoldReaderTests {
  private func read(_ text: String) throws -> (documents: [GoldDocument], codes: [String]) {
    let gold = GoldReader.read(
      Array(text.utf8), file: "gold.jsonl", taxonomy: try Fixture().taxonomy)
    return (gold.documents, gold.diagnostics.map { "\($0.location.line):\($0.code)" })
  }

  @Test func readsWhatTheCodebookWrites() throws {
    let (documents, codes) = try read(
      """
      {"id":"a","lang":"it","text":"Gentili","polarity":"positive",\
      "pillars":[{"pillar":"empathy","polarity":"positive"}],"touchpoints":[],"note":"x"}

      {"id":7,"text":"meh","label":null,"stars":3}
      {"text":"no","stars":2.0,"topics":[{"topic":"wifi","polarity":"positive"},\
      {"topic":"wifi","polarity":"negative"},{"topic":"noise","polarity":"unspecified"}]}
      """)
    #expect(codes == [])
    #expect(documents.map(\.id) == ["a", "7", "4"])
    #expect(documents.map(\.polarity) == [.positive, .neutral, .negative])
    #expect(documents[0].language == .italian)
    #expect(documents[0].pillars == ["empathy": .positive])
    #expect(documents[0].touchpoints == [:] && documents[0].topics == nil)
    #expect(documents[2].topics == ["wifi": .mixed, "noise": nil])
  }

  @Test func reportsWhatCannotBeUsed() throws {
    let (documents, codes) = try read(
      """
      not json
      {"id":"a"}
      {"id":"b","text":"x","polarity":"great"}
      {"id":"c","text":"x","stars":9}
      {"id":"d","text":"x","pillars":[{"pillar":"speed","polarity":"positive"}]}
      {"id":"e","text":"x"}
      {"id":"e","text":"x"}
      {"id":"f","text":5}
      """)
    #expect(documents.map(\.id) == ["e"])
    #expect(
      codes == [
        "1:bad-gold", "2:missing-text", "3:unknown-polarity", "4:bad-stars", "5:unknown-id",
        "7:duplicate-id", "8:bad-gold",
      ])
  }

  @Test func readsNothingFromNothing() throws {
    #expect(try read("").documents.isEmpty)
    #expect(try read("\n\r\n").codes.isEmpty)
  }
}
