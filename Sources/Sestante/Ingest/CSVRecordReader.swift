internal import SestanteText

/// Reads one record of a CSV file into slots.
struct CSVRecordReader: ~Copyable {
  private let columnCount: Int
  private let delimiter: UInt8
  private let lineEnd: UInt8
  /// Which wanted cell a column gives, −1 for none.
  private var wanted = Scratch<Int32>()
  private var cells = Scratch<Slot>()
  /// Which wanted cell feeds a slot, −1 for none.
  private var slotCells = Scratch<Int32>()
  private var number = Scratch<UInt8>()

  /// How a record ended.
  struct Outcome {
    /// Where its line end stands, or the end of the memory.
    var stop: Int
    var cellCount: Int
    var fault: CSVCell.Fault
    /// Where the damaged cell starts.
    var faultPlace: Int
  }

  init(_ columns: ColumnMap) {
    columnCount = columns.columns.count
    delimiter = columns.delimiter
    lineEnd = columns.lineEnd
    var cellOfColumn = [Int32](repeating: -1, count: columnCount)
    for source in columns.sources {
      guard source.column >= 0 else {
        slotCells.append(-1)
        continue
      }
      if cellOfColumn[source.column] < 0 {
        cellOfColumn[source.column] = Int32(cells.count)
        cells.append(Slot())
      }
      slotCells.append(cellOfColumn[source.column])
    }
    for cell in cellOfColumn { wanted.append(cell) }
  }

  /// Reads the record that starts at `start`; cells that are missing at its end are empty.
  mutating func record(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, slots: UnsafeMutablePointer<Slot>
  ) -> Outcome {
    for cell in 0..<cells.count { cells[cell] = Slot(start: start, end: start, kind: .string) }
    var outcome = Outcome(stop: start, cellCount: 0, fault: .none, faultPlace: start)
    var index = start
    while true {
      let cell = CSVCell(in: base, from: index, to: end, delimiter: delimiter, lineEnd: lineEnd)
      if cell.fault != .none, outcome.fault == .none {
        outcome.fault = cell.fault
        outcome.faultPlace = index
      }
      if outcome.cellCount < columnCount, wanted[outcome.cellCount] >= 0 {
        cells[Int(wanted[outcome.cellCount])] = Slot(
          start: cell.start, end: cell.end, kind: .string,
          form: cell.isDoubled ? .doubledQuotes : .plain)
      }
      outcome.cellCount &+= 1
      outcome.stop = cell.stop
      guard cell.stop < end, base[cell.stop] == delimiter else { break }
      index = cell.stop &+ 1
    }
    for slot in 0..<slotCells.count {
      slots[slot] = slotCells[slot] < 0 ? Slot() : cells[Int(slotCells[slot])]
    }
    // An empty cell says nothing; an empty text is still a document.
    for slot in ColumnRole.carried where slots[slot].start == slots[slot].end {
      slots[slot].kind = .absent
    }
    markNumber(base, &slots[ColumnRole.rating.slot])
    markNumber(base, &slots[ColumnRole.nps.slot])
    return outcome
  }

  /// Makes a rating a number if it is one in JSON, or would be with a point for its comma.
  private mutating func markNumber(_ base: UnsafePointer<UInt8>, _ slot: inout Slot) {
    guard slot.kind == .string, slot.form == .plain else { return }
    var (start, end) = (slot.start, slot.end)
    while start < end, base[start] == Byte.space { start &+= 1 }
    while end > start, base[end &- 1] == Byte.space { end &-= 1 }
    guard end > start, end &- start <= 32 else { return }
    number.removeAll()
    for index in start..<end { number.append(base[index] == Byte.comma ? 0x2E : base[index]) }
    var scanner = JSONScanner(base: number.base, end: number.count, limit: number.count)
    guard scanner.number(0) == number.count else { return }
    slot.start = start
    slot.end = end
    slot.kind = .number
  }
}
