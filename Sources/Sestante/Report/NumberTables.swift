/// Numbers rendered once: a number of a record is one load and one store instead of a division a
/// digit.
struct NumberTables: ~Copyable {
  /// The largest value of ``put(hundredths:at:)``; scores and effects hardly ever exceed it.
  static let mostHundredths = 200

  /// For 0 … 999: the digits without leading zeros, and how many there are in the top byte.
  private let digits: UnsafeMutablePointer<UInt32>
  /// The same with leading zeros, three digits.
  private let triples: UnsafeMutablePointer<UInt32>
  /// For −200 … 200: the JSON number, and its length in the top byte.
  private let hundredths: UnsafeMutablePointer<UInt64>

  init() {
    digits = .allocate(capacity: 1000)
    triples = .allocate(capacity: 1000)
    for value in 0..<1000 {
      triples[value] =
        UInt32(value / 100 | (value / 10 % 10) << 8 | (value % 10) << 16) | 0x30_3030
      let count: UInt32 = value < 10 ? 1 : value < 100 ? 2 : 3
      digits[value] = triples[value] >> (24 - count * 8) | count << 24
    }
    hundredths = .allocate(capacity: 2 * Self.mostHundredths + 1)
    for value in -Self.mostHundredths...Self.mostHundredths {
      var packed: UInt64 = 0
      var count: UInt64 = 0
      for byte in Self.text(hundredths: value).utf8 {
        packed |= UInt64(byte) << (8 * count)
        count += 1
      }
      packed |= count << 56
      hundredths[value + Self.mostHundredths] = packed
    }
  }

  deinit {
    digits.deallocate()
    triples.deallocate()
    hundredths.deallocate()
  }

  /// Hundredths as a JSON number: `-0.61`, `0.5`, `1`.
  static func text(hundredths value: Int) -> String {
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = value < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return "\(sign)\(whole).\(rest / 10)" + (rest % 10 == 0 ? "" : "\(rest % 10)")
  }

  /// Writes 0 … 999 and gives its length; touches four bytes.
  @inline(__always)
  func put(_ value: Int, at p: UnsafeMutablePointer<UInt8>) -> Int {
    let packed = digits[value]
    UnsafeMutableRawPointer(p).storeBytes(of: packed.littleEndian, as: UInt32.self)
    return Int(packed >> 24)
  }

  /// Writes 0 … 999 with leading zeros; touches four bytes.
  @inline(__always)
  func put(padded value: Int, at p: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(p).storeBytes(of: triples[value].littleEndian, as: UInt32.self)
  }

  /// Writes hundredths and gives their length; touches eight bytes.
  @inline(__always)
  func put(hundredths value: Int, at p: UnsafeMutablePointer<UInt8>) -> Int {
    let packed = hundredths[value &+ Self.mostHundredths]
    UnsafeMutableRawPointer(p).storeBytes(of: packed.littleEndian, as: UInt64.self)
    return Int(packed >> 56)
  }
}
