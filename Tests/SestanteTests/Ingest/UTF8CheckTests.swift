import TestSupport
import Testing

@testable import Sestante

@Suite struct UTF8CheckTests {
  private func firstInvalid(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.flatMap {
        Bytes.firstInvalidUTF8(in: $0, from: 0, to: buffer.count)
      }
    }
  }

  @Test func `scalars of every length are valid and its cut forms are not`() {
    for value in Array(UInt32(0)..<0x3000) + Array(stride(from: 0x3000, through: 0x10FFFF, by: 13))
      + [0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF]
    {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      if firstInvalid(bytes) != nil { Issue.record("U+\(String(value, radix: 16))") }
      if bytes.count > 1, firstInvalid(bytes.dropLast()) != 0 {
        Issue.record("cut U+\(String(value, radix: 16))")
      }
    }
  }

  @Test func `every pair of bytes, and every triple of lead bytes, as the library says`() {
    for first in UInt8(0x80)...255 {
      for second in UInt8.min...255 {
        for tail: [UInt8] in [[], [0x80], [0xBF], [0x80, 0x80], [0xBF, 0xBF], [0x41]] {
          let bytes = [first, second] + tail
          let isValid = String(validating: bytes, as: UTF8.self) != nil
          if (firstInvalid(bytes) == nil) != isValid { Issue.record("\(bytes)") }
        }
      }
    }
  }

  @Test func `the place is right at every distance`() {
    for length in 0..<100 {
      var bytes = [UInt8](repeating: 0x61, count: length)
      #expect(firstInvalid(bytes) == nil)
      bytes += Array("è".utf8)
      #expect(firstInvalid(bytes) == nil)
      bytes += [0xFF] + [UInt8](repeating: 0x61, count: 40)
      #expect(firstInvalid(bytes) == length + 2)
    }
  }

  @Test func `a byte that stands everywhere is counted everywhere`() {
    let bytes = [UInt8](repeating: 10, count: 10_000)
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for length in [0, 1, 15, 16, 17, 4079, 4080, 4081, 9999, 10_000] {
        #expect(Bytes.count(10, in: base, from: 0, to: length) == length)
        #expect(Bytes.count(11, in: base, from: 0, to: length) == 0)
      }
    }
  }

  @Test func `counts and searches agree with plain ones`() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<500 {
      let length = Int.random(in: 1..<5000, using: &random)
      let bytes = (0..<length).map { _ in UInt8.random(in: 9..<13, using: &random) }
      bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        #expect(
          Bytes.count(10, in: base, from: 0, to: length) == bytes.count(where: { $0 == 10 }))
        #expect(
          Bytes.find(11, or: 12, in: base, from: 0, to: length)
            == bytes.firstIndex { $0 == 11 || $0 == 12 } ?? length)
      }
    }
  }
}
