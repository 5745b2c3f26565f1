/// A sum over bytes that tells whether they changed: some gigabytes a second, no secret in it.
///
/// Four words a step, each in a lane of its own, so that the multiplications do not wait for each
/// other.
struct ByteSum {
  private var lanes: SIMD4<UInt64> = [
    0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93, 0xC4CE_B9FE_1A85_EC53, 0xFF51_AFD7_ED55_8CCD,
  ]

  /// The sum of what was added so far.
  var value: UInt64 {
    var sum: UInt64 = 0
    for lane in 0..<4 { sum = Self.step(sum, lanes[lane]) }
    return sum
  }

  /// Adds bytes, and how many there are.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var (a, b, c, d) = (lanes[0], lanes[1], lanes[2], lanes[3])
    var at = 0
    while at + 32 <= bytes.count {
      a = Self.step(a, bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      b = Self.step(b, bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self))
      c = Self.step(c, bytes.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self))
      d = Self.step(d, bytes.loadUnaligned(fromByteOffset: at + 24, as: UInt64.self))
      at += 32
    }
    while at < bytes.count {
      a = Self.step(a, UInt64(bytes[at]))
      at += 1
    }
    b = Self.step(b, UInt64(bytes.count))
    lanes = [a, b, c, d]
  }

  @inline(__always)
  private static func step(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
  }
}

extension TableSource {
  /// What tells these tables, their names and their order from others.
  static func sum(of sources: [TableSource]) -> UInt64 {
    var sum = ByteSum()
    for source in sources {
      var name = source.name
      name.withUTF8 { sum.add(UnsafeRawBufferPointer($0)) }
      source.withBytes { sum.add(UnsafeRawBufferPointer($0)) }
    }
    return sum.value
  }
}
