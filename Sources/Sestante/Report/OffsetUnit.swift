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
  /// For each stretch of 64 bytes: how many bytes before it are no unit of their own, and which of
  /// its own are none.
  private var surplus = Scratch<UInt32>(capacity: 64)
  private var masks = Scratch<UInt64>(capacity: 64)
  private var isIdentity = true
  private let unit: OffsetUnit

  init(_ unit: OffsetUnit) { self.unit = unit }

  /// Prepares for a text.
  mutating func begin(_ text: borrowing ScannedText) {
    isIdentity = unit == .utf8 || !text.hasHighBytes
    if isIdentity { return }
    surplus.removeAll()
    masks.removeAll()
    var sum: UInt32 = 0
    var at = 0
    while at <= text.length {
      // The text's margin is zero: its bytes are units.
      var mask = sestante_continuation_mask(text.bytes.base + at)
      if unit == .utf16 { mask &= ~Self.secondUnits(text.bytes.base + at, before: at) }
      surplus.append(sum)
      masks.append(mask)
      sum += UInt32(mask.nonzeroBitCount)
      at += 64
    }
  }

  /// In UTF-16 a scalar of four bytes has two units: its second byte counts too.
  private static func secondUnits(_ p: UnsafePointer<UInt8>, before: Int) -> UInt64 {
    var mask: UInt64 = before > 0 && p[-1] >= 0xF0 ? 1 : 0
    for i in 0..<63 where p[i] >= 0xF0 { mask |= 2 << UInt64(i) }
    return mask
  }

  @inline(__always)
  func convert(_ offset: UInt32) -> Int {
    if isIdentity { return Int(offset) }
    let stretch = Int(offset) >> 6
    let before = masks[stretch] & ((1 &<< UInt64(offset & 63)) &- 1)
    return Int(offset) - Int(surplus[stretch]) - before.nonzeroBitCount
  }
}
