import CScan
import TestSupport
import Testing

/// The vector code gives what the plain code gives.
@Suite struct MaskTests {
  @Test(arguments: 0..<8)
  func `masks equal plain masks on random bytes`(_ batch: UInt64) {
    for round in 0..<400 as Range<UInt64> {
      let seed = batch * 1000 + round
      var random = SplitMix64(seed: seed)
      // Few letters make runs of three likely.
      let bytes = (0..<80).map { _ in
        random.next(below: 2) == 0
          ? UInt8(random.next(below: 256)) : [0x61, 0x41, 0x62, 0x20, 0x31][random.next(below: 5)]
      }
      var fast = sestante_masks()
      var plain = sestante_masks()
      sestante_masks_at(bytes, &fast)
      sestante_masks_plain(bytes, &plain)
      #expect(
        fast.word == plain.word && fast.high == plain.high && fast.punct == plain.punct
          && fast.triple == plain.triple, "seed \(seed)")
    }
  }

  @Test func `continuation bytes are marked`() {
    for length in 0..<70 {
      let text = Array(String(repeating: "aé–👍", count: 10).utf8.prefix(length))
      let bytes = text + Array(repeating: 0, count: 80)
      var expected: UInt64 = 0
      for i in 0..<64 where bytes[i] & 0xC0 == 0x80 { expected |= 1 << UInt64(i) }
      #expect(sestante_continuation_mask(bytes) == expected)
    }
  }

  @Test func `bytes that JSON escapes are seen wherever they stand`() {
    for length in 0..<40 {
      // What stands behind does not count.
      let plain = [UInt8](repeating: 0x61, count: length) + [UInt8](repeating: 0, count: 16)
      #expect(sestante_needs_escape(plain, UInt64(length)) == 0)
      for at in 0..<length {
        for byte in [UInt8(ascii: "\""), UInt8(ascii: "\\"), 0, 0x1F] {
          var bytes = plain
          bytes[at] = byte
          #expect(sestante_needs_escape(bytes, UInt64(length)) == 1)
        }
      }
    }
  }
}
