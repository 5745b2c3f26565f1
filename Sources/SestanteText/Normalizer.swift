/// Text as the lexicons see it, with the way back to the original.
///
/// ```swift
/// let text = Normalizer.normalize("Perche\u{0301} NO")
/// text.text                          // "perché no"
/// text.original(of: 0..<7)           // the bytes 0..<8 of the original
/// ```
public struct NormalizedText: Sendable {
  /// The normalized text: NFKC, case folded, one kind of apostrophe.
  public let text: String
  private let starts: [UInt32]
  private let ends: [UInt32]
  private let originalLength: Int

  init(text: String, starts: [UInt32], ends: [UInt32], originalLength: Int) {
    self.text = text
    self.starts = starts
    self.ends = ends
    self.originalLength = originalLength
  }

  /// The bytes of the original from which a range of normalized bytes was made.
  ///
  /// Both ranges are half-open and count UTF-8 bytes. A range that ends inside a character made of
  /// several originals takes all of them; an empty range stays empty.
  public func original(of range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else {
      let at = range.lowerBound < starts.count ? Int(starts[range.lowerBound]) : originalLength
      return at..<at
    }
    return Int(starts[range.lowerBound])..<Int(ends[range.upperBound - 1])
  }
}

/// Normalization through ICU: NFKC with case folding, apostrophe-like characters made one.
///
/// NFKC keeps what the eye reads (`ﬁ` → `fi`, `①` → `1`, full-width forms) and drops what it does
/// not (soft hyphens, variation selectors). Normalizing twice changes nothing.
public enum Normalizer {
  /// The normalized text of an original, at most 4 GB, with the way back.
  public static func normalize(_ original: String) -> NormalizedText {
    var copy = original
    return copy.withUTF8 { bytes in
      var text = ScannedText()
      text.load(bytes)
      let size = ReferenceScanner.normalize(&text, from: 0, to: text.length)
      let normalized = String(
        decoding: UnsafeBufferPointer(start: text.normalized.base, count: size), as: UTF8.self)
      return NormalizedText(
        text: normalized,
        starts: Array(UnsafeBufferPointer(start: text.normalizedStarts.base, count: size)),
        ends: Array(UnsafeBufferPointer(start: text.normalizedEnds.base, count: size)),
        originalLength: bytes.count)
    }
  }
}
