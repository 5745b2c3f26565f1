internal import SestanteText

/// Turns blocks into records; one for each worker, with buffers that it keeps.
///
/// ```swift
/// var parser = RecordParser(columns: reader.columns, file: reader.file)
/// parser.parse(block, record: { record in count += record.text.count }, reject: { print($0) })
/// ```
///
/// In the steady state no memory is asked for: values stand in the block, or in buffers that are
/// used again for the next record.
public struct RecordParser: ~Copyable {
  let file: String
  let columns: ColumnMap
  var slots = Scratch<Slot>()
  var values: RecordValues
  var json: JSONRecordReader
  var csv: CSVRecordReader
  let noTextReason: String
  private var repaired = Scratch<UInt8>()
  private var origins = Scratch<UInt32>()
  /// Where in the block the record at hand starts and ends, for rejections.
  var extent = 0..<0
  /// How many records were set aside since this was last set to 0: what the firm's own people wrote.
  public var setAside = 0
  /// How many places were put right since this was last set to 0.
  public var repairs = 0

  /// A parser for the blocks of one file.
  public init(columns: ColumnMap, file: String) {
    self.file = file
    self.columns = columns
    for _ in columns.sources { slots.append(Slot()) }
    values = RecordValues(columns, file: file)
    json = JSONRecordReader(columns)
    csv = CSVRecordReader(columns)
    let names = columns.sources[ColumnRole.text.slot].names
    let more = names.count > 4 ? ", …" : ""
    noTextReason = "no text field (looked for \(names.prefix(4).joined(separator: ", "))\(more))"
  }

  /// Gives every record of a block, in order, to one of the closures.
  public mutating func parse(
    _ block: Block, record: (borrowing Record) -> Void, reject: (Rejection) -> Void
  ) {
    block.bytes.withUnsafeBufferPointer { bytes in
      // An empty file is an empty document when the file is the document.
      let base = bytes.baseAddress ?? UnsafePointer(values.id.base)
      let isValid = Bytes.firstInvalidUTF8(in: base, from: 0, to: bytes.count) == nil
      let view = BlockView(
        base: base, count: bytes.count, isValid: isValid, number: block.firstRecord,
        byteOffset: block.byteOffset,
        lines: LineTracker(
          lineEnd: columns.lineEnd, line: block.firstLine,
          lineStart: block.lineOffset - block.byteOffset))
      switch columns.format {
      case .text: parseLines(view, record, reject)
      case .whole: parseWhole(view, record, reject)
      case .jsonl: parseObjectLines(view, record, reject)
      case .json: parseElements(view, record, reject)
      case .csv, .tsv, .xlsx: parseCells(view, record, reject)
      }
    }
  }
}

/// A block while it is parsed, with the place where the parser is.
struct BlockView {
  let base: UnsafePointer<UInt8>
  let count: Int
  /// Whether all of it is valid UTF-8; then no value needs a check of its own.
  let isValid: Bool
  /// The number of the record at hand.
  var number: Int
  let byteOffset: Int
  /// Counts lines up to the record at hand.
  var lines: LineTracker
}

extension RecordParser {
  /// Keys of objects that fed nothing, seen for the first time since the last call.
  public mutating func takeUnusedKeys() -> Set<String> { json.takeUnusedKeys() }
}

extension RecordParser {
  /// A rejection at a place in the record at hand or behind it.
  @inline(never)
  func rejection(_ view: BlockView, at place: Int, _ reason: String) -> Rejection {
    var lines = view.lines
    lines.advance(to: place, in: view.base)
    var rejection = Rejection(
      file: file, line: lines.line, column: place - lines.lineStart + 1,
      byteOffset: view.byteOffset + place, record: view.number, reason: reason, raw: raw(view))
    rejection.columns = columns.columns
    rejection.delimiter = columns.delimiter
    return rejection
  }

  /// The record at hand as it stands in the block, up to the limit.
  func raw(_ view: BlockView) -> [UInt8] {
    let count = min(extent.count, columns.longestRaw)
    guard count > 0 else { return [] }
    return Array(UnsafeBufferPointer(start: view.base + extent.lowerBound, count: count))
  }

  func tooLong(_ view: BlockView, at place: Int) -> Rejection {
    rejection(view, at: place, Rejection.tooLong(limit: columns.longestRecord))
  }

  func invalid(_ view: BlockView, at place: Int, in name: String) -> Rejection {
    let byte = String(view.base[place], radix: 16, uppercase: true)
    return rejection(view, at: place, "\(name) is not valid UTF-8 (byte 0x\(byte))")
  }

  /// Makes the record of the slots, or says why there is none.
  @inline(__always)
  mutating func emit(
    _ view: BlockView, _ record: (borrowing Record) -> Void, _ reject: (Rejection) -> Void
  ) {
    let base = view.base
    let text = slots[ColumnRole.text.slot]
    if text.kind != .string || !view.isValid, let rejection = check(view) {
      reject(rejection)
      return
    }
    let author = slots[ColumnRole.author.slot]
    if author.kind == .string, values.isOneOf(columns.staff, base, author) {
      setAside += 1
      return
    }
    values.setID(base, slots[ColumnRole.id.slot], number: view.number)
    values.setMetadata(base, slots)
    if columns.carriesOrigin { values.appendOrigin(line: view.lines.line) }
    values.setChannel(base, slots[ColumnRole.channel.slot])
    values.setLanguage(base, slots[ColumnRole.language.slot])
    let decoded = values.text(base, text, title: slots[ColumnRole.title.slot])
    lend(view, text: decoded, record)
  }

  /// Calls the closure with what the values hold.
  @inline(__always)
  mutating func lend(
    _ view: BlockView, text: UnsafeBufferPointer<UInt8>, _ record: (borrowing Record) -> Void
  ) {
    if columns.repairsMojibake, let base = text.baseAddress {
      let count = Mojibake.repair(base, text.count, into: &repaired, &origins)
      if count > 0 {
        repairs += count
        let right = UnsafeBufferPointer(start: UnsafePointer(repaired.base), count: repaired.count)
        return lend(
          view, text: right, given: text,
          origins: origins.elements, record)
      }
    }
    lend(
      view, text: text, given: UnsafeBufferPointer(start: nil, count: 0),
      origins: UnsafeBufferPointer(start: nil, count: 0), record)
  }

  @inline(__always)
  private func lend(
    _ view: BlockView, text: UnsafeBufferPointer<UInt8>, given: UnsafeBufferPointer<UInt8>,
    origins: UnsafeBufferPointer<UInt32>, _ record: (borrowing Record) -> Void
  ) {
    record(
      Record(
        number: view.number, line: view.lines.line,
        id: values.id.elements, text: text,
        metadata: values.metadata.elements,
        channel: values.channel.elements,
        language: values.language.elements,
        given: given, origins: origins))
  }

  /// What is wrong with the slots of a record whose form is right.
  @inline(never)
  private func check(_ view: BlockView) -> Rejection? {
    let text = slots[ColumnRole.text.slot]
    guard text.kind != .absent else {
      return rejection(view, at: view.lines.place, noTextReason)
    }
    guard text.kind == .string else {
      let raw = UnsafeBufferPointer(
        start: view.base + text.nameStart, count: text.nameEnd - text.nameStart)
      let name = String(decoding: raw, as: UTF8.self)
      return rejection(view, at: text.start, "\(name) is \(text.kindName), expected a string")
    }
    for (index, source) in columns.sources.enumerated() where slots[index].kind != .absent {
      let (start, end) = (slots[index].start, slots[index].end)
      guard let place = Bytes.firstInvalidUTF8(in: view.base, from: start, to: end) else {
        continue
      }
      let isKept = index >= ColumnRole.firstKept
      let name = isKept ? source.names[0] : ColumnRole.allCases[index].rawValue
      return invalid(view, at: place, in: name)
    }
    return nil
  }
}
