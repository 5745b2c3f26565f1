/// Knows the line of a place in memory, moving forward only.
struct LineTracker {
  let lineEnd: UInt8
  /// How far it has counted.
  private(set) var place: Int
  /// The line there, from 1.
  private(set) var line: Int
  /// Where that line starts; negative if before the memory.
  private(set) var lineStart: Int

  init(lineEnd: UInt8, line: Int, lineStart: Int) {
    self.lineEnd = lineEnd
    self.line = line
    self.lineStart = lineStart
    place = 0
  }

  /// Counts on to `target`.
  @inline(__always)
  mutating func advance(to target: Int, in base: UnsafePointer<UInt8>) {
    while place < target {
      let end = Bytes.find(lineEnd, in: base, from: place, to: target)
      guard end < target else {
        place = target
        return
      }
      place = end &+ 1
      line &+= 1
      lineStart = place
    }
  }

  /// Steps behind a line end that the caller has found.
  @inline(__always)
  mutating func stepLine(to start: Int) {
    place = start
    line &+= 1
    lineStart = start
  }
}
