import Sestante
import Testing

/// Dates and ratings as they are written, and what becomes of them.
@Suite struct ValueTests {
  private func metadata(
    _ column: String, _ cells: [String], _ options: IngestOptions = IngestOptions()
  ) throws -> [String] {
    let rows = cells.map { "x;\"\($0.replacing("\"", with: "\"\""))\"\n" }.joined()
    return try ingest("testo;\(column)\n\(rows)", file: "a.csv", options).records.map(\.metadata)
  }

  @Test(arguments: [
    ("05/03/2026", "2026-03-05"), ("5.3.26", "2026-03-05"), ("5-3-2026", "2026-03-05"),
    ("25/12/2025 10:30", "2025-12-25T10:30:00"), ("2026/3/5", "2026-03-05"),
    ("2026-03-05", "2026-03-05"), ("2026-03-05 10:14:33", "2026-03-05T10:14:33"),
    ("2026-03-05T10:14:33Z", "2026-03-05T10:14:33Z"), ("5 marzo 2026", "2026-03-05"),
    ("lunedì 1° giugno 2026", "2026-06-01"), ("March 5, 2026", "2026-03-05"),
    ("Mar 5th, 2026 3:05 PM", "2026-03-05T15:05:00"),
    ("05/03/2026 alle ore 9.30", "2026-03-05T09:30:00"),
    ("12/31/2025", "2025-12-31"), ("1772668800", "2026-03-05T00:00:00Z"),
    ("1772668800000", "2026-03-05T00:00:00Z"),
    ("Mon, 23 Nov 2026 10:00:00 +0100", "2026-11-23T10:00:00+01:00"),
    ("31/02/2026", "31/02/2026"), ("ieri", "ieri"), ("2026", "2026"), ("1.2.3.4", "1.2.3.4"),
    ("10:30", "10:30"), ("29/02/2025", "29/02/2025"), ("29/02/2024", "2024-02-29"),
  ])
  func `a date`(cell: String, date: String) throws {
    #expect(try metadata("data", [cell]) == ["\"date\":\"\(date)\""])
  }

  @Test func `the first records tell which number is the day`() throws {
    #expect(
      try metadata("date", ["05/03/2026", "12/31/2025"])
        == [#""date":"2026-05-03""#, #""date":"2025-12-31""#])
    #expect(try metadata("date", ["05/03/2026", "31/12/2025"]).first == #""date":"2026-03-05""#)
    var options = IngestOptions()
    options.dateOrder = .monthFirst
    #expect(try metadata("date", ["05/03/2026"], options) == [#""date":"2026-05-03""#])
    let json = #"[{"text":"a","date":"05/03/2026"},{"text":"b","date":"12/31/2025"}]"#
    #expect(
      try ingest(json, file: "a.json").records.map(\.metadata).first == #""date":"2026-05-03""#)
  }

  @Test(arguments: [
    ("8/10", "4.2"), ("10/10", "5"), ("0/10", "1"), ("4 su 5", "4"), ("3 out of 5", "3"),
    ("4 stelle", "4"), ("4,5 stars", "4.5"), ("★★★★☆", "4"), ("⭐⭐⭐", "3"), ("80 %", "4.2"),
    ("4,5", "4.5"), ("9", "9"), ("12/10", "\"12/10\""), ("buono", "\"buono\""), ("-", "\"-\""),
    ("6/5", "\"6/5\""), ("4/5 stelle", "4"),
  ])
  func `a rating`(cell: String, rating: String) throws {
    #expect(try metadata("voto", [cell]) == ["\"rating\":\(rating)"])
  }

  @Test func `a scale that the user says`() throws {
    var options = IngestOptions()
    options.ratingScale = RatingRange("0-10")
    #expect(
      try metadata("voto", ["0", "5", "10", "7,5", "11"], options)
        == ["\"rating\":1", "\"rating\":3", "\"rating\":5", "\"rating\":4", "\"rating\":11"])
    #expect(try metadata("nps", ["9", "7,0"], options) == ["\"nps\":9", "\"nps\":7.0"])
    #expect(RatingRange("5-1") == nil && RatingRange("x") == nil)
  }
}
