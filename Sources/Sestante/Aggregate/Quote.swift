internal import SestantePrivacy

/// A customer's words behind a figure, with the document they stand in.
public struct Quote: Sendable, Hashable {
  /// The id of the document.
  public let document: String
  /// The span in UTF-8 bytes of the untouched original.
  public let span: Range<Int>
  /// The words; at most ``limit`` Unicode scalars.
  public let text: String
  /// Whether ``text`` is only the beginning.
  public let isCut: Bool
  /// Hundredths of the scale −1 … +1.
  public let score: Int

  /// Personal data that was replaced in the words and in the id; nil if there was none.
  let replaced: RedactionCounts?

  /// How many scalars of a quote are kept, so that memory stays bounded on any input.
  public static let limit = 300

  init(
    document: String, span: Range<Int>, text: String, score: Int,
    replaced: RedactionCounts? = nil
  ) {
    self.replaced = replaced
    self.document = document
    self.span = span
    self.score = score
    let scalars = text.unicodeScalars
    if let end = scalars.index(
      scalars.startIndex, offsetBy: Self.limit, limitedBy: scalars.endIndex),
      end != scalars.endIndex
    {
      self.text = String(scalars[..<end])
      isCut = true
    } else {
      self.text = text
      isCut = false
    }
  }

  /// Whether a quote of the same strength from a place could be preferred to this one.
  func mayBePreceded(byDocument other: String, span: Range<Int>) -> Bool {
    if !document.utf8.elementsEqual(other.utf8) {
      return other.utf8.lexicographicallyPrecedes(document.utf8)
    }
    return span.lowerBound <= self.span.lowerBound
  }

  /// Whether this one is preferred: the stronger score, then the smaller id, then the earlier
  /// place.
  ///
  /// A total order on everything a quote holds, by bytes, so that the choice depends on nothing
  /// else.
  func precedes(_ other: Quote) -> Bool {
    if abs(score) != abs(other.score) { return abs(score) > abs(other.score) }
    if !document.utf8.elementsEqual(other.document.utf8) {
      return document.utf8.lexicographicallyPrecedes(other.document.utf8)
    }
    if span.lowerBound != other.span.lowerBound { return span.lowerBound < other.span.lowerBound }
    if span.upperBound != other.span.upperBound { return span.upperBound < other.span.upperBound }
    if score != other.score { return score < other.score }
    return text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }
}
