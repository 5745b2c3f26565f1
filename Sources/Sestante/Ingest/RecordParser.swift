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

  /// A parser for the blocks of one file.
  public init(columns: ColumnMap, file: String) {
    self.file = file
    self.columns = columns
    for _ in columns.sources { slots.append(Slot()) }
    values = RecordValues(columns)
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
      case .csv, .tsv: parseCells(view, record, reject)
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
  /// A rejection at a place in the record at hand or behind it.
  @inline(never)
  func rejection(_ view: BlockView, at place: Int, _ reason: String) -> Rejection {
    var lines = view.lines
    lines.advance(to: place, in: view.base)
    return Rejection(
      file: file, line: lines.line, column: place - lines.lineStart + 1,
      byteOffset: view.byteOffset + place, record: view.number, reason: reason)
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
    values.setID(base, slots[ColumnRole.id.slot], number: view.number)
    values.setMetadata(base, slots)
    values.setChannel(base, slots[ColumnRole.channel.slot])
    values.setLanguage(base, slots[ColumnRole.language.slot])
    let decoded = values.text(base, text, title: slots[ColumnRole.title.slot])
    lend(view, text: decoded, record)
  }

  /// Calls the closure with what the values hold.
  @inline(__always)
  func lend(
    _ view: BlockView, text: UnsafeBufferPointer<UInt8>, _ record: (borrowing Record) -> Void
  ) {
    record(
      Record(
        number: view.number, line: view.lines.line,
        id: UnsafeBufferPointer(start: values.id.base, count: values.id.count), text: text,
        metadata: UnsafeBufferPointer(start: values.metadata.base, count: values.metadata.count),
        channel: UnsafeBufferPointer(start: values.channel.base, count: values.channel.count),
        language: UnsafeBufferPointer(start: values.language.base, count: values.language.count)))
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
