/// How far a file has been read.
struct FilePosition {
  /// The byte in the file, from 0.
  var offset = 0
  /// The line, from 1, and where it starts.
  var line = 1
  var lineOffset = 0
  /// The number of the next record, from 1.
  var record = 1

  /// Moves over the first `count` bytes of memory.
  mutating func advance(_ count: Int, in base: UnsafePointer<UInt8>, lineEnd: UInt8) {
    if let last = Bytes.endOfLast(lineEnd, in: base, from: 0, to: count) {
      line += Bytes.count(lineEnd, in: base, from: 0, to: last)
      lineOffset = offset + last
    }
    offset += count
  }
}
