internal import CScan

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The bytes that mean something to a format.
enum Byte {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let recordSeparator: UInt8 = 0x1E
  static let unitSeparator: UInt8 = 0x1F
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let openBracket: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let closeBracket: UInt8 = 0x5D
  static let openBrace: UInt8 = 0x7B
  static let bar: UInt8 = 0x7C
  static let closeBrace: UInt8 = 0x7D

  /// White space of JSON.
  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool {
    byte <= space && (byte == space || byte == lineFeed || byte == carriageReturn || byte == tab)
  }
}

/// Searches over raw memory, eight bytes a step or through the C library.
///
/// In every word the lowest marked byte is exact; higher marks may be an echo of it. Words are
/// loaded in little-endian order, so that the lowest mark is the first byte.
enum Bytes {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  static func load(_ base: UnsafePointer<UInt8>, _ index: Int) -> UInt64 {
    UInt64(
      littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
  }

  /// Marks the bytes that are zero.
  @inline(__always)
  static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }

  /// Marks what a JSON string must escape: quotes, backslashes and control characters.
  @inline(__always)
  static func specials(_ word: UInt64) -> UInt64 {
    // Control characters and the quote are what is below 0x21 when bit 1 is turned.
    let turned = word ^ (ones &* 0x02)
    let low = (turned &- ones &* 0x21) & ~turned
    let slash = word ^ (ones &* 0x5C)
    return (low | ((slash &- ones) & ~slash)) & highs
  }

  /// A word of eight times the byte.
  @inline(__always)
  static func repeated(_ byte: UInt8) -> UInt64 { ones &* UInt64(byte) }

  /// The first marked byte of a word.
  @inline(__always)
  static func first(_ marks: UInt64) -> Int { marks.trailingZeroBitCount &>> 3 }

  /// The first place of a byte in `range`, or its end.
  @inline(__always)
  static func find(
    _ byte: UInt8, in base: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    guard start < end, let hit = memchr(base + start, Int32(byte), end &- start) else { return end }
    return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
  }

  /// The first place of either byte in `range`, or its end.
  @inline(__always)
  static func find(
    _ one: UInt8, or other: UInt8, in base: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    let (ones, others) = (repeated(one), repeated(other))
    var index = start
    while index &+ 8 <= end {
      let word = load(base, index)
      let marks = zeros(word ^ ones) | zeros(word ^ others)
      if marks != 0 { return index &+ first(marks) }
      index &+= 8
    }
    while index < end, base[index] != one, base[index] != other { index &+= 1 }
    return index
  }

  /// The place after the last `byte` in the range, or nil.
  static func endOfLast(
    _ byte: UInt8, in base: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    var index = end
    while index > start {
      if base[index &- 1] == byte { return index }
      index &-= 1
    }
    return nil
  }

  /// How often a byte stands in the range.
  static func count(
    _ byte: UInt8, in base: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    Int(sestante_count(base + start, UInt64(max(0, end - start)), byte))
  }
}
