import SestanteText
import Testing

@testable import Sestante

@Suite struct ClassificationTests {
  @Test func csv() {
    let csv = ClassificationCSV()
    #expect(csv.header == "id,language,sentiment,score,pillars,touchpoints,topics,signals\r\n")
    #expect(
      csv.line(.checkIn, id: "r-17")
        == "r-17,it,negative,-0.57,time-effort:negative,"
        + "arrival-and-onboarding:negative|place-and-environment:positive,"
        + "check-in-out:negative|cleanliness:positive,effort:high\r\n")
  }

  @Test(arguments: [
    ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""),
    (" a", "\" a\""), ("=1", "=1"), ("", ""),
  ])
  func quotes(id: String, field: String) {
    let line = ClassificationCSV().line(.example(.neutral, 0), id: id)
    #expect(line == field + ",it,neutral,0,,,,\r\n")
  }

  @Test(arguments: ["=1+1", "+39", "-x", "@sum", "\tx", "＝1"])
  func guardsFormulas(id: String) {
    let line = ClassificationCSV(guardsFormulas: true).line(.example(.negative, -0.5), id: id)
    #expect(line == "'" + id + ",it,negative,-0.5,,,,\r\n")
  }

  @Test func tables() throws {
    let words = try Fixture().words("it")
    var out = ""
    for width in [60, 80, 160] {
      let table = ClassificationTable(words: words, width: width)
      for line in [
        table.line(.checkIn, id: "r-17", text: Analysis.checkInText),
        table.line(
          .example(.neutral, 0, language: .undetermined), id: "un-id-davvero-lungo", text: ""),
        table.line(.example(.mixed, 0.04), id: "x", text: "uno\ndue \u{1B}[31mtre"),
      ] {
        out += line
        #expect(line.split(separator: "\n").allSatisfy { TerminalText.width(String($0)) <= width })
      }
      out += "\n"
    }
    try expectSnapshot(out, "table.txt")
  }
}
