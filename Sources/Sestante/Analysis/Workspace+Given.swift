internal import SestanteText

extension Workspace {
  /// Puts the text as it was given in the place of the one that was analyzed, and moves every span
  /// there: quotes are the given words, offsets index the given text.
  ///
  /// - Parameter origins: for each byte of the analyzed text, and for its end, the place in `given`.
  mutating func restore(
    _ given: UnsafeBufferPointer<UInt8>, _ origins: UnsafeBufferPointer<UInt32>
  ) {
    guard !origins.isEmpty else { return }
    for e in 0..<result.evidence.count {
      result.evidence.base[e].start = origins[Int(result.evidence.base[e].start)]
      result.evidence.base[e].end = origins[Int(result.evidence.base[e].end)]
    }
    for c in 0..<result.contributions.count {
      result.contributions.base[c].start = origins[Int(result.contributions.base[c].start)]
      result.contributions.base[c].end = origins[Int(result.contributions.base[c].end)]
    }
    text.load(given)
    text.hasHighBytes = true
  }
}
