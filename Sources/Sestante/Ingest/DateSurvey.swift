internal import SestanteText

/// Looks at the dates of the first records, to tell 5 March from 3 May once a file.
enum DateSurvey {
  /// The order of day and month that JSON in memory needs; nil if nothing tells.
  static func order(
    _ columns: ColumnMap, in base: UnsafePointer<UInt8>, count: Int
  ) -> DateOrder? {
    var reader = JSONRecordReader(columns)
    var slots = Scratch<Slot>()
    for _ in columns.sources { slots.append(Slot()) }
    var text = Scratch<UInt8>()
    var samples: [String] = []
    var index = 0
    while index < count, samples.count < 200 {
      while index < count, Byte.isBlank(base[index]) || base[index] == Byte.comma { index += 1 }
      var element = JSONElement()
      guard index < count, let end = element.advance(base, from: index, to: count) else { break }
      if base[index] == Byte.openBrace {
        for slot in 0..<slots.count { slots.base[slot].reset() }
        var scanner = JSONScanner(
          base: base, end: end, limit: count, depthLimit: columns.deepestJSON)
        _ = reader.object(&scanner, index, slots: slots.base)
        let slot = slots[ColumnRole.date.slot]
        if slot.kind == .string, scanner.fault == .none, slot.end - slot.start < 64 {
          text.removeAll()
          JSONText.decode(base, from: slot.start, to: slot.end, into: &text)
          let bytes = text.elements
          samples.append(String(decoding: bytes, as: UTF8.self))
        }
      }
      index = max(end, index + 1)
    }
    return DateText.order(of: samples)
  }
}
