internal import SestanteText

/// The score of a valence before any rule: the valence divided by the one that makes a score of 1.
struct BaseScore: BitwiseCopyable {
  /// Scale −1 … +1 before clamping.
  let value: Float
  /// The same in hundredths, as a contribution tells it.
  let effect: Int16

  /// - Parameters:
  ///   - valence: in hundredths.
  ///   - full: the valence that makes a score of 1, ``ScoringParameters/fullValence``.
  init(valence: Int, full: Float) {
    value = Float(valence) / 100 / full
    effect = Int16(clamping: Int(nearest: value * 100))
  }
}

/// The base scores of all valences that tables may give, worked out once: two divisions less for each
/// judgement.
struct BaseScores: BitwiseCopyable, @unchecked Sendable {
  /// The largest valence in the table, in hundredths; derived forms may exceed it.
  private static let most = 300
  private let scores: UnsafePointer<BaseScore>
  private let full: Float

  init(full: Float, _ blocks: inout PlainBlocks) {
    self.full = full
    scores = blocks.copy(
      (-Self.most...Self.most).map { BaseScore(valence: $0, full: full) })
  }

  /// The base score of a valence in hundredths.
  @inline(__always)
  subscript(valence: Int) -> BaseScore {
    if valence.magnitude <= UInt(Self.most) { return scores[valence &+ Self.most] }
    return BaseScore(valence: valence, full: full)
  }
}
