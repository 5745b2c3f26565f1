extension RecordParser {
  /// Every line is a record, an empty one too.
  mutating func parseLines(
    _ start: BlockView, _ record: (borrowing Record) -> Void, _ reject: (Rejection) -> Void
  ) {
    var view = start
    let base = view.base
    var index = 0
    while index < view.count {
      let stop = Bytes.find(columns.lineEnd, in: base, from: index, to: view.count)
      var end = stop
      while end > index, base[end &- 1] == Byte.carriageReturn { end &-= 1 }
      parseText(view, from: index, to: end, length: stop &- index, record, reject)
      view.number &+= 1
      index = stop &+ 1
      view.lines.stepLine(to: index)
    }
  }

  /// The block is the record, line ends and all.
  mutating func parseWhole(
    _ view: BlockView, _ record: (borrowing Record) -> Void, _ reject: (Rejection) -> Void
  ) {
    parseText(view, from: 0, to: view.count, length: view.count, record, reject)
  }

  @inline(__always)
  private mutating func parseText(
    _ view: BlockView, from start: Int, to end: Int, length: Int,
    _ record: (borrowing Record) -> Void, _ reject: (Rejection) -> Void
  ) {
    extent = start..<end
    if length > columns.longestRecord {
      reject(tooLong(view, at: start))
    } else if !view.isValid,
      let place = Bytes.firstInvalidUTF8(in: view.base, from: start, to: end)
    {
      reject(invalid(view, at: place, in: "text"))
    } else {
      values.setID(number: view.number)
      if columns.carriesOrigin { values.setOrigin(line: view.lines.line) }
      lend(view, text: UnsafeBufferPointer(start: view.base + start, count: end &- start), record)
    }
  }
}
