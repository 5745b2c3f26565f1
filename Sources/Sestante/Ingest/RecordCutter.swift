/// Where records end in what was read so far.
struct RecordCut {
  /// How far nothing belongs to a record that goes on.
  var end: Int
  /// The place after the last record that is complete; between it and `end` is nothing to parse.
  var recordsEnd: Int
  /// How many records that makes.
  var records: Int
}

/// Finds the ends of records; remembers its state, so that no byte is looked at twice.
struct RecordCutter {
  private let format: InputFormat
  private let lineEnd: UInt8
  private var csv: CSVCutter
  private(set) var json: JSONCutter

  init(_ columns: ColumnMap, isArray: Bool) {
    json = JSONCutter(isArray: isArray)
    format = columns.format
    lineEnd = columns.lineEnd
    csv = CSVCutter(delimiter: columns.delimiter, lineEnd: columns.lineEnd)
  }

  /// Cuts off all complete records. The bytes before `start` belong to the first record and were
  /// seen; a record or the space between two starts at `base`.
  mutating func cut(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> RecordCut {
    switch format {
    case .whole:
      return RecordCut(end: 0, recordsEnd: 0, records: 0)
    case .text, .jsonl:
      guard let last = Bytes.endOfLast(lineEnd, in: base, from: start, to: end) else {
        return RecordCut(end: 0, recordsEnd: 0, records: 0)
      }
      let records =
        format == .text
        ? Bytes.count(lineEnd, in: base, from: 0, to: last) : objectLines(base, to: last)
      return RecordCut(end: last, recordsEnd: last, records: records)
    case .csv, .tsv, .xlsx:
      return csv.cut(base, from: start, to: end, onlyFirst: false)
    case .json:
      return json.cut(base, from: start, to: end, onlyFirst: false)
    }
  }

  /// Finds the end of a record that is being passed over, or nil if it goes on.
  mutating func endOfFirst(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int? {
    let cut: RecordCut
    switch format {
    case .whole: return nil
    case .text, .jsonl:
      let place = Bytes.find(lineEnd, in: base, from: start, to: end)
      return place < end ? place + 1 : nil
    case .csv, .tsv, .xlsx: cut = csv.cut(base, from: start, to: end, onlyFirst: true)
    case .json: cut = json.cut(base, from: start, to: end, onlyFirst: true)
    }
    return cut.end > 0 ? cut.end : nil
  }

  /// Whether what the input ends with, without a line end, is a record.
  func isRecord(_ base: UnsafePointer<UInt8>, count: Int) -> Bool {
    switch format {
    case .whole: true
    case .text: count > 0
    case .jsonl: !(0..<count).allSatisfy { Byte.isBlank(base[$0]) }
    case .csv, .tsv, .xlsx: !(0..<count).allSatisfy { base[$0] == Byte.carriageReturn }
    case .json: json.isInElement
    }
  }

  /// Faults between the elements of a JSON array, found by the last cut.
  mutating func takeFaults() -> [JSONCutter.Fault] { json.takeFaults() }

  /// Lines that are not blank.
  private func objectLines(_ base: UnsafePointer<UInt8>, to end: Int) -> Int {
    var (index, count) = (0, 0)
    while index < end {
      let stop = Bytes.find(lineEnd, in: base, from: index, to: end)
      while index < stop, Byte.isBlank(base[index]) { index &+= 1 }
      if index < stop { count &+= 1 }
      index = stop &+ 1
    }
    return count
  }
}
