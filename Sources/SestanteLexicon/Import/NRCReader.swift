/// Reads NRC EmoLex, a line for each category or a column for each.
///
/// Only the two polarities make a sign; words with emotions alone are reported as such. In files with
/// translations the column of the language is read.
struct NRCReader {
  let signs: CategorySigns
  let language: String

  /// The categories of EmoLex.
  static let categories: Set<String> = [
    "anger", "anticipation", "disgust", "fear", "joy", "negative", "positive", "sadness",
    "surprise", "trust",
  ]

  static func isHeader(_ line: Substring) -> Bool {
    let names = Set(line.split(separator: "\t").map { CategorySigns.fold($0) })
    return names.isSuperset(of: ["positive", "negative"]) && names.count > 2
  }

  static func isLongRow(_ cells: [ForeignText.Cell]) -> Bool {
    cells.count == 3 && categories.contains(String(cells[1].text))
      && (cells[2].text == "0" || cells[2].text == "1")
  }

  /// What is said of a term so far.
  private struct Word {
    var line: Int
    var column: Int
    var term: Substring
    var isPositive = false
    var isNegative = false
  }

  func read(_ reading: inout ForeignReading) throws(LexiconError) {
    reading.scale = signs.scale
    let lines = reading.text.lines.filter { !$0.text.allSatisfy(\.isWhitespace) }
    guard let first = lines.first else { return }
    let words =
      Self.isHeader(first.text) ? try wide(lines, &reading) : long(lines, &reading)
    for word in words {
      switch (word.isPositive, word.isNegative) {
      case (true, true):
        reading.leaveOut(
          "conflict", word.line, word.column, "\"\(word.term)\" is both positive and negative")
      case (false, false):
        reading.leaveOut(
          "neutral", word.line, word.column, "\"\(word.term)\" is neither positive nor negative")
      default:
        reading.entries.append(
          ForeignEntry(
            line: word.line, column: word.column, term: word.term,
            valence: word.isPositive ? signs.strength : -signs.strength))
      }
    }
  }

  /// `abandon	fear	1`
  private func long(_ lines: [ForeignText.Line], _ reading: inout ForeignReading) -> [Word] {
    var words: [Word] = []
    var places: [Substring: Int] = [:]
    for line in lines {
      let cells = line.cells("\t")
      guard Self.isLongRow(cells) else {
        reading.leaveOut("bad-line", line.number, "expected term, category, 0 or 1 between tabs")
        continue
      }
      // Of the file of senses: `abandon--cease, forsake`.
      let term = cells[0].text.firstRange(of: "--").map { cells[0].text[..<$0.lowerBound] }
      let name = term ?? cells[0].text
      let index = places[name] ?? words.count
      if index == words.count {
        places[name] = index
        words.append(Word(line: line.number, column: 1, term: name))
      }
      guard cells[2].text == "1" else { continue }
      let sign = signs.sign(of: cells[1].text)
      if sign > 0 { words[index].isPositive = true }
      if sign < 0 { words[index].isNegative = true }
      if sign == 0 { reading.unused[String(cells[1].text), default: 0] += 1 }
    }
    return words
  }

  /// `English Word	anger	…	trust	Italian Word`
  private func wide(
    _ lines: [ForeignText.Line], _ reading: inout ForeignReading
  ) throws(LexiconError) -> [Word] {
    let names = lines[0].cells("\t").map { CategorySigns.fold($0.text) }
    let prefix = language == "it" ? "italian" : "english"
    let others = names.indices.filter { !Self.categories.contains(names[$0]) }
    guard
      let term = others.first(where: { names[$0].hasPrefix(prefix) })
        ?? (others.count == 1 ? others.first : nil)
    else {
      throw LexiconError([
        Diagnostic(
          code: "no-term-column", at: reading.text.place(lines[0].number),
          "no column of \(language == "it" ? "Italian" : "English") words, columns found: "
            + lines[0].cells("\t").map(\.text).joined(separator: ", "))
      ])
    }
    let positive = names.indices.filter { signs.sign(of: names[$0]) > 0 }
    let negative = names.indices.filter { signs.sign(of: names[$0]) < 0 }
    var words: [Word] = []
    for line in lines.dropFirst() {
      let cells = line.cells("\t")
      guard cells.count == names.count else {
        reading.leaveOut(
          "bad-line", line.number, "\(cells.count) cells, expected \(names.count) as in the header")
        continue
      }
      for index in names.indices where Self.categories.contains(names[index]) {
        if signs.sign(of: names[index]) == 0, cells[index].text == "1" {
          reading.unused[names[index], default: 0] += 1
        }
      }
      words.append(
        Word(
          line: line.number, column: cells[term].column, term: cells[term].text,
          isPositive: positive.contains { cells[$0].text == "1" },
          isNegative: negative.contains { cells[$0].text == "1" }))
    }
    return words
  }
}
