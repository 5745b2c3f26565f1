import Lexicons
import SestanteLexicon
import Testing

@testable import Sestante

@Suite struct WordingTests {
  @Test func numbersAsPeopleWriteThem() throws {
    let fixture = try Fixture()
    let (it, en) = (fixture.words("it"), fixture.words("en"))
    #expect(it.count(1_234_567) == "1.234.567" && en.count(1_234_567) == "1,234,567")
    #expect(it.count(999) == "999")
    #expect(it.percent(0.4361) == "43,6 %" && en.percent(0.4361) == "43.6%")
    #expect(it.signed(-0.125) == "−0,13" && en.signed(0.5) == "+0.50")
    #expect(en.signed(-0.001) == "0.00")
  }

  @Test func everyWordIsThereInBothLanguages() throws {
    let fixture = try Fixture()
    for table in fixture.lexicon.tables(.labels) {
      for row in table.rows { #expect(!row["it"].isEmpty && !row["en"].isEmpty, "\(row["id"])") }
    }
    for value in fixture.lexicon.tables(.signalList).flatMap(\.rows)
      .flatMap({ $0["values"].split(separator: " ") }) where value != "count"
    {
      #expect(fixture.words("it").value(String(value)) != value || value == "no", "\(value)")
    }
  }

  @Test func anUnknownIdStandsForItself() throws {
    let words = try Fixture().words("it")
    #expect(words.label("no-such-id") == "no-such-id")
    #expect(words("no-such-id") == "no-such-id")
    #expect(words("report-rejected", ["n": "1"]) == "Scartati: 1 su {all} ({share})")
  }

  @Test(arguments: [
    (0.0, "0"), (-0.00001, "0"), (0.25, "0.25"), (1.0, "1"), (-0.5, "-0.5"), (0.12345, "0.1235"),
    (.nan, "0"), (.infinity, "0"),
  ])
  func digits(value: Double, text: String) {
    #expect(Digits.short(value, places: 4) == text)
  }
}
