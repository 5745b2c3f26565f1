/// Reads Sentix, OpeNER and other lists in columns, with or without a header.
///
/// Without a header: Sentix's seven columns (lemma, part of speech, synset, positive, negative, polarity,
/// intensity, of which polarity times intensity counts), else the last number of a line, else its word
/// `positive` or `negative`. A lemma with several senses takes their mean.
struct ScoreReader {
  let signs: CategorySigns
  /// The score that stands for the strongest; ±1 unless the user says otherwise.
  let highest: Double

  /// Where the parts of a line are.
  private struct Columns {
    var term = 0
    var partOfSpeech: Int?
    var score: Int?
    var positive: Int?
    var negative: Int?
    var intensity: Int?
    var word: Int?
  }

  private static var names: [(role: WritableKeyPath<Columns, Int?>, names: Set<String>)] {
    [
      (\.partOfSpeech, ["pos", "partofspeech", "tag", "category"]),
      (
        \.score, ["score", "polarityscore", "valence", "value", "sentiment", "punteggio", "weight"]
      ),
      (\.positive, ["positive", "positivescore", "posscore", "positivo"]),
      (\.negative, ["negative", "negativescore", "negscore", "negativo"]),
      (\.intensity, ["intensity", "intensita", "strength"]),
      (\.word, ["polarity", "polarita", "label", "orientation"]),
    ]
  }
  private static let terms: Set<String> = [
    "lemma", "word", "term", "token", "form", "parola", "termine", "forma", "writtenform",
  ]

  static func delimiter(of lines: [Substring]) -> Character? {
    let found: [Character] = ["\t", ";", ","]
    return found.first { mark in lines.count { $0.contains(mark) } * 2 > lines.count }
  }

  func read(_ reading: inout ForeignReading) throws(LexiconError) {
    reading.averagesSenses = true
    let bound = ImportedTable.number(highest)
    reading.scale =
      "−\(bound) … +\(bound), times \(ImportedTable.number(3 / highest)); "
      + "words without a score as ±\(ImportedTable.number(signs.strength))"
    let lines = reading.text.lines.filter { !$0.text.allSatisfy(\.isWhitespace) }
    guard let first = lines.first else { return }
    guard let delimiter = Self.delimiter(of: lines.prefix(50).map(\.text)) else {
      throw LexiconError([
        Diagnostic(
          code: "no-columns", at: reading.text.place(first.number),
          "no tabs, semicolons or commas between columns")
      ])
    }
    let header = columns(of: first.cells(delimiter))
    for line in header == nil ? lines[...] : lines.dropFirst() {
      if line.text.hasPrefix("#") { continue }
      let cells = line.cells(delimiter)
      let columns = header ?? guess(cells)
      guard columns.term < cells.count, !cells[columns.term].text.isEmpty else {
        reading.leaveOut("bad-line", line.number, "no term in the line")
        continue
      }
      let term = cells[columns.term]
      guard let value = value(of: cells, columns) else {
        reading.leaveOut(
          "bad-line", line.number, term.column, "\"\(term.text)\" has no score and no polarity")
        continue
      }
      guard abs(value) <= 3 else {
        reading.leaveOut(
          "bad-number", line.number, term.column,
          "the score of \"\(term.text)\" is outside −\(bound) … +\(bound)")
        continue
      }
      reading.entries.append(
        ForeignEntry(
          line: line.number, column: term.column, term: term.text, valence: value,
          partOfSpeech: Self.partOfSpeech(columns.partOfSpeech.flatMap { cells.at($0)?.text })))
    }
  }

  /// The columns a header names; nil if the line is none.
  private func columns(of cells: [ForeignText.Cell]) -> Columns? {
    let names = cells.map { CategorySigns.fold($0.text) }
    guard let term = names.firstIndex(where: Self.terms.contains) else { return nil }
    var columns = Columns(term: term)
    for (role, known) in Self.names {
      columns[keyPath: role] = names.firstIndex(where: known.contains)
    }
    return columns
  }

  private func guess(_ cells: [ForeignText.Cell]) -> Columns {
    var columns = Columns()
    let numbers = cells.indices.dropFirst().filter { cells[$0].number != nil }
    if cells.count >= 7, numbers.suffix(4).elementsEqual(cells.count - 4..<cells.count) {
      columns.score = cells.count - 2
      columns.intensity = cells.count - 1
      columns.partOfSpeech = 1
    } else if let last = numbers.last {
      columns.score = last
      if last > 1 { columns.partOfSpeech = 1 }
    } else {
      columns.word = cells.indices.last { signs.sign(of: cells[$0].text) != 0 }
      if columns.word == nil, cells.count > 1 { columns.word = cells.count - 1 }
      if let word = columns.word, word > 1 { columns.partOfSpeech = 1 }
    }
    return columns
  }

  /// The valence a line gives; nil if it gives none.
  private func value(of cells: [ForeignText.Cell], _ columns: Columns) -> Double? {
    func number(_ column: Int?) -> Double? { column.flatMap { cells.at($0)?.number } }
    if let score = number(columns.score) ?? number(columns.word) {
      return score * (number(columns.intensity) ?? 1) * 3 / highest
    }
    if let positive = number(columns.positive), let negative = number(columns.negative) {
      return (positive - negative) * 3 / highest
    }
    guard let word = columns.word.flatMap({ cells.at($0)?.text }), !word.isEmpty else { return nil }
    return signs.sign(of: word) * signs.strength
  }

  /// Our name of a part of speech: WordNet's letters, OpeNER's and common words.
  private static func partOfSpeech(_ tag: Substring?) -> String {
    switch CategorySigns.fold(tag ?? "") {
    case "a", "s", "g", "adj", "adjective", "agg", "aggettivo": "adj"
    case "r", "adv", "adverb", "avv", "avverbio": "adv"
    case "n", "noun", "nome", "sost": "noun"
    case "v", "verb", "verbo": "verb"
    default: ""
    }
  }
}

extension Array {
  /// The element at an index, nil outside.
  fileprivate func at(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
