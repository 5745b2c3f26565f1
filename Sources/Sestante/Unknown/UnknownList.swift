/// The unknown words as a table or as JSON.
public struct UnknownList: Sendable {
  private let tally: UnknownTally
  private let words: [UnknownWord]

  /// A list of words of a tally, in the order given.
  public init(_ words: [UnknownWord], of tally: UnknownTally) {
    self.words = words
    self.tally = tally
  }

  /// Tab-separated: a header, then a word a line; contexts are joined by ` | `.
  public var tsv: String {
    var out = "word\tlanguage\tcount\tdocuments\tshare\tcapitalised\tcontexts\n"
    for word in words {
      let contexts = word.contexts.map { "\($0.before)[\($0.word)]\($0.after)" }
      let cells = [
        word.word, word.language, String(word.count), String(word.documents),
        Digits.fixed(share(word), places: 4), Digits.fixed(word.capitalisedShare, places: 2),
        contexts.joined(separator: " | "),
      ]
      out += cells.map(TerminalText.line).joined(separator: "\t") + "\n"
    }
    return out
  }

  /// The document; ends with a line feed.
  public func json(versions: Versions) -> String {
    JSONNode.object([
      ("documents", .integer(tally.documents)),
      ("tokens", .integer(tally.tokens)),
      ("unknown", .integer(tally.unknown)),
      ("countsMayBeShortBy", .integer(tally.forgotten)),
      ("words", .array(words.map(node))),
      ("versions", versions.json),
    ]).document()
  }

  private func node(_ word: UnknownWord) -> JSONNode {
    .object([
      ("word", .string(word.word)), ("language", .string(word.language)),
      ("count", .integer(word.count)), ("documents", .integer(word.documents)),
      ("share", .ratio(share(word))), ("capitalised", .ratio(word.capitalisedShare)),
      (
        "contexts",
        .array(
          word.contexts.map {
            .object([
              ("id", .string($0.document)), ("before", .string($0.before)),
              ("word", .string($0.word)), ("after", .string($0.after)),
            ])
          })
      ),
    ])
  }

  /// The share of documents that hold the word.
  private func share(_ word: UnknownWord) -> Double {
    tally.documents == 0 ? 0 : Double(word.documents) / Double(tally.documents)
  }
}
