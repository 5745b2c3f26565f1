/// Counts of the words no table knows, over any number of documents.
///
/// Tallies of parts, merged in the order of the input, are the tally of the whole. Memory is bounded: when
/// more words are held than fit, those seen least are forgotten, as in the counting of frequent items by
/// Misra and Gries (*Science of Computer Programming* 2, 1982). A count may then be short by at most
/// ``forgotten``; a word seen more often than that is never missed.
///
/// ```swift
/// var tally = UnknownTally()
/// tally.merge(part)
/// tally.words(top: 100).first?.word
/// ```
public struct UnknownTally: Sendable {
  /// The most words that are held.
  public static let room = 1 << 20

  /// Documents read.
  public private(set) var documents = 0
  /// Words, numbers and symbols in them.
  public private(set) var tokens = 0
  /// Those that no table knows, names, numbers and single letters left out.
  public private(set) var unknown = 0
  /// By how much a count may be too low; 0 unless more words were met than fit.
  public private(set) var forgotten = 0
  private let contexts: Int
  private let room: Int
  private var found: [String: UnknownWord] = [:]

  /// A tally that keeps some places of each word.
  public init(contexts: Int = 3) { self.init(contexts: contexts, room: Self.room) }

  init(contexts: Int, room: Int) {
    self.contexts = contexts
    self.room = room
  }

  /// The words met at least `minimum` times, the most frequent first; of equal ones by their letters.
  ///
  /// - Parameter isWanted: leaves out words, names for instance.
  public func words(
    top: Int, minimum: Int = 1, where isWanted: (UnknownWord) -> Bool = { _ in true }
  ) -> [UnknownWord] {
    let wanted = found.values.filter { $0.count >= minimum && isWanted($0) }
    return Array(wanted.sorted(by: UnknownWord.isBefore).prefix(max(0, top)))
  }

  /// Adds the counts of a part that comes later in the input.
  public mutating func merge(_ part: UnknownTally) {
    documents += part.documents
    tokens += part.tokens
    unknown += part.unknown
    forgotten += part.forgotten
    for (word, other) in part.found { found[word].merge(other, contexts: contexts) }
    prune()
  }

  mutating func addDocument(tokens: Int, words: [String: UnknownWord]) {
    documents += 1
    self.tokens += tokens
    for (word, one) in words {
      unknown += one.count
      found[word].merge(one, contexts: contexts)
    }
  }

  /// Forgets the rarest words until half the room is free.
  private mutating func prune() {
    var least = 1
    while found.count > room {
      found = found.filter { $0.value.count > least }
      forgotten = max(forgotten, least)
      least *= 2
    }
  }
}

extension Optional<UnknownWord> {
  fileprivate mutating func merge(_ other: UnknownWord, contexts: Int) {
    guard var word = self else {
      self = other
      return
    }
    word.count += other.count
    word.documents += other.documents
    word.italian += other.italian
    word.capitalised += other.capitalised
    if word.contexts.count < contexts {
      word.contexts += other.contexts.prefix(contexts - word.contexts.count)
    }
    self = word
  }
}
