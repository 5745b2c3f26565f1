internal import SestanteText

/// Bytes of output under construction: JSON without an encoder, since the encoder would cost more than the
/// analysis.
extension Scratch where Element == UInt8 {
  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(from: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  @inline(__always)
  mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress { append(from: base, count: buffer.count) }
    }
  }

  mutating func append(_ text: String) {
    var copy = text
    copy.withUTF8 { buffer in
      if let base = buffer.baseAddress { append(from: base, count: buffer.count) }
    }
  }

  /// A decimal number.
  @inline(__always)
  mutating func append(decimal value: Int) {
    if value < 0 {
      append(UInt8(ascii: "-"))
      append(decimal: -value)
      return
    }
    if value < 10 {
      append(UInt8(ascii: "0") + UInt8(value))
      return
    }
    reserve(20)
    var digits = 1
    var limit = 10
    while value >= limit, digits < 19 {
      digits += 1
      limit = limit &* 10
    }
    var rest = value
    var p = base + count + digits
    while rest > 0 {
      p -= 1
      p.pointee = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    setCount(count + digits)
  }

  /// Hundredths as a JSON number: `-0.61`, `0.5`, `1`.
  @inline(__always)
  mutating func append(hundredths value: Int) {
    var rest = value
    if rest < 0 {
      append(UInt8(ascii: "-"))
      rest = -rest
    }
    append(decimal: rest / 100)
    rest %= 100
    if rest == 0 { return }
    append(UInt8(ascii: "."))
    append(UInt8(ascii: "0") + UInt8(rest / 10))
    if rest % 10 != 0 { append(UInt8(ascii: "0") + UInt8(rest % 10)) }
  }

  /// The inside of a JSON string: quotes, backslashes and control characters escaped.
  @inline(__always)
  mutating func append(escaping p: UnsafePointer<UInt8>, count length: Int) {
    reserve(length * 6)
    var out = base + count
    for i in 0..<length {
      let byte = p[i]
      if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        out.pointee = byte
        out += 1
      } else {
        out = Self.escape(byte, at: out)
      }
    }
    setCount(out - base)
  }

  @inline(never)
  private static func escape(_ byte: UInt8, at out: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    out[0] = UInt8(ascii: "\\")
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): out[1] = byte
    case UInt8(ascii: "\n"): out[1] = UInt8(ascii: "n")
    case UInt8(ascii: "\r"): out[1] = UInt8(ascii: "r")
    case UInt8(ascii: "\t"): out[1] = UInt8(ascii: "t")
    default:
      let hex: StaticString = "0123456789abcdef"
      out[1] = UInt8(ascii: "u")
      out[2] = UInt8(ascii: "0")
      out[3] = UInt8(ascii: "0")
      out[4] = hex.utf8Start[Int(byte >> 4)]
      out[5] = hex.utf8Start[Int(byte & 15)]
      return out + 6
    }
    return out + 2
  }
}
