/// What the first bytes of a file tell: format, line ends, delimiter and header.
struct FileOpening {
  let columns: ColumnMap
  /// Where the records start.
  private(set) var position = FilePosition()
  /// Whether a JSON file is an array; its `[` is taken.
  private(set) var isArray = false

  /// How much is looked at; the same for every size of read and block.
  private static let probeSize = 64 << 10
  /// How far the first line feed is looked for in a file whose first bytes have only CR.
  private static let lineProbeSize = 4 << 20

  /// Reads the opening and leaves the records in `source`.
  init(file: String, options: IngestOptions, source: inout ByteSource) throws {
    try source.fill(to: Self.probeSize)
    if InputFormat.startsWithMark(source.base, source.count) {
      source.drop(3)
      position = FilePosition(offset: 3, lineOffset: 3)
    }
    let format =
      options.format
      ?? InputFormat.detect(
        fileName: file, in: source.base, count: source.count, names: options.knowledge.columns)
    guard format.hasCells else {
      let lineEnd = try Self.lineEnd(&source)
      var map = ColumnMap(format: format, lineEnd: lineEnd, options: options)
      if format == .json { isArray = try Self.takeBracket(&position, &source, lineEnd) }
      if format == .json || format == .jsonl,
        let order = DateSurvey.order(map, in: source.base, count: source.count)
      {
        map = ColumnMap(format: format, lineEnd: lineEnd, dateOrder: order, options: options)
      }
      columns = map
      return
    }
    let isSheet = format == .xlsx
    let lineEnd = isSheet ? Byte.recordSeparator : Self.cellLineEnd(source)
    let declared =
      isSheet ? nil : CSVHeader.declaredDelimiter(in: source.base, from: 0, to: source.count)
    if declared != nil {
      let stop = Bytes.find(lineEnd, in: source.base, from: 0, to: source.count)
      Self.advance(min(stop + 1, source.count), &position, &source, lineEnd)
    }
    try Self.dropBlankLines(&position, &source, lineEnd)
    let delimiter =
      isSheet
      ? Byte.unitSeparator
      : options.delimiter ?? declared
        ?? (format == .tsv ? Byte.tab : Self.sniff(source, lineEnd, options))
    guard source.count > 0 else {
      columns = ColumnMap(format: format, delimiter: delimiter, lineEnd: lineEnd, options: options)
      return
    }
    let header = try Self.header(file, &source, delimiter, lineEnd, position.line, options)
    guard header.columns.count <= options.mostColumns else {
      let reason = "\(header.columns.count) columns, more than \(options.mostColumns)"
      throw IngestError.unreadableHeader(file: file, line: position.line, reason: reason)
    }
    let opening = CellOpening(
      header,
      ContentGuess.rows(
        in: source.base, count: source.count, isWhole: source.isAtEnd, delimiter: delimiter,
        lineEnd: lineEnd), options)
    columns = ColumnMap(
      format: format, columns: opening.columns, delimiter: delimiter, lineEnd: lineEnd,
      guesses: opening.guesses, dateOrder: opening.dateOrder, options: options)
    try columns.check(file: file)
    Self.advance(min(opening.used, source.count), &position, &source, lineEnd)
  }

  private static func advance(
    _ count: Int, _ position: inout FilePosition, _ source: inout ByteSource, _ lineEnd: UInt8
  ) {
    position.advance(count, in: source.base, lineEnd: lineEnd)
    source.drop(count)
  }

  /// Moves behind the `[` of an array, if the file starts with one.
  private static func takeBracket(
    _ position: inout FilePosition, _ source: inout ByteSource, _ lineEnd: UInt8
  ) throws -> Bool {
    while true {
      var index = 0
      while index < source.count, Byte.isBlank(source.base[index]) { index += 1 }
      let isBracket = index < source.count && source.base[index] == Byte.openBracket
      let isDone = index < source.count || source.isAtEnd
      advance(isBracket ? index + 1 : index, &position, &source, lineEnd)
      if isDone { return isBracket }
      try source.fill(to: probeSize)
    }
  }

  private static func dropBlankLines(
    _ position: inout FilePosition, _ source: inout ByteSource, _ lineEnd: UInt8
  ) throws {
    while true {
      try source.fill(to: probeSize)
      var (index, used) = (0, 0)
      while index < source.count,
        source.base[index] == lineEnd || source.base[index] == Byte.carriageReturn
      {
        index += 1
        if source.base[index - 1] == lineEnd { used = index }
      }
      if index == source.count, source.isAtEnd { used = index }
      let isAllBlank = index == source.count && used > 0
      advance(used, &position, &source, lineEnd)
      guard isAllBlank, !source.isAtEnd else { return }
    }
  }

  /// Reads on until the header is whole.
  private static func header(
    _ file: String, _ source: inout ByteSource, _ delimiter: UInt8, _ lineEnd: UInt8, _ line: Int,
    _ options: IngestOptions
  ) throws -> CSVHeader {
    while true {
      let header = CSVHeader(
        in: source.base, from: 0, to: source.count, delimiter: delimiter, lineEnd: lineEnd)
      if header.stop < source.count || source.isAtEnd {
        let reason: String
        switch header.fault {
        case .none: return header
        case .unterminated: reason = "a quote is not closed"
        case .textAfterQuote: reason = "text after a closing quote"
        }
        throw IngestError.unreadableHeader(file: file, line: line, reason: reason)
      }
      guard source.count <= options.longestRecord else {
        let reason = Rejection.tooLong(limit: options.longestRecord)
        throw IngestError.unreadableHeader(file: file, line: line, reason: reason)
      }
      try source.fill(to: source.count * 2)
    }
  }

  private static func sniff(
    _ source: borrowing ByteSource, _ lineEnd: UInt8, _ options: IngestOptions
  ) -> UInt8 {
    let wanted = options.textColumn.map(ColumnNames.fold)
    return CSVHeader.sniffDelimiter(
      in: source.base, from: 0, to: source.count, lineEnd: lineEnd
    ) { name in
      wanted.map { ColumnNames.fold(name) == $0 } ?? options.knowledge.columns.matches(name, .text)
    }
  }

  /// LF, unless there is none and CR stands in its place.
  private static func lineEnd(_ source: inout ByteSource) throws -> UInt8 {
    var seen = 0
    while true {
      let (base, count) = (source.base, source.count)
      if Bytes.find(Byte.lineFeed, in: base, from: seen, to: count) < count {
        return Byte.lineFeed
      }
      let hasReturn = Bytes.find(Byte.carriageReturn, in: base, from: 0, to: count) < count
      if !hasReturn { return Byte.lineFeed }
      if source.isAtEnd || count >= lineProbeSize { return Byte.carriageReturn }
      seen = count
      try source.fill(to: count * 2)
    }
  }

  /// The first line end outside quotes: LF, also behind CR, or CR alone.
  private static func cellLineEnd(_ source: borrowing ByteSource) -> UInt8 {
    var isQuoted = false
    for index in 0..<source.count {
      switch source.base[index] {
      case Byte.quote: isQuoted.toggle()
      case Byte.lineFeed where !isQuoted: return Byte.lineFeed
      case Byte.carriageReturn where !isQuoted:
        var next = index
        while next < source.count, source.base[next] == Byte.carriageReturn { next += 1 }
        let isPlain = next < source.count && source.base[next] != Byte.lineFeed
        return isPlain || (next == source.count && source.isAtEnd)
          ? Byte.carriageReturn : Byte.lineFeed
      default: break
      }
    }
    return Byte.lineFeed
  }
}
