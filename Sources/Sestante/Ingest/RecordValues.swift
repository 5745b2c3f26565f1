internal import SestanteText

/// The buffers in which the parts of one record are made; they keep their memory.
struct RecordValues: ~Copyable {
  private(set) var id = Scratch<UInt8>()
  private(set) var metadata = Scratch<UInt8>()
  private(set) var channel = Scratch<UInt8>()
  private(set) var language = Scratch<UInt8>()
  private var text = Scratch<UInt8>()
  private var decoded = Scratch<UInt8>()

  /// The keys of the metadata, `"date":`, one after the other; slot `s` has `keys[starts[s]...]`.
  private var keys = Scratch<UInt8>()
  private var keyStarts = Scratch<Int>()
  /// For a kept column named like a mapped field: that field's slot, else −1.
  private var twins = Scratch<Int>()

  private let dates: DateText
  private let ratings: RatingText
  /// `"file":"…","line":`, for records that carry where they stand.
  private var origin = Scratch<UInt8>()

  init(_ columns: ColumnMap, file: String) {
    dates = columns.dates
    ratings = columns.ratings
    if columns.carriesOrigin {
      for byte in "\"file\":".utf8 { origin.append(byte) }
      var name = Array(file.utf8)
      name.withUnsafeMutableBufferPointer { name in
        guard let base = name.baseAddress else { return }
        JSONText.appendString(UnsafePointer(base), from: 0, to: name.count, into: &origin)
      }
      for byte in ",\"line\":".utf8 { origin.append(byte) }
    }
    for (slot, source) in columns.sources.enumerated() {
      let isKept = slot >= ColumnRole.firstKept
      let name = isKept ? source.names[0] : ColumnRole.allCases[slot].rawValue
      keyStarts.append(keys.count)
      var bytes = Array(name.utf8)
      bytes.withUnsafeMutableBufferPointer { bytes in
        let base = bytes.baseAddress.map { UnsafePointer($0) } ?? UnsafePointer(keys.base)
        JSONText.appendString(base, from: 0, to: bytes.count, into: &keys)
      }
      keys.append(Byte.colon)
      let twin = ColumnRole(rawValue: name).flatMap {
        isKept && ColumnRole.carried.contains($0.slot) ? $0.slot : nil
      }
      twins.append(twin ?? -1)
    }
    keyStarts.append(keys.count)
  }

  /// The number of the record as a JSON string.
  mutating func setID(number: Int) {
    id.removeAll()
    id.reserve(24)
    let first = id.base
    var length = 2
    var rest = number / 10
    while rest > 0 {
      length &+= 1
      rest /= 10
    }
    rest = number
    for place in stride(from: length &- 1, through: 1, by: -1) {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      first[place] = UInt8(truncatingIfNeeded: digit) &+ 0x30
      rest = quotient
    }
    first[0] = Byte.quote
    first[length] = Byte.quote
    id.setCount(length &+ 1)
  }

  /// The id column's string or number, else the number of the record.
  mutating func setID(_ base: UnsafePointer<UInt8>, _ slot: Slot, number: Int) {
    guard slot.kind == .string || slot.kind == .number, slot.end > slot.start else {
      setID(number: number)
      return
    }
    id.removeAll()
    if slot.kind == .string {
      appendString(base, slot, kind: .id)
    } else {
      id.append(Byte.quote)
      id.write(base + slot.start, slot.end &- slot.start)
      id.append(Byte.quote)
    }
  }

  /// Mapped and kept fields in their order.
  mutating func setMetadata(_ base: UnsafePointer<UInt8>, _ slots: borrowing Scratch<Slot>) {
    metadata.removeAll()
    for slot in ColumnRole.carried {
      if slots[slot].kind == .absent { continue }
      if !appendStandard(base, slots, slot) { appendMember(base, slots, slot) }
    }
    for slot in ColumnRole.firstKept..<max(slots.count, ColumnRole.firstKept) {
      if twins[slot] >= 0, slots[twins[slot]].kind != .absent { continue }
      appendMember(base, slots, slot)
    }
  }

  /// The text, with the title on a line before it; in the block itself where nothing must change.
  mutating func text(
    _ base: UnsafePointer<UInt8>, _ text: Slot, title: Slot
  ) -> UnsafeBufferPointer<UInt8> {
    let hasTitle = title.kind == .string && title.end > title.start
    if !hasTitle, text.form == .plain || text.form == .json {
      return UnsafeBufferPointer(start: base + text.start, count: text.end &- text.start)
    }
    self.text.removeAll()
    if hasTitle {
      Self.decode(base, title, into: &self.text)
      if text.end > text.start { self.text.append(Byte.lineFeed) }
    }
    Self.decode(base, text, into: &self.text)
    return self.text.elements
  }

  mutating func setChannel(_ base: UnsafePointer<UInt8>, _ slot: Slot) {
    channel.removeAll()
    if slot.kind == .string || slot.kind == .number { Self.decode(base, slot, into: &channel) }
  }

  mutating func setLanguage(_ base: UnsafePointer<UInt8>, _ slot: Slot) {
    language.removeAll()
    if slot.kind == .string { Self.decode(base, slot, into: &language) }
  }

  private mutating func appendMember(
    _ base: UnsafePointer<UInt8>, _ slots: borrowing Scratch<Slot>, _ index: Int
  ) {
    let slot = slots[index]
    guard slot.kind != .absent else { return }
    appendKey(index)
    switch slot.kind {
    case .string: appendString(base, slot, kind: .metadata)
    case .object, .array:
      JSONText.appendCompact(base, from: slot.start, to: slot.end, into: &metadata)
    case .number:
      let first = metadata.count
      metadata.write(base + slot.start, slot.end &- slot.start)
      for place in first..<metadata.count where metadata.base[place] == Byte.comma {
        metadata.base[place] = 0x2E
      }
    case .literal, .null, .absent:
      metadata.write(base + slot.start, slot.end &- slot.start)
    }
  }

  /// Adds the file and the line of a record.
  mutating func appendOrigin(line: Int) {
    if !metadata.isEmpty { metadata.append(Byte.comma) }
    metadata.write(origin.base, origin.count)
    for byte in String(line).utf8 { metadata.append(byte) }
  }

  /// Metadata of a document that has none but its place.
  mutating func setOrigin(line: Int) {
    metadata.removeAll()
    appendOrigin(line: line)
  }

  /// Whether the value is, folded, one of some words.
  mutating func isOneOf(_ words: Set<String>, _ base: UnsafePointer<UInt8>, _ slot: Slot) -> Bool {
    guard slot.end > slot.start, slot.end - slot.start <= 64 else { return false }
    return words.contains(ColumnNames.fold(string(base, slot)))
  }

  private mutating func string(_ base: UnsafePointer<UInt8>, _ slot: Slot) -> String {
    decoded.removeAll()
    Self.decode(base, slot, into: &decoded)
    return String(
      decoding: decoded.elements, as: UTF8.self)
  }

  /// Appends a date as ISO 8601, a rating or an NPS as a number; false where nothing is to change.
  private mutating func appendStandard(
    _ base: UnsafePointer<UInt8>, _ slots: borrowing Scratch<Slot>, _ index: Int
  ) -> Bool {
    let slot = slots[index]
    guard slot.kind == .string || slot.kind == .number, slot.end > slot.start,
      slot.end &- slot.start <= 64
    else { return false }
    switch index {
    case ColumnRole.date.slot:
      if slot.kind == .string, DateText.isISO(base, slot.start, slot.end) { return false }
      let text = string(base, slot)
      let date = Int(text).map { DateText.iso(sinceEpoch: $0) } ?? dates.iso(text)
      guard let date else { return false }
      appendKey(index)
      metadata.append(Byte.quote)
      for byte in date.utf8 { metadata.append(byte) }
      metadata.append(Byte.quote)
    case ColumnRole.rating.slot:
      if slot.kind == .number, ratings.keepsNumbers { return false }
      guard let number = ratings.number(string(base, slot)) else { return false }
      append(number, index)
    case ColumnRole.nps.slot:
      guard slot.kind == .string,
        let value = RatingText.hundredths(string(base, slot).replacing(",", with: "."))
      else { return false }
      append(RatingText.text(value), index)
    default: return false
    }
    return true
  }

  private mutating func append(_ number: String, _ index: Int) {
    appendKey(index)
    for byte in number.utf8 { metadata.append(byte) }
  }

  private mutating func appendKey(_ index: Int) {
    if !metadata.isEmpty { metadata.append(Byte.comma) }
    metadata.write(
      keys.base + keyStarts[index], keyStarts[index &+ 1] &- keyStarts[index])
  }

  private enum Target { case id, metadata }

  /// Appends a string with its quotes and escapes.
  private mutating func appendString(
    _ base: UnsafePointer<UInt8>, _ slot: Slot, kind target: Target
  ) {
    var (source, start, end) = (base, slot.start, slot.end)
    if slot.form == .json {
      // It stands between quotes already and needs no escape.
      (source, start, end) = (base, start &- 1, end &+ 1)
      switch target {
      case .id: id.write(source + start, end &- start)
      case .metadata: metadata.write(source + start, end &- start)
      }
      return
    }
    if slot.form != .plain {
      decoded.removeAll()
      Self.decode(base, slot, into: &decoded)
      (source, start, end) = (UnsafePointer(decoded.base), 0, decoded.count)
    }
    switch target {
    case .id: JSONText.appendString(source, from: start, to: end, into: &id)
    case .metadata: JSONText.appendString(source, from: start, to: end, into: &metadata)
    }
  }

  private static func decode(
    _ base: UnsafePointer<UInt8>, _ slot: Slot, into out: inout Scratch<UInt8>
  ) {
    switch slot.form {
    case .plain, .json: out.write(base + slot.start, slot.end &- slot.start)
    case .jsonEscaped: JSONText.decode(base, from: slot.start, to: slot.end, into: &out)
    case .doubledQuotes:
      var index = slot.start
      while index < slot.end {
        let quote = Bytes.find(Byte.quote, in: base, from: index, to: slot.end)
        let stop = min(quote &+ 1, slot.end)
        out.write(base + index, stop &- index)
        index = quote &+ 2
      }
    }
  }
}
