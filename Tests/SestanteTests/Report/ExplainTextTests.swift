import SestanteLexicon
import SestanteText
import Testing

@testable import Sestante

@Suite struct ExplainTextTests {
  let fixture: Fixture

  init() throws { fixture = try Fixture() }

  private func explain(
    _ analysis: Analysis, _ text: String, _ language: String = "en", isColored: Bool = false
  ) -> String {
    ExplainText(
      lexicon: fixture.lexicon, words: fixture.words(language), isColored: isColored
    ).text(of: analysis, text)
  }

  @Test func english() throws {
    try expectSnapshot(explain(.checkIn, Analysis.checkInText), "explain-en.txt")
  }

  @Test func italian() throws {
    try expectSnapshot(explain(.checkIn, Analysis.checkInText, "it"), "explain-it.txt")
  }

  @Test func color() throws {
    try expectSnapshot(
      explain(.checkIn, Analysis.checkInText, isColored: true), "explain-color.txt")
  }

  @Test func nothingFound() {
    let text = explain(.example(.neutral, 0, language: .undetermined), "abc\ndef\u{1B}[2J")
    #expect(text.hasPrefix("abc\ndef[2J\n\nno word of the tables\n\nsentiment neutral 0.00"))
  }

  @Test func namesTheRowOfTheMappingThatGaveThePillar() throws {
    let table = try #require(fixture.lexicon.tables(.mapping).first)
    let row = try #require(table.rows.first { $0["pillar"] == "expectations" })
    let citation = "\(table.name):\(row.line)"
    let analysis = Analysis.example(
      .negative, -0.5,
      pillars: [
        .label("expectations", .negative, -0.5, [0]), .label("empathy", .negative, -0.5, [0]),
      ],
      evidence: [
        .found(
          "manca", "manca", -0.5, ("manca", "it/cues.tsv:1", "term", -0.5),
          ("manca", citation, "condition", 0))
      ])
    let text = explain(analysis, "manca")
    #expect(
      text.contains("pillar expectations −0.50 ← “manca” (it/cues.tsv:1; mapping \(citation))"))
    #expect(text.contains("pillar empathy −0.50 ← “manca” (it/cues.tsv:1)\n"))
  }

  @Test func marksMayOverlap() {
    let text = "bella ma cara"
    let marks = EvidenceMarks(paint: Paint(isOn: false)).text(
      text,
      [
        .found(text, "bella ma", 0.5), .found(text, "ma cara", -0.5), .found(text, "cara", 0),
        .found(text, "bella", 0.5),
        Evidence(span: 9..<99, quote: "", polarity: .positive, score: 1, because: []),
      ])
    #expect(marks == "[+[+bella+] [-ma+] [=cara=]-]")
  }
}
