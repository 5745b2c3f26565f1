import Testing

@testable import Sestante

@Suite struct ReportTests {
  let fixture: Fixture

  init() throws { fixture = try Fixture() }

  private func scorecard(_ count: Int) -> Scorecard {
    var generator = AnalysisGenerator(fixture.taxonomy, seed: 2026)
    var scorecard = Scorecard()
    for number in 0..<count {
      scorecard.add(generator.next(), id: "r-\(number)", period: "2026-0\(1 + number % 3)")
    }
    return scorecard
  }

  private func report(
    _ scorecard: Scorecard, _ language: String, width: Int, isColored: Bool = false
  ) -> String {
    TextReport(
      taxonomy: fixture.taxonomy, words: fixture.words(language), versions: fixture.versions,
      width: width, isColored: isColored
    ).text(of: scorecard)
  }

  @Test func italian() throws {
    try expectSnapshot(report(scorecard(300), "it", width: 120), "report-it.txt")
  }

  @Test func english() throws {
    try expectSnapshot(report(scorecard(40), "en", width: 80), "report-en.txt")
  }

  @Test func ofNothing() throws {
    try expectSnapshot(report(Scorecard(), "it", width: 80), "report-empty.txt")
  }

  @Test func json() throws {
    try expectSnapshot(
      ScorecardJSON(taxonomy: fixture.taxonomy, versions: fixture.versions).text(of: scorecard(30)),
      "scorecard.json")
  }

  @Test func csv() throws {
    try expectSnapshot(
      ScorecardCSV(taxonomy: fixture.taxonomy, words: fixture.words("it")).text(of: scorecard(30)),
      "scorecard.csv")
  }

  @Test(arguments: [60, 80, 100, 132, 200])
  func linesFitTheTerminal(width: Int) {
    for language in ["it", "en"] {
      for line in report(scorecard(60), language, width: width).split(separator: "\n") {
        #expect(TerminalText.width(String(line)) <= width, "\(line)")
      }
    }
  }

  @Test func colorChangesNoWord() {
    var plain = report(scorecard(30), "it", width: 100, isColored: true)
    for code in ["32", "31", "33", "2", "1", "0"] {
      plain = plain.split(separator: "\u{1B}[\(code)m", omittingEmptySubsequences: false).joined()
    }
    // Blanks at the end stay where a colour ends behind them.
    let trimmed = plain.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
    #expect(trimmed.joined(separator: "\n") == report(scorecard(30), "it", width: 100))
  }

  @Test func theRejectedShareClosesTheReport() {
    var some = scorecard(30)
    #expect(report(some, "it", width: 80).hasSuffix("Scartati: 0 su 30 (0,0 %)\n"))
    some.reject(10)
    #expect(report(some, "en", width: 80).hasSuffix("Rejected: 10 of 40 (25.0%)\n"))
  }

  @Test func greatNumbersAreNeverCut() {
    // Doubling makes two million documents quickly.
    var great = scorecard(30)
    for _ in 0..<16 {
      let same = great
      great.merge(same)
    }
    let text = report(great, "it", width: 80)
    #expect(text.contains("Documenti: 1.966.080"))
    #expect(text.contains("Scartati: 0 su 1.966.080"))
    let tally = great.pillars["empathy"]?.tally ?? Tally()
    #expect(text.contains(fixture.words("it").count(tally.mentions)))
  }

  @Test func fewMentionsAreMarked() {
    #expect(report(scorecard(3), "en", width: 80).contains("* fewer than 20 mentions"))
  }
}
