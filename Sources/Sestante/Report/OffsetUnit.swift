internal import CScan
internal import SestanteText

/// What `start` and `end` of evidence count.
public enum OffsetUnit: String, Sendable, CaseIterable {
  /// UTF-8 bytes.
  case utf8
  /// UTF-16 code units, as JavaScript and Java index.
  case utf16
  /// Unicode scalars, as Python, R, SQL and Spark index.
  case scalars
}

/// Converts byte offsets of one text into another unit, in constant time each.
struct OffsetConverter: ~Copyable {
  private var prefix = Scratch<UInt32>(capacity: 64)
  private var bytes: UnsafePointer<UInt8>
  private var isIdentity = true
  private let unit: OffsetUnit
  private let empty: UnsafeMutablePointer<UInt8>

  init(_ unit: OffsetUnit) {
    self.unit = unit
    empty = .allocate(capacity: 1)
    bytes = UnsafePointer(empty)
  }

  deinit { empty.deallocate() }

  /// Prepares for a text.
  mutating func begin(_ text: borrowing ScannedText) {
    isIdentity = unit == .utf8 || !text.hasHighBytes
    if isIdentity { return }
    bytes = UnsafePointer(text.bytes.base)
    prefix.removeAll()
    var sum: UInt32 = 0
    var at = 0
    while at <= text.length {
      prefix.append(sum)
      sum += surplus(at, min(64, text.length - at))
      at += 64
    }
  }

  /// How many bytes of a stretch are no unit of their own.
  @inline(__always)
  private func surplus(_ at: Int, _ count: Int) -> UInt32 {
    var surplus = UInt32(sestante_continuation_bytes(bytes + at, UInt64(count)))
    if unit == .utf16 { for i in at..<at + count where bytes[i] >= 0xF0 { surplus -= 1 } }
    return surplus
  }

  @inline(__always)
  func convert(_ offset: UInt32) -> Int {
    if isIdentity { return Int(offset) }
    let block = Int(offset) >> 6
    return Int(offset) - Int(prefix[block] + surplus(block << 6, Int(offset) & 63))
  }
}
