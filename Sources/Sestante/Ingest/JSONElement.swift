/// Finds where an element of a JSON array ends, without judging what is in it.
///
/// Only depth and strings are followed, so it also finds the end of most damaged elements. It can
/// be fed in pieces; the reader cuts blocks with it and the parser passes over what it rejected.
struct JSONElement {
  private var depth = 0
  private var state = State.fresh

  private enum State { case fresh, scalar, outside, inString, escaped }

  /// Whether it is inside an element.
  var isOpen: Bool { state != .fresh }

  /// Goes on from `start`, where an element begins or was left; gives the place after its end, or
  /// nil if the element goes on after `end`.
  mutating func advance(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int? {
    var index = start
    while index < end {
      let byte = base[index]
      switch state {
      case .fresh:
        index &+= 1
        depth = 0
        switch byte {
        case Byte.openBrace, Byte.openBracket:
          depth = 1
          state = .outside
        case Byte.quote: state = .inString
        default: state = .scalar
        }
      case .scalar:
        if Self.endsScalar(byte) { return close(index) }
        index &+= 1
      case .outside:
        index &+= 1
        switch byte {
        case Byte.openBrace, Byte.openBracket: depth &+= 1
        case Byte.closeBrace, Byte.closeBracket:
          depth &-= 1
          if depth == 0 { return close(index) }
        case Byte.quote: state = .inString
        default: break
        }
      case .inString:
        index = Bytes.find(Byte.quote, or: Byte.backslash, in: base, from: index, to: end)
        if index == end { return nil }
        if base[index] == Byte.backslash {
          state = .escaped
        } else if depth == 0 {
          return close(index &+ 1)
        } else {
          state = .outside
        }
        index &+= 1
      case .escaped:
        index &+= 1
        state = .inString
      }
    }
    return nil
  }

  private mutating func close(_ end: Int) -> Int {
    state = .fresh
    return end
  }

  private static func endsScalar(_ byte: UInt8) -> Bool {
    switch byte {
    case Byte.comma, Byte.openBrace, Byte.closeBrace, Byte.openBracket, Byte.closeBracket,
      Byte.quote:
      true
    default: Byte.isBlank(byte)
    }
  }
}
