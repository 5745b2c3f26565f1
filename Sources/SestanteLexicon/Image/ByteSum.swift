/// A sum over bytes that tells whether they changed: as fast as memory gives them, no secret in it.
///
/// Words are added up, and so are the sums after each of them, so that their order counts too; two
/// words a step in two pairs of sums, which no multiplication holds up.
struct ByteSum {
  private typealias Pair = SIMD2<UInt64>
  private var words = (Pair(repeating: 1), Pair(repeating: 2))
  private var sums = (Pair(), Pair())

  /// The sum of what was added so far.
  var value: UInt64 {
    var sum: UInt64 = 0x9E37_79B9_7F4A_7C15
    for pair in [words.0, words.1, sums.0, sums.1] {
      for word in [pair[0], pair[1]] {
        let product = (sum ^ word) &* 0xD6E8_FEB8_6659_FD93
        sum = product ^ product >> 32
      }
    }
    return sum
  }

  /// Adds bytes, and how many there are.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var (words, sums) = (words, sums)
    func add(_ first: Pair, _ second: Pair) {
      // The upper half goes into the lower one too, where no factor of a place can push it out.
      words.0 &+= first ^ (first &>> 32)
      words.1 &+= second ^ (second &>> 32)
      sums.0 &+= words.0
      sums.1 &+= words.1
    }
    let whole = bytes.count & ~31
    var at = 0
    while at < whole {
      add(
        bytes.loadUnaligned(fromByteOffset: at, as: Pair.self),
        bytes.loadUnaligned(fromByteOffset: at + 16, as: Pair.self))
      at += 32
    }
    while at < bytes.count {
      add(Pair(UInt64(bytes[at]), 0), Pair())
      at += 1
    }
    add(Pair(UInt64(bytes.count), 0), Pair())
    (self.words, self.sums) = (words, sums)
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
