/// One cell of a CSV file, as places in memory.
///
/// The quoting of RFC 4180: a cell that starts with `"` runs to the next `"` that is not doubled,
/// over delimiters and line ends; a quote anywhere else is an ordinary character (`5" screen`).
struct CSVCell {
  /// The content, without the quotes around it.
  var start: Int
  var end: Int
  /// Where the delimiter or the line end stands, or the end of the memory.
  var stop: Int
  /// Whether the content has doubled quotes.
  var isDoubled = false
  var fault = Fault.none

  enum Fault { case none, unterminated, textAfterQuote }

  /// Reads the cell that starts at `start`.
  @inline(__always)
  init(
    in base: UnsafePointer<UInt8>, from start: Int, to end: Int, delimiter: UInt8, lineEnd: UInt8
  ) {
    if start < end, base[start] == Byte.quote {
      self.init(quotedIn: base, from: start, to: end, delimiter: delimiter, lineEnd: lineEnd)
      return
    }
    let stop = Bytes.find(delimiter, or: lineEnd, in: base, from: start, to: end)
    self.init(start: start, end: stop, stop: stop)
    if stop == end || base[stop] == lineEnd { trimReturns(base) }
  }

  private init(start: Int, end: Int, stop: Int) {
    self.start = start
    self.end = end
    self.stop = stop
  }

  @inline(never)
  private init(
    quotedIn base: UnsafePointer<UInt8>, from start: Int, to end: Int, delimiter: UInt8,
    lineEnd: UInt8
  ) {
    self.init(start: start &+ 1, end: end, stop: end)
    var index = start &+ 1
    while true {
      index = Bytes.find(Byte.quote, in: base, from: index, to: end)
      if index &+ 1 < end, base[index &+ 1] == Byte.quote {
        isDoubled = true
        index &+= 2
        continue
      }
      break
    }
    self.end = index
    guard index < end else {
      fault = .unterminated
      return
    }
    stop = Bytes.find(delimiter, or: lineEnd, in: base, from: index &+ 1, to: end)
    for place in index &+ 1..<max(stop, index &+ 1)
    where base[place] != Byte.space && base[place] != Byte.carriageReturn {
      fault = .textAfterQuote
    }
  }

  /// A line that ends in CR LF, or in CR CR LF, leaves no CR in its last cell.
  @inline(__always)
  private mutating func trimReturns(_ base: UnsafePointer<UInt8>) {
    while end > start, base[end &- 1] == Byte.carriageReturn { end &-= 1 }
  }
}
