extension Bytes {
  /// The first byte in the range at which it is not valid UTF-8, or nil.
  ///
  /// ASCII passes 32 bytes a step. Overlong forms, surrogates, scalars above U+10FFFF and cut
  /// sequences are invalid; NUL is valid.
  static func firstInvalidUTF8(
    in base: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    var index = start
    while true {
      while index &+ 32 <= end {
        let low = load(base, index) | load(base, index &+ 8)
        let high = load(base, index &+ 16) | load(base, index &+ 24)
        if (low | high) & highs != 0 { break }
        index &+= 32
      }
      while index &+ 8 <= end {
        let marks = load(base, index) & highs
        if marks != 0 {
          index &+= first(marks)
          break
        }
        index &+= 8
      }
      while index < end, base[index] < 0x80 { index &+= 1 }
      // A run of other scalars: accents stand alone, emoji and other scripts in rows.
      while index < end, base[index] >= 0x80 {
        let length = sequence(in: base, at: index, to: end)
        if length == 0 { return index }
        index &+= length
      }
      if index >= end { return nil }
    }
  }

  /// The length of the well-formed sequence of two to four bytes that starts here, or 0.
  @inline(__always)
  private static func sequence(in base: UnsafePointer<UInt8>, at index: Int, to end: Int) -> Int {
    let lead = base[index]
    let left = end &- index
    guard lead >= 0xC2, left >= 2 else { return 0 }
    let second = base[index &+ 1]
    if lead < 0xE0 { return isContinuation(second) ? 2 : 0 }
    guard left >= 3, isContinuation(base[index &+ 2]) else { return 0 }
    if lead < 0xF0 {
      let low: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
      let high: UInt8 = lead == 0xED ? 0x9F : 0xBF
      return second >= low && second <= high ? 3 : 0
    }
    guard lead <= 0xF4, left >= 4, isContinuation(base[index &+ 3]) else { return 0 }
    let low: UInt8 = lead == 0xF0 ? 0x90 : 0x80
    let high: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
    return second >= low && second <= high ? 4 : 0
  }

  @inline(__always)
  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
