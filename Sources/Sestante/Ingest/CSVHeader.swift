/// The first record of a CSV file: the names of its columns.
struct CSVHeader {
  /// The names as written, unquoted and trimmed.
  var columns: [String] = []
  /// Where the record ends: its line end or the end of the memory.
  var stop: Int
  var fault = CSVCell.Fault.none

  /// What may stand between cells, in the order of preference.
  static let delimiters = [Byte.comma, Byte.semicolon, Byte.tab, Byte.bar]

  /// Reads the header that starts at `start`; ends at the first line end outside quotes.
  init(
    in base: UnsafePointer<UInt8>, from start: Int, to end: Int, delimiter: UInt8,
    lineEnd: UInt8 = Byte.lineFeed
  ) {
    var index = start
    while true {
      let cell = CSVCell(in: base, from: index, to: end, delimiter: delimiter, lineEnd: lineEnd)
      columns.append(Self.name(base, cell))
      if cell.fault != .none { fault = cell.fault }
      stop = cell.stop
      guard stop < end, base[stop] == delimiter else { return }
      index = stop + 1
    }
  }

  private static func name(_ base: UnsafePointer<UInt8>, _ cell: CSVCell) -> String {
    var start = cell.start
    var end = max(cell.end, start)
    while start < end, Byte.isBlank(base[start]) { start += 1 }
    while end > start, Byte.isBlank(base[end - 1]) { end -= 1 }
    let raw = UnsafeBufferPointer(start: base + start, count: end - start)
    guard cell.isDoubled else { return String(decoding: raw, as: UTF8.self) }
    var bytes: [UInt8] = []
    var index = 0
    while index < raw.count {
      bytes.append(raw[index])
      index += raw[index] == Byte.quote ? 2 : 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The delimiter under which the header makes most sense: it shows the wanted text column, then
  /// it makes most columns.
  static func sniffDelimiter(
    in base: UnsafePointer<UInt8>, from start: Int, to end: Int, lineEnd: UInt8,
    isText: (String) -> Bool
  ) -> UInt8 {
    var best = (delimiter: Byte.comma, hasText: false, columns: 1)
    for delimiter in delimiters {
      let header = CSVHeader(in: base, from: start, to: end, delimiter: delimiter, lineEnd: lineEnd)
      let hasText = header.columns.count > 1 && header.columns.contains(where: isText)
      let columns = header.fault == .none ? header.columns.count : 0
      if (hasText ? 1 : 0, columns) > (best.hasText ? 1 : 0, best.columns) {
        best = (delimiter, hasText, columns)
      }
    }
    return best.delimiter
  }

  /// The delimiter of a first line `sep=;`, as Excel writes and reads it.
  static func declaredDelimiter(
    in base: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> UInt8? {
    guard end - start >= 5, base[start + 3] == 0x3D else { return nil }
    for (place, letter) in "sep".utf8.enumerated() where base[start + place] | 0x20 != letter {
      return nil
    }
    let after = start + 5
    guard after == end || base[after] == Byte.lineFeed || base[after] == Byte.carriageReturn else {
      return nil
    }
    return base[start + 4]
  }
}
