internal import SestanteText

/// What was read and not yet used.
///
/// Hides how much a read gives: callers ask for an amount and get it, unless the input ends.
struct ByteSource: ~Copyable {
  private let read: (UnsafeMutableRawBufferPointer) throws -> Int
  private var pending = Scratch<UInt8>(capacity: 1 << 16)
  /// Whether a read gave nothing.
  private(set) var isAtEnd = false

  init(read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) { self.read = read }

  var count: Int { pending.count }
  var base: UnsafePointer<UInt8> { UnsafePointer(pending.base) }

  /// Reads until `wanted` bytes are there or the input ends.
  mutating func fill(to wanted: Int) throws {
    while pending.count < wanted, !isAtEnd {
      pending.reserve(wanted - pending.count)
      let room = UnsafeMutableRawBufferPointer(
        start: pending.base + pending.count, count: wanted - pending.count)
      let got = try read(room)
      guard got > 0 else {
        isAtEnd = true
        return
      }
      pending.setCount(pending.count + min(got, room.count))
    }
  }

  /// Takes the first bytes away.
  mutating func drop(_ used: Int) {
    let left = pending.count - used
    if used > 0, left > 0 { pending.base.update(from: pending.base + used, count: left) }
    pending.setCount(left)
    if left == 0 { pending.removeAll() }
  }
}
