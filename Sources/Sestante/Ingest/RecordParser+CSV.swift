internal import SestanteText

extension RecordParser {
  /// Records end at line ends outside quotes; blank lines are no records.
  mutating func parseCells(
    _ start: BlockView, _ record: (borrowing Record) -> Void, _ reject: (Rejection) -> Void
  ) {
    var view = start
    let base = view.base
    var index = 0
    while index < view.count {
      var blank = index
      while blank < view.count, base[blank] != columns.lineEnd,
        base[blank] == Byte.carriageReturn
      {
        blank &+= 1
      }
      if blank == view.count || base[blank] == columns.lineEnd {
        index = blank &+ 1
        continue
      }
      view.lines.advance(to: index, in: base)
      let outcome = csv.record(base, index, view.count, slots: slots.base)
      extent = index..<min(outcome.stop, view.count)
      if let rejection = rejection(view, index, outcome) {
        reject(rejection)
      } else {
        emit(view, record, reject)
      }
      view.number &+= 1
      index = outcome.stop &+ 1
    }
  }

  @inline(__always)
  private func rejection(
    _ view: BlockView, _ start: Int, _ outcome: CSVRecordReader.Outcome
  ) -> Rejection? {
    let isTooLong = outcome.stop &- start > columns.longestRecord
    let isRight = outcome.fault == .none && outcome.cellCount <= columns.columns.count
    return isRight && !isTooLong ? nil : damage(view, start, outcome)
  }

  @inline(never)
  private func damage(
    _ view: BlockView, _ start: Int, _ outcome: CSVRecordReader.Outcome
  ) -> Rejection {
    if outcome.stop - start > columns.longestRecord { return tooLong(view, at: start) }
    switch outcome.fault {
    case .unterminated:
      let lines = Bytes.count(
        columns.lineEnd, in: view.base, from: outcome.faultPlace, to: view.count)
      let reason =
        "a quote is not closed: it takes in the rest of the file"
        + (lines > 1 ? " (\(lines) lines)" : "")
      return rejection(view, at: outcome.faultPlace, reason)
    case .textAfterQuote:
      return rejection(
        view, at: outcome.faultPlace,
        "text after a closing quote; a quote inside a quoted cell must be doubled")
    case .none:
      return rejection(
        view, at: start,
        "\(outcome.cellCount) cells, expected at most \(columns.columns.count)")
    }
  }
}
