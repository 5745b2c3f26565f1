internal import SestanteText

/// Turns the content of JSON strings into bytes and back.
enum JSONText {
  /// The content of a JSON string that stands with its quotes; empty if there is none.
  static func string(_ json: UnsafeBufferPointer<UInt8>) -> String {
    guard let base = json.baseAddress, json.count >= 2 else { return "" }
    var plain = Scratch<UInt8>()
    decode(base, from: 1, to: json.count - 1, into: &plain)
    return String(decoding: plain.elements, as: UTF8.self)
  }

  /// Appends a string's content, valid as ``JSONScanner`` left it, with its escapes decoded.
  ///
  /// A surrogate without its partner becomes U+FFFD.
  static func decode(
    _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, into out: inout Scratch<UInt8>
  ) {
    out.reserve(end &- start &+ 8)
    let first = out.base
    var (index, place) = (start, out.count)
    let slashes = Bytes.repeated(Byte.backslash)
    while index < end {
      // Copy up to the next backslash; what a word copies too much is written over.
      while index &+ 8 <= end {
        let word = Bytes.load(base, index)
        UnsafeMutableRawPointer(first + place).storeBytes(
          of: word.littleEndian, as: UInt64.self)
        let marks = Bytes.zeros(word ^ slashes)
        let length = marks == 0 ? 8 : Bytes.first(marks)
        index &+= length
        place &+= length
        if marks != 0 { break }
      }
      while index < end, base[index] != Byte.backslash {
        first[place] = base[index]
        index &+= 1
        place &+= 1
      }
      guard index &+ 1 < end else { break }
      let kind = base[index &+ 1]
      index &+= 2
      if kind == 0x75 {
        let scalar = scalar(base, &index, end)
        place &+= encode(scalar, first + place)
      } else {
        first[place] = plain(kind)
        place &+= 1
      }
    }
    out.setCount(place)
  }

  private static func plain(_ kind: UInt8) -> UInt8 {
    switch kind {
    case 0x6E: Byte.lineFeed
    case 0x74: Byte.tab
    case 0x72: Byte.carriageReturn
    case 0x62: 0x08
    case 0x66: 0x0C
    default: kind
    }
  }

  /// The scalar of `\uXXXX` from behind the `u`, with the partner of a surrogate.
  private static func scalar(
    _ base: UnsafePointer<UInt8>, _ index: inout Int, _ end: Int
  ) -> UInt32 {
    let unit = hex(base + index)
    index &+= 4
    guard unit & 0xF800 == 0xD800 else { return unit }
    guard unit < 0xDC00, index &+ 6 <= end, base[index] == Byte.backslash,
      base[index &+ 1] == 0x75
    else { return 0xFFFD }
    let partner = hex(base + index + 2)
    guard partner & 0xFC00 == 0xDC00 else { return 0xFFFD }
    index &+= 6
    return 0x10000 &+ ((unit & 0x3FF) &<< 10 | (partner & 0x3FF))
  }

  private static func hex(_ digits: UnsafePointer<UInt8>) -> UInt32 {
    var value: UInt32 = 0
    for place in 0..<4 {
      let digit = digits[place]
      value = value &<< 4 | UInt32(digit < 0x40 ? digit &- 0x30 : (digit | 0x20) &- 0x57)
    }
    return value
  }

  private static func encode(_ scalar: UInt32, _ out: UnsafeMutablePointer<UInt8>) -> Int {
    switch scalar {
    case ..<0x80:
      out[0] = UInt8(scalar)
      return 1
    case ..<0x800:
      out[0] = UInt8(0xC0 | scalar &>> 6)
      out[1] = UInt8(0x80 | scalar & 0x3F)
      return 2
    case ..<0x10000:
      out[0] = UInt8(0xE0 | scalar &>> 12)
      out[1] = UInt8(0x80 | scalar &>> 6 & 0x3F)
      out[2] = UInt8(0x80 | scalar & 0x3F)
      return 3
    default:
      out[0] = UInt8(0xF0 | scalar &>> 18)
      out[1] = UInt8(0x80 | scalar &>> 12 & 0x3F)
      out[2] = UInt8(0x80 | scalar &>> 6 & 0x3F)
      out[3] = UInt8(0x80 | scalar & 0x3F)
      return 4
    }
  }

  /// Appends bytes as a JSON string with its quotes.
  static func appendString(
    _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, into out: inout Scratch<UInt8>
  ) {
    out.append(Byte.quote)
    var index = start
    while true {
      let stop = endOfPlain(base, from: index, to: end)
      out.write(base + index, stop &- index)
      guard stop < end else { break }
      appendEscape(base[stop], into: &out)
      index = stop &+ 1
    }
    out.append(Byte.quote)
  }

  /// A text as a JSON string with its quotes.
  static func string(_ text: String) -> [UInt8] {
    var out = Scratch<UInt8>()
    var text = text
    text.withUTF8 { bytes in
      // An empty text may have no address.
      withUnsafePointer(to: Byte.quote) { none in
        appendString(bytes.baseAddress ?? none, from: 0, to: bytes.count, into: &out)
      }
    }
    return Array(out.elements)
  }

  /// The place behind a number that starts at `start`, wherever its digits, signs and marks end.
  static func endOfNumber<Text: RandomAccessCollection>(
    _ bytes: Text, from start: Int
  ) -> Int where Text.Element == UInt8, Text.Index == Int {
    bytes[start...].firstIndex { byte in
      byte &- 0x30 >= 10 && ![0x2D, 0x2B, 0x2E, 0x65, 0x45].contains(byte)
    } ?? bytes.endIndex
  }

  /// The first byte that must be escaped, or the end.
  private static func endOfPlain(
    _ base: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    var index = start
    while index &+ 8 <= end {
      let marks = Bytes.specials(Bytes.load(base, index))
      if marks != 0 { return index &+ Bytes.first(marks) }
      index &+= 8
    }
    while index < end {
      let byte = base[index]
      if byte < 0x20 || byte == Byte.quote || byte == Byte.backslash { break }
      index &+= 1
    }
    return index
  }

  private static func appendEscape(_ byte: UInt8, into out: inout Scratch<UInt8>) {
    out.append(Byte.backslash)
    switch byte {
    case Byte.quote, Byte.backslash: out.append(byte)
    case Byte.lineFeed: out.append(0x6E)
    case Byte.tab: out.append(0x74)
    case Byte.carriageReturn: out.append(0x72)
    case 0x08: out.append(0x62)
    case 0x0C: out.append(0x66)
    default:
      out.append(0x75)
      out.append(0x30)
      out.append(0x30)
      out.append(0x30 + byte >> 4)
      let low = byte & 0x0F
      out.append(low < 10 ? 0x30 + low : 0x57 + low)
    }
  }

  /// Appends a valid JSON value without the white space outside its strings.
  static func appendCompact(
    _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, into out: inout Scratch<UInt8>
  ) {
    var isInString = false
    var index = start
    while index < end {
      let byte = base[index]
      if byte == Byte.quote { isInString.toggle() }
      if isInString, byte == Byte.backslash, index &+ 1 < end {
        out.append(byte)
        index &+= 1
        out.append(base[index])
      } else if isInString || !Byte.isBlank(byte) {
        out.append(byte)
      }
      index &+= 1
    }
  }
}
