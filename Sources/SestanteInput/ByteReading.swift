/// Fills a buffer as far as it likes and gives the number of bytes, 0 at the end.
public typealias ByteReading = (UnsafeMutableRawBufferPointer) throws -> Int

/// A source whose first bytes can be looked at before they are read.
///
/// Once they are read, every further read goes straight to the source: nothing is copied twice.
final class PeekReader {
  private let source: ByteReading
  private var held: [UInt8] = []
  private var place = 0
  private(set) var isAtEnd = false

  init(_ source: @escaping ByteReading) { self.source = source }

  /// The next bytes, `count` of them unless the source ends before.
  func peek(_ count: Int) throws -> ArraySlice<UInt8> {
    if place > 0 {
      held.removeSubrange(..<place)
      place = 0
    }
    while held.count < count, !isAtEnd {
      let length = held.count
      held += [UInt8](repeating: 0, count: count - length)
      var got = 0
      do {
        got = try held.withUnsafeMutableBytes {
          try source(UnsafeMutableRawBufferPointer(rebasing: $0[length...]))
        }
      } catch {
        held.removeSubrange(length...)
        throw error
      }
      held.removeSubrange((length + got)...)
      isAtEnd = got == 0
    }
    return held.prefix(count)
  }

  /// Puts bytes back in front of what comes next.
  func unread(_ bytes: UnsafeRawBufferPointer) {
    held = Array(bytes) + held[place...]
    place = 0
  }

  func read(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let left = held.count - place
    guard left > 0 else { return isAtEnd ? 0 : try source(buffer) }
    let count = min(left, buffer.count)
    buffer.copyBytes(from: held[place..<place + count])
    place += count
    if place == held.count {
      held = []
      place = 0
    }
    return count
  }
}
