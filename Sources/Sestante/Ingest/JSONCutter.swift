/// Cuts a JSON array, or objects one after the other, into elements; begins behind the `[`.
///
/// What is wrong between elements is noted and passed over: nothing that could be read is lost.
struct JSONCutter {
  /// Something wrong between elements.
  struct Fault {
    var place: Int
    /// How many records of the same cut end before it.
    var records: Int
    var reason: String
  }

  private var state = State.first
  private var element = JSONElement()
  private var faults: [Fault] = []
  private let isArray: Bool

  private enum State { case first, afterComma, element, afterElement, closed, afterGarbage }

  init(isArray: Bool) { self.isArray = isArray }

  var isInElement: Bool { state == .element }
  /// Whether the input may end here.
  var isComplete: Bool {
    switch state {
    case .closed, .afterGarbage: true
    default: !isArray
    }
  }

  mutating func takeFaults() -> [Fault] {
    guard !faults.isEmpty else { return [] }
    defer { faults = [] }
    return faults
  }

  mutating func cut(
    _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, onlyFirst: Bool
  ) -> RecordCut {
    var result = RecordCut(end: 0, recordsEnd: 0, records: 0)
    var index = start
    while index < end {
      if state == .element {
        guard let stop = element.advance(base, from: index, to: end) else { return result }
        result = RecordCut(end: stop, recordsEnd: stop, records: result.records &+ 1)
        index = stop
        state = .afterElement
        if onlyFirst { return result }
        continue
      }
      let byte = base[index]
      if Byte.isBlank(byte) || separates(byte, index, result.records) {
        index &+= 1
        result.end = index
      } else {
        if state == .afterElement, isArray {
          note(index, result.records, "expected ',' or ']' after an element")
        }
        state = .element
      }
    }
    return result
  }

  /// Takes a byte that belongs to the array and not to an element.
  private mutating func separates(_ byte: UInt8, _ index: Int, _ records: Int) -> Bool {
    switch (state, byte) {
    case (.first, Byte.closeBracket) where isArray,
      (.afterElement, Byte.closeBracket) where isArray:
      state = .closed
    case (.afterComma, Byte.closeBracket) where isArray:
      note(index, records, "expected an element after ','")
      state = .closed
    case (.afterElement, Byte.comma):
      if !isArray { note(index, records, "a ',' outside an array") }
      state = .afterComma
    case (.first, Byte.comma), (.afterComma, Byte.comma):
      note(index, records, "expected an element before ','")
      state = .afterComma
    case (.closed, _):
      note(index, records, "text after the end of the array")
      state = .afterGarbage
    case (.afterGarbage, _): break
    default: return false
    }
    return true
  }

  private mutating func note(_ place: Int, _ records: Int, _ reason: String) {
    faults.append(Fault(place: place, records: records, reason: reason))
  }
}
