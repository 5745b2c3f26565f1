/// Where the terms of one language that begin with a form go on, with what finding them asks of every
/// token: a word of memory beside the token answers it without a look at the node.
struct TermRoot: BitwiseCopyable {
  /// The node's number in the lower 24 bits, then its layers, then its marks.
  let bits: UInt32

  private static var layersShift: UInt32 { 24 }
  private static var marksShift: UInt32 { 27 }

  /// No terms.
  static let none = TermRoot(bits: 0)

  @inline(__always)
  init(bits: UInt32) { self.bits = bits }

  /// - Parameter number: the node's, below ``Child/mostNodes``.
  init(_ number: UInt32, _ node: TermNode) {
    bits =
      number | UInt32(node.layers.rawValue) << Self.layersShift
      | UInt32(NodeHead.marks(node)) << Self.marksShift
  }

  @inline(__always)
  var node: UInt32 { bits & 0xFF_FFFF }
  /// The layers a term of this one token counts for.
  @inline(__always)
  var layers: Match.Layers {
    Match.Layers(rawValue: UInt8(truncatingIfNeeded: bits >> Self.layersShift) & 7)
  }
  /// 1 if terms go on with any token, or with a number and the flags are a number's; else 0.
  @inline(__always)
  func goesOn(withAnyOr next: Token.Flags) -> UInt32 {
    let marks = bits >> Self.marksShift
    return (marks | (marks >> 1 & UInt32(next.rawValue))) & 1
  }
}

/// Which words may follow which first words of terms: one bit for a pair, so that most tokens behind
/// which no longer term begins are told by one look into memory that the caches hold.
struct FirstSteps: BitwiseCopyable {
  let words: UnsafePointer<UInt64>
  let shift: UInt32

  /// A filter's words, a power of two.
  @inline(__always)
  init(_ words: UnsafePointer<UInt64>, count: Int) {
    self.words = words
    shift = UInt32(truncatingIfNeeded: 26 &- count.trailingZeroBitCount)
  }

  /// The bit of a pair.
  @inline(__always)
  func bit(_ root: TermRoot, _ form: UInt32) -> UInt32 { Self.hash(root.node, form) &>> shift }

  /// Where it stands.
  @inline(__always)
  func word(_ bit: UInt32) -> UnsafePointer<UInt64> { words + Int(bit >> 6) }

  /// 1 if a term may go on with the pair of a bit, 0 for most where none does.
  @inline(__always)
  func contains(_ bit: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: word(bit).pointee &>> UInt64(bit & 63)) & 1
  }

  @inline(__always)
  private static func hash(_ node: UInt32, _ form: UInt32) -> UInt32 {
    (node &* 0x9E37_79B1 &+ form) &* 0x85EB_CA6B
  }

  /// The filter of some pairs: eight to sixteen bits for each.
  static func filter(_ pairs: [(node: UInt32, form: UInt32)]) -> [UInt64] {
    var count = 1
    while count * 64 < pairs.count * 8 { count *= 2 }
    let shift = UInt32(26 - count.trailingZeroBitCount)
    var words = [UInt64](repeating: 0, count: count)
    for pair in pairs {
      let bit = hash(pair.node, pair.form) >> shift
      words[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
    }
    return words
  }
}
