/// The formats of other tools' sentiment lexicons that can be turned into tables.
public enum ForeignFormat: String, Sendable, CaseIterable {
  /// VADER's `vader_lexicon.txt`: term, mean rating from −4 to +4, spread, ratings; tabs between.
  case vader
  /// AFINN's lists: term, whole number from −5 to +5; a tab between. Terms may have several words.
  case afinn
  /// NRC EmoLex: `term, category, 0|1` a line, or a header with a column for each category.
  case nrc
  /// Sentix, OpeNER and the like: columns with a lemma and a score from −1 to +1, or a positive and a
  /// negative score, or the word `positive` or `negative`.
  case sentix
  /// LIWC's `.dic`: numbered categories between two lines of `%`, then words with category numbers.
  case liwc
  /// quanteda dictionaries in YAML: lists of patterns under nested keys.
  case quanteda

  /// Finds the format of a file by its name and first lines; nil if none fits.
  static func recognise(_ text: ForeignText) -> ForeignFormat? {
    let name = text.file.lowercased()
    if name.hasSuffix(".yml") || name.hasSuffix(".yaml") { return .quanteda }
    let lines = text.lines.filter { !$0.text.isEmpty && !$0.text.hasPrefix("#") }
    guard let first = lines.first else { return nil }
    if first.text.split(separator: "\t").first == "%" || first.text == "%" { return .liwc }
    if NRCReader.isHeader(first.text) { return .nrc }
    let rows = lines.prefix(50).map { $0.cells("\t") }
    if rows.contains(where: { NRCReader.isLongRow($0) }) { return .nrc }
    if rows.contains(where: { $0.count >= 4 && $0[3].text.hasPrefix("[") && $0[1].number != nil }) {
      return .vader
    }
    let pairs = rows.filter { $0.count == 2 }
    if pairs.count == rows.count, pairs.allSatisfy({ Int($0[1].text) != nil }) { return .afinn }
    if lines.prefix(50).contains(where: { QuantedaReader.isKey($0.text) }),
      !lines.prefix(50).contains(where: { $0.text.contains("\t") })
    {
      return .quanteda
    }
    if let delimiter = ScoreReader.delimiter(of: lines.prefix(50).map(\.text)),
      lines.prefix(50).contains(where: { $0.cells(delimiter).contains { $0.number != nil } })
    {
      return .sentix
    }
    return nil
  }
}
