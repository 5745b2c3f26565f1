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
        random.next(below: 2) == 0 ? UInt8(random.next(below: 256)) : [0x61, 0x41, 0x62, 0x20, 0x31][random.next(below: 5)]
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

  @Test func `continuation bytes are counted`() {
    for length in 0..<70 {
      let bytes = Array(String(repeating: "aé–👍", count: 10).utf8.prefix(length))
      let expected = bytes.count { $0 & 0xC0 == 0x80 }
      #expect(Int(sestante_continuation_bytes(bytes, UInt64(length))) == expected)
    }
  }
}
