/// A word that no table knows, and where it stands.
public struct UnknownWord: Sendable, Hashable {
  /// A place of the word: what stands before and behind it in the untouched text.
  public struct Context: Sendable, Hashable {
    /// The document's id.
    public var document: String
    /// The words before, on one line.
    public var before: String
    /// The word as it is written there.
    public var word: String
    /// The words behind, on one line.
    public var after: String
  }

  /// The word without case, as a table would have it.
  public var word: String
  /// How often it stands in the texts.
  public var count = 0
  /// In how many documents.
  public var documents = 0
  /// How often it stands in a sentence read as Italian; the other times the sentence is English.
  public var italian = 0
  /// How often it begins with a capital inside a sentence and is not written in capitals throughout: what
  /// names do.
  public var capitalised = 0
  /// Its first places, one a document.
  public var contexts: [Context] = []

  /// The language of most sentences it stands in.
  public var language: String { italian * 2 >= count ? "it" : "en" }

  /// The share of places where it is written as names are.
  public var capitalisedShare: Double {
    count == 0 ? 0 : Double(capitalised) / Double(count)
  }

  /// The most frequent first, then by word.
  static func isBefore(_ a: UnknownWord, _ b: UnknownWord) -> Bool {
    if a.count != b.count { return a.count > b.count }
    if a.documents != b.documents { return a.documents > b.documents }
    return a.word.utf8.lexicographicallyPrecedes(b.word.utf8)
  }
}
