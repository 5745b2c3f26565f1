/// Follows the quotes of a CSV file to the line ends outside of them.
struct CSVCutter {
  let delimiter: UInt8
  let lineEnd: UInt8
  private var state = State.cellStart

  private enum State { case cellStart, plain, quoted, quoteInQuoted }

  init(delimiter: UInt8, lineEnd: UInt8) {
    self.delimiter = delimiter
    self.lineEnd = lineEnd
  }

  mutating func cut(
    _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, onlyFirst: Bool
  ) -> RecordCut {
    var result = RecordCut(end: 0, recordsEnd: 0, records: 0)
    var index = start
    var state = state
    while index < end {
      switch state {
      case .cellStart where base[index] == Byte.quote:
        state = .quoted
        index &+= 1
      case .cellStart, .plain:
        index = Bytes.find(delimiter, or: lineEnd, in: base, from: index, to: end)
        state = .plain
        guard index < end else { continue }
        state = .cellStart
        index &+= 1
        guard base[index &- 1] == lineEnd else { continue }
        if !isBlank(base, from: result.end, to: index &- 1) { result.records &+= 1 }
        result.end = index
        result.recordsEnd = index
        if onlyFirst {
          self.state = state
          return result
        }
      case .quoted:
        index = Bytes.find(Byte.quote, in: base, from: index, to: end)
        guard index < end else { continue }
        state = .quoteInQuoted
        index &+= 1
      case .quoteInQuoted:
        let isDoubled = base[index] == Byte.quote
        state = isDoubled ? .quoted : .plain
        if isDoubled { index &+= 1 }
      }
    }
    self.state = state
    return result
  }

  /// A line of nothing, or of returns only, is no record.
  @inline(__always)
  private func isBlank(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Bool {
    var index = start
    while index < end, base[index] == Byte.carriageReturn { index &+= 1 }
    return index == end
  }
}
