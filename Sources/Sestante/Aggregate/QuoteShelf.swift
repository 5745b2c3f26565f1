/// The best quotes of a cell, each text once.
///
/// Of equal texts the preferred quote stands for all, and of those the best are kept. A quote that
/// is dropped has enough better ones beside it and never comes back, so shelves may be filled and
/// merged in any order.
struct QuoteShelf: Sendable, Hashable {
  static let capacity = 5
  private(set) var quotes: [Quote] = []

  /// Whether a quote of this strength can find a place.
  func admits(score: Int) -> Bool {
    guard quotes.count == Self.capacity, let last = quotes.last else { return true }
    return abs(score) >= abs(last.score)
  }

  /// The quote that the next one to be kept must precede; nil while there is room.
  var last: Quote? { quotes.count == Self.capacity ? quotes.last : nil }

  mutating func insert(_ quote: Quote) {
    if let same = quotes.firstIndex(where: { $0.text == quote.text }) {
      guard quote.precedes(quotes[same]) else { return }
      quotes.remove(at: same)
    }
    let place = quotes.firstIndex { quote.precedes($0) } ?? quotes.count
    guard place < Self.capacity else { return }
    quotes.insert(quote, at: place)
    if quotes.count > Self.capacity { quotes.removeLast() }
  }

  mutating func merge(_ other: QuoteShelf) {
    for quote in other.quotes { insert(quote) }
  }
}
