import Testing

@testable import Sestante

extension [UInt8] {
  init(_ written: WrittenBytes) { self = written.withUnsafeBytes { Array($0) } }
}

struct WrittenBytesTests {
  @Test func `none, and a copy`() {
    #expect(WrittenBytes().count == 0)
    #expect([UInt8](WrittenBytes()) == [])
    #expect([UInt8](WrittenBytes([1, 2, 3])) == [1, 2, 3])
  }

  /// What was given away stays as it is, whatever is written next.
  @Test(arguments: [1, 100, 5000])
  func `pieces of a cursor`(length: Int) {
    var cursor = JSONCursor(capacity: 64)
    var pieces: [WrittenBytes] = []
    for piece in 0..<5 {
      for _ in 0..<length {
        cursor.room(1)
        cursor.put(byte: UInt8(piece))
      }
      pieces.append(cursor.take())
    }
    #expect(cursor.take().count == 0)
    for piece in 0..<5 {
      #expect([UInt8](pieces[piece]) == Array(repeating: UInt8(piece), count: length))
    }
  }
}
