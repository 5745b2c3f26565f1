internal import CScan
internal import SestanteText

/// A writing position in a buffer of output: JSON without an encoder, since an encoder would cost
/// more than the analysis.
///
/// Room is asked for once for each part of a record (``room(_:)``); the writes behind it check
/// nothing. Constant pieces become a few machine words, variable ones are copied in steps of
/// ``step`` bytes, so both may touch up to a step of reserved memory behind their end.
struct JSONCursor: ~Copyable {
  /// Copies move this many bytes at a time.
  static let step = 32

  private let numbers = NumberTables()
  private var out: Scratch<UInt8>
  private var p: UnsafeMutablePointer<UInt8>
  private var limit: UnsafeMutablePointer<UInt8>
  /// The room to begin with when there is none.
  private var firstRoom: Int

  init(capacity: Int) {
    out = Scratch<UInt8>(capacity: capacity)
    p = out.base
    limit = p + capacity
    firstRoom = capacity
  }

  /// What was written so far; valid until the next write.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: out.base, count: p - out.base)
  }

  /// Gives away what was written, without a copy. New memory is asked for when something is written
  /// again: what was given away may be free by then, and is the one that the caches still hold.
  mutating func take() -> WrittenBytes {
    let count = p - out.base
    firstRoom = min(max(firstRoom, count), Self.mostFirstRoom)
    let taken = WrittenBytes(taking: out.detach(), count: count)
    p = out.base
    limit = p
    return taken
  }

  /// One huge record must not make all further outputs huge.
  private static let mostFirstRoom = 1 << 22

  /// Forgets what was written and keeps the memory.
  mutating func removeAll() {
    let room = limit - out.base
    out.setCount(0)
    p = out.base
    limit = p + room
  }

  /// Makes room for `count` more bytes.
  @inline(__always)
  mutating func room(_ count: Int) {
    if p + (count &+ Self.step) > limit { grow(count) }
  }

  @inline(never)
  private mutating func grow(_ count: Int) {
    out.setCount(p - out.base)
    let room = max(count + Self.step, out.isEmpty ? firstRoom : 1 << 14)
    out.reserve(room)
    p = out.base + out.count
    limit = p + room
  }

  @inline(__always)
  mutating func put(_ text: StaticString) {
    let count = text.utf8CodeUnitCount
    UnsafeMutableRawPointer(p).copyMemory(from: text.utf8Start, byteCount: count)
    p += count
  }

  @inline(__always)
  mutating func put(byte: UInt8) {
    p.pointee = byte
    p += 1
  }

  /// Copies bytes whose memory may be read a step past their end.
  @inline(__always)
  mutating func put(_ source: UnsafePointer<UInt8>, _ count: Int) {
    UnsafeMutableRawPointer(p).copyMemory(from: source, byteCount: Self.step)
    if count > Self.step { putRest(source, count) }
    p += count
  }

  /// Copies what is behind the first step.
  @inline(never)
  private mutating func putRest(_ source: UnsafePointer<UInt8>, _ count: Int) {
    var i = Self.step
    while i < count {
      UnsafeMutableRawPointer(p + i).copyMemory(from: source + i, byteCount: Self.step)
      i &+= Self.step
    }
  }

  /// Copies bytes of memory that ends with them.
  mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    p.update(from: base, count: bytes.count)
    p += bytes.count
  }

  /// A decimal number.
  @inline(__always)
  mutating func put(decimal value: Int) {
    if UInt(bitPattern: value) < 1000 {
      p += numbers.put(value, at: p)
    } else if UInt(bitPattern: value) < 1_000_000 {
      let upper = value / 1000
      p += numbers.put(upper, at: p)
      numbers.put(padded: value &- upper &* 1000, at: p)
      p += 3
    } else {
      putLong(value)
    }
  }

  @inline(never)
  private mutating func putLong(_ value: Int) {
    for byte in String(value).utf8 { put(byte: byte) }
  }

  /// Hundredths as a JSON number: `-0.61`, `0.5`, `1`.
  @inline(__always)
  mutating func put(hundredths value: Int) {
    if value.magnitude <= UInt(NumberTables.mostHundredths) {
      p += numbers.put(hundredths: value, at: p)
    } else {
      putLong(hundredths: value)
    }
  }

  @inline(never)
  private mutating func putLong(hundredths value: Int) {
    for byte in NumberTables.text(hundredths: value).utf8 { put(byte: byte) }
  }

  /// The inside of a JSON string; plain if nothing in it needs an escape. The source may be read a
  /// step past its end.
  @inline(__always)
  mutating func put(_ source: UnsafePointer<UInt8>, count: Int, isPlain: Bool) {
    if isPlain || sestante_needs_escape(source, UInt64(count)) == 0 {
      put(source, count)
    } else {
      put(escaping: source, count: count)
    }
  }

  /// The inside of a JSON string: quotes, backslashes and control characters escaped. Needs room
  /// for six bytes each.
  @inline(never)
  private mutating func put(escaping source: UnsafePointer<UInt8>, count: Int) {
    for i in 0..<count {
      let byte = source[i]
      if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        put(byte: byte)
      } else {
        escape(byte)
      }
    }
  }

  @inline(never)
  private mutating func escape(_ byte: UInt8) {
    put(byte: UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): put(byte: byte)
    case UInt8(ascii: "\n"): put(byte: UInt8(ascii: "n"))
    case UInt8(ascii: "\r"): put(byte: UInt8(ascii: "r"))
    case UInt8(ascii: "\t"): put(byte: UInt8(ascii: "t"))
    default:
      let hex: StaticString = "0123456789abcdef"
      put("u00")
      put(byte: hex.utf8Start[Int(byte >> 4)])
      put(byte: hex.utf8Start[Int(byte & 15)])
    }
  }
}
