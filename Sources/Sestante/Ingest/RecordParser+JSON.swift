internal import SestanteText

extension RecordParser {
  /// Every line that is not blank is an object.
  mutating func parseObjectLines(
    _ start: BlockView, _ record: (borrowing Record) -> Void, _ reject: (Rejection) -> Void
  ) {
    var view = start
    var index = 0
    while index < view.count {
      let stop = Bytes.find(columns.lineEnd, in: view.base, from: index, to: view.count)
      var scanner = JSONScanner(
        base: view.base, end: stop, limit: view.count, depthLimit: columns.deepestJSON)
      let first = scanner.skipBlanks(index)
      if first < stop {
        extent = first..<stop
        if stop &- index > columns.longestRecord {
          reject(tooLong(view, at: index))
        } else {
          let end = parseObject(view, &scanner, first, reject)
          if end >= 0 {
            let after = scanner.skipBlanks(end)
            if after < stop {
              reject(rejection(view, at: after, JSONFault.trailing.reason(limit: 0)))
            } else {
              emit(view, record, reject)
            }
          }
        }
        view.number &+= 1
      }
      index = stop &+ 1
      view.lines.stepLine(to: index)
    }
  }

  /// Elements stand one after the other, with white space and commas between them.
  mutating func parseElements(
    _ start: BlockView, _ record: (borrowing Record) -> Void, _ reject: (Rejection) -> Void
  ) {
    var view = start
    var index = 0
    while true {
      while index < view.count, Byte.isBlank(view.base[index]) || view.base[index] == Byte.comma {
        index &+= 1
      }
      guard index < view.count else { return }
      view.lines.advance(to: index, in: view.base)
      index = parseElement(view, index, record, reject)
      view.number &+= 1
    }
  }

  private mutating func parseElement(
    _ view: BlockView, _ start: Int, _ record: (borrowing Record) -> Void,
    _ reject: (Rejection) -> Void
  ) -> Int {
    var scanner = JSONScanner(
      base: view.base, end: view.count, limit: view.count, depthLimit: columns.deepestJSON)
    var found: Rejection?
    var end = parseObject(view, &scanner, start) { found = $0 }
    if end < 0 {
      var element = JSONElement()
      end = element.advance(view.base, from: start, to: view.count) ?? view.count
    }
    extent = start..<max(min(end, view.count), start)
    if end &- start > columns.longestRecord {
      reject(tooLong(view, at: start))
    } else if var found {
      found.raw = raw(view)
      reject(found)
    } else {
      emit(view, record, reject)
    }
    return end
  }

  /// Reads an object into the slots; gives the place behind it, or −1 after a rejection.
  @inline(__always)
  private mutating func parseObject(
    _ view: BlockView, _ scanner: inout JSONScanner, _ start: Int, _ reject: (Rejection) -> Void
  ) -> Int {
    guard view.base[start] == Byte.openBrace else {
      var probe = scanner
      let isValue = probe.value(start, depth: 0) >= 0
      var other = Slot()
      other.kind = JSONRecordReader.kind(view.base[start])
      let reason =
        isValue ? "the record is \(other.kindName), expected an object" : "expected a JSON object"
      reject(rejection(view, at: start, reason))
      return -1
    }
    for slot in 0..<slots.count { slots.base[slot].reset() }
    let end = json.object(&scanner, start, slots: slots.base)
    if end < 0 {
      reject(
        rejection(view, at: scanner.faultPlace, scanner.fault.reason(limit: columns.deepestJSON)))
    }
    return end
  }
}
