/// A tally with the strongest quotes of both signs: no figure without words behind it.
public struct Cell: Sendable, Hashable {
  /// How often it was mentioned and how it was judged.
  public internal(set) var tally = Tally()
  private var praise = QuoteShelf()
  private var complaints = QuoteShelf()

  /// The strongest positive quotes, best first.
  public var positiveQuotes: [Quote] { praise.quotes }

  /// The strongest negative quotes, best first.
  public var negativeQuotes: [Quote] { complaints.quotes }

  /// Whether a quote with this score, in hundredths, can find a place.
  func admits(score: Int) -> Bool {
    score > 0 ? praise.admits(score: score) : score < 0 && complaints.admits(score: score)
  }

  /// The weakest quote of a full shelf, the one a further quote must precede; nil while there is room.
  func last(ofSign score: Int) -> Quote? { score > 0 ? praise.last : complaints.last }

  mutating func insert(_ quote: Quote) {
    if quote.score > 0 { praise.insert(quote) }
    if quote.score < 0 { complaints.insert(quote) }
  }

  mutating func merge(_ other: Cell) {
    tally.merge(other.tally)
    praise.merge(other.praise)
    complaints.merge(other.complaints)
  }
}
