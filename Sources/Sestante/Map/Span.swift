internal import SestanteLexicon
internal import SestanteText

/// A half-open run of bytes that grows.
struct Span {
  var start: UInt32
  var end: UInt32

  @inline(__always)
  init(_ match: Match, _ tokens: UnsafePointer<Token>) {
    start = tokens[Int(match.first)].start
    end = tokens[Int(match.last)].end
  }

  @inline(__always)
  mutating func formUnion(_ otherStart: UInt32, _ otherEnd: UInt32) {
    start = min(start, otherStart)
    end = max(end, otherEnd)
  }
}
