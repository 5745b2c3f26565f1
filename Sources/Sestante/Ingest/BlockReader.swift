/// Reads a file once, in order, and cuts it into blocks of whole records.
///
/// The reader finds format, line ends, delimiter and header from the first bytes. How much a read
/// gives makes no difference to the records.
///
/// ```swift
/// var reader = try BlockReader(file: "reviews.csv", options: IngestOptions()) { buffer in
///   try descriptor.read(into: buffer)
/// }
/// var parser = RecordParser(columns: reader.columns, file: reader.file)
/// while let block = try reader.next(reject: { print($0) }) {
///   parser.parse(block, record: { print($0.number) }, reject: { print($0) })
/// }
/// ```
public struct BlockReader: ~Copyable {
  /// The name of the file in messages.
  public let file: String
  /// What the parsers need to know of this file.
  public let columns: ColumnMap
  /// The format asked for or found.
  public var format: InputFormat { columns.format }
  /// The number of the next record; at the end, where a further file goes on counting.
  public var nextRecord: Int { position.record }

  private let blockSize: Int
  private var source: ByteSource
  private var cutter: RecordCutter
  /// Where the first pending byte stands.
  private var position: FilePosition
  /// How many pending bytes the cutter has seen.
  private var scanned = 0
  private var isSkipping = false
  private var isFinished = false

  /// Starts reading: finds the format and, in CSV, reads the header.
  ///
  /// - Parameters:
  ///   - file: the name in messages; its extension helps to find the format.
  ///   - read: fills the buffer as far as it likes and gives the number of bytes, 0 at the end.
  /// - Throws: ``IngestError`` about the header, or what `read` throws.
  public init(
    file: String, options: IngestOptions,
    read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws {
    self.file = file
    blockSize = max(options.blockSize, 1)
    source = ByteSource(read: read)
    let opening = try FileOpening(file: file, options: options, source: &source)
    columns = opening.columns
    position = opening.position
    position.record += options.firstRecord - 1
    cutter = RecordCutter(opening.columns, isArray: opening.isArray)
  }

  /// The next block, or nil at the end.
  ///
  /// - Parameter reject: takes records above the limit and damage between the elements of an array.
  public mutating func next(reject: (Rejection) -> Void) throws -> Block? {
    var wanted = blockSize
    while !isFinished {
      try source.fill(to: wanted)
      if isSkipping {
        skip()
        continue
      }
      var cut = cutter.cut(source.base, from: scanned, to: source.count)
      report(cutter.takeFaults(), reject)
      if source.isAtEnd { finish(&cut, reject) }
      let block = cut.records > 0 ? makeBlock(cut) : nil
      advance(cut.end, records: cut.records)
      scanned = source.count
      if source.count > columns.longestRecord {
        reject(rejection(at: position, Rejection.tooLong(limit: columns.longestRecord)))
        isSkipping = true
        advance(source.count, records: 1)
        scanned = 0
      }
      if let block { return block }
      wanted = max(blockSize, min(source.count * 2, columns.longestRecord) + 1)
    }
    return nil
  }

  /// Takes what is left as a record, if it is one.
  private mutating func finish(_ cut: inout RecordCut, _ reject: (Rejection) -> Void) {
    isFinished = true
    let count = source.count
    if format == .json, !cutter.json.isInElement, !cutter.json.isComplete {
      let missing = JSONCutter.Fault(
        place: count, records: cut.records,
        reason: "truncated: expected ']' at the end of the array")
      report([missing], reject)
    }
    if cutter.isRecord(source.base + cut.end, count: count - cut.end) {
      guard count - cut.end <= columns.longestRecord else { return }
      cut.records += 1
      cut.recordsEnd = count
    }
    cut.end = count
  }

  /// Drops bytes of a record above the limit up to its end.
  private mutating func skip() {
    if let end = cutter.endOfFirst(source.base, from: 0, to: source.count) {
      advance(end, records: 0)
      isSkipping = false
    } else {
      advance(source.count, records: 0)
      isFinished = source.isAtEnd
    }
    scanned = 0
  }

  private func makeBlock(_ cut: RecordCut) -> Block {
    Block(
      bytes: Array(UnsafeBufferPointer(start: source.base, count: cut.recordsEnd)),
      firstRecord: position.record, recordCount: cut.records, firstLine: position.line,
      byteOffset: position.offset, lineOffset: position.lineOffset)
  }

  private mutating func advance(_ used: Int, records: Int) {
    position.advance(used, in: source.base, lineEnd: columns.lineEnd)
    position.record += records
    source.drop(used)
  }

  /// Hands out faults between elements, which come in the order of the file.
  private func report(_ faults: [JSONCutter.Fault], _ reject: (Rejection) -> Void) {
    var place = position
    for fault in faults {
      let done = place.offset - position.offset
      place.advance(fault.place - done, in: source.base + done, lineEnd: columns.lineEnd)
      place.record = position.record + fault.records
      reject(rejection(at: place, fault.reason))
    }
  }

  private func rejection(at place: FilePosition, _ reason: String) -> Rejection {
    Rejection(
      file: file, line: place.line, column: place.offset - place.lineOffset + 1,
      byteOffset: place.offset, record: place.record, reason: reason)
  }
}
