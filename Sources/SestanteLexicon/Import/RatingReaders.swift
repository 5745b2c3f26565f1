/// Reads VADER's and AFINN's lists: a term, a tab, a rating.
struct RatingReader {
  /// The best rating of the format; the worst is its opposite.
  let highest: Double

  func read(_ reading: inout ForeignReading) {
    reading.scale =
      "−\(ImportedTable.number(highest)) … +\(ImportedTable.number(highest)), "
      + "times \(ImportedTable.number(3 / highest))"
    for line in reading.text.lines where !line.text.allSatisfy(\.isWhitespace) {
      // Blanks belong to the term: some emoticons hold one.
      let parts = line.text.split(separator: "\t", omittingEmptySubsequences: false)
      guard parts.count >= 2 else {
        reading.leaveOut("bad-line", line.number, "no tab, expected a term, a tab and a rating")
        continue
      }
      let term = parts[0]
      let column = term.unicodeScalars.count + 2
      guard let rating = ForeignText.Cell(text: parts[1], column: column).number else {
        reading.leaveOut(
          "bad-number", line.number, column, "rating is \"\(parts[1])\", expected a number")
        continue
      }
      guard abs(rating) <= highest else {
        reading.leaveOut(
          "bad-number", line.number, column,
          "rating is \(parts[1]), expected −\(ImportedTable.number(highest))"
            + " to +\(ImportedTable.number(highest))")
        continue
      }
      reading.entries.append(
        ForeignEntry(line: line.number, column: 1, term: term, valence: rating * 3 / highest))
    }
  }
}
