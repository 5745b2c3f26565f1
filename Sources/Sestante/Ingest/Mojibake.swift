internal import SestanteText

/// UTF-8 that was read as Windows-1252 and written as UTF-8 again: `perchÃ©`, `dellâ€™hotel`.
///
/// Each scalar of such a run stands for one byte. Where the bytes make a scalar of UTF-8 above ASCII,
/// the run is that scalar: such runs do not occur in Italian or English as they are.
public enum Mojibake {
  /// The byte that Windows-1252 shows as a scalar, for those outside Latin-1; 0 for others.
  private static func byte(_ scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0x80...0xFF: UInt8(scalar)
    case 0x20AC: 0x80
    case 0x201A: 0x82
    case 0x0192: 0x83
    case 0x201E: 0x84
    case 0x2026: 0x85
    case 0x2020: 0x86
    case 0x2021: 0x87
    case 0x02C6: 0x88
    case 0x2030: 0x89
    case 0x0160: 0x8A
    case 0x2039: 0x8B
    case 0x0152: 0x8C
    case 0x017D: 0x8E
    case 0x2018: 0x91
    case 0x2019: 0x92
    case 0x201C: 0x93
    case 0x201D: 0x94
    case 0x2022: 0x95
    case 0x2013: 0x96
    case 0x2014: 0x97
    case 0x02DC: 0x98
    case 0x2122: 0x99
    case 0x0161: 0x9A
    case 0x203A: 0x9B
    case 0x0153: 0x9C
    case 0x017E: 0x9E
    case 0x0178: 0x9F
    default: 0
    }
  }

  /// The scalar at a place of valid UTF-8 and the bytes it takes; 0 at the end.
  @inline(__always)
  private static func scalar(
    _ base: UnsafePointer<UInt8>, _ index: Int, _ end: Int
  ) -> (value: UInt32, length: Int) {
    guard index < end else { return (0, 0) }
    let lead = base[index]
    func tail(_ place: Int) -> UInt32 {
      index + place < end ? UInt32(base[index + place] & 0x3F) : 0
    }
    if lead < 0x80 { return (UInt32(lead), 1) }
    if lead < 0xE0 { return (UInt32(lead & 0x1F) << 6 | tail(1), 2) }
    if lead < 0xF0 { return (UInt32(lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3) }
    return (UInt32(lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
  }

  /// The bytes of the scalar that a run starting here stands for, and the bytes the run takes.
  @inline(__always)
  private static func run(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> (bytes: UInt32, count: Int, length: Int)? {
    let first = scalar(base, start, end)
    guard first.value >= 0xC2, first.value < 0xF5 else { return nil }
    let count = first.value < 0xE0 ? 2 : first.value < 0xF0 ? 3 : 4
    var (bytes, index) = (first.value, start + first.length)
    for place in 1..<count {
      let next = scalar(base, index, end)
      let byte = byte(next.value)
      guard byte & 0xC0 == 0x80 else { return nil }
      bytes |= UInt32(byte) << UInt32(place * 8)
      index += next.length
    }
    let decoded = withUnsafeBytes(of: bytes.littleEndian) { raw in
      raw.withMemoryRebound(to: UInt8.self) {
        $0.baseAddress.flatMap { Bytes.firstInvalidUTF8(in: $0, from: 0, to: count) }
      }
    }
    return decoded == nil ? (bytes, count, index - start) : nil
  }

  /// How many such runs valid UTF-8 has; those cut at its end do not count.
  public static func count(in text: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = text.baseAddress else { return 0 }
    var (index, found) = (0, 0)
    while let place = next(base, index, text.count) {
      if let run = run(base, place, text.count) {
        found += 1
        index = place + run.length
      } else {
        index = place + 2
      }
    }
    return found
  }

  /// The next scalar that could begin a run: U+00C2 … U+00F4 are C3 82 … C3 B4.
  private static func next(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var index = start
    while true {
      let place = Bytes.find(0xC3, in: base, from: index, to: end)
      guard place + 1 < end else { return nil }
      if (0x82...0xB4).contains(base[place + 1]) { return place }
      index = place + 1
    }
  }

  /// Writes the text put right, and for each of its bytes, and for its end, the place in what was
  /// given; false, with nothing written, if nothing is wrong.
  static func repair(
    _ base: UnsafePointer<UInt8>, _ count: Int, into text: inout Scratch<UInt8>,
    _ origins: inout Scratch<UInt32>
  ) -> Int {
    text.removeAll()
    origins.removeAll()
    var (done, index, repaired) = (0, 0, 0)
    while let place = next(base, index, count) {
      guard let run = run(base, place, count) else {
        index = place + 2
        continue
      }
      keep(base, done..<place, into: &text, &origins)
      for byte in 0..<run.count {
        text.append(UInt8(truncatingIfNeeded: run.bytes >> UInt32(byte * 8)))
        origins.append(UInt32(place))
      }
      repaired += 1
      index = place + run.length
      done = index
    }
    guard repaired > 0 else { return 0 }
    keep(base, done..<count, into: &text, &origins)
    origins.append(UInt32(count))
    return repaired
  }

  private static func keep(
    _ base: UnsafePointer<UInt8>, _ range: Range<Int>, into text: inout Scratch<UInt8>,
    _ origins: inout Scratch<UInt32>
  ) {
    for place in range {
      text.append(base[place])
      origins.append(UInt32(place))
    }
  }
}
