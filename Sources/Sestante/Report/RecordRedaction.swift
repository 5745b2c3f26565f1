internal import SestantePrivacy
internal import SestanteText

/// Personal data in the record at hand: found once, replaced wherever the record quotes it.
final class RecordRedaction {
  /// What was replaced so far; an item counts once a record.
  var counts = RedactionCounts()
  private var redactor: Redactor
  private var items: [PersonalData] = []
  private var isCounted: [Bool] = []
  private var decoded = Scratch<UInt8>()

  init(_ rules: PrivacyRules) { redactor = Redactor(rules) }

  /// Finds what is in the text of a document.
  func begin(_ text: UnsafeBufferPointer<UInt8>) {
    items = redactor.find(in: text)
    isCounted = Array(repeating: false, count: items.count)
  }

  /// Writes the inside of a JSON string, with placeholders, and makes room for `more` bytes.
  func put(
    _ text: UnsafePointer<UInt8>, _ part: Range<Int>, then more: Int, _ out: inout JSONCursor
  ) {
    items.forEachPiece(of: part) { range, item in
      out.room(6 * range.count + 32)
      if let item {
        count(item)
        Array(items[item].kind.placeholder.utf8).withUnsafeBufferPointer { out.put($0) }
      } else {
        out.put(text + range.lowerBound, count: range.count, isPlain: false)
      }
    }
    out.room(more)
  }

  /// A part of the text with placeholders.
  func words(_ text: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) -> String {
    items.forEachPiece(of: part) { _, item in if let item { count(item) } }
    return String(decoding: items.replaced(in: text, part), as: UTF8.self)
  }

  /// The quotes and causes of an analysis with placeholders.
  func redact(_ analysis: inout Analysis, of text: UnsafeBufferPointer<UInt8>) {
    guard !items.isEmpty else { return }
    for e in analysis.evidence.indices {
      analysis.evidence[e].quote = words(text, analysis.evidence[e].span)
      for c in analysis.evidence[e].because.indices {
        analysis.evidence[e].because[c].text = words(text, analysis.evidence[e].because[c].span)
      }
    }
  }

  /// An id, unless it is no personal data beyond doubt.
  func id(_ id: String) -> String { redactor.redact(id, under: .id, counting: &counts) }

  /// A part of the text with placeholders, counted for itself.
  func words(
    _ text: UnsafeBufferPointer<UInt8>, _ part: Range<Int>, counting counts: inout RedactionCounts
  ) -> String {
    items.forEachPiece(of: part) { _, item in if let item { counts[items[item].kind] += 1 } }
    return String(decoding: items.replaced(in: text, part), as: UTF8.self)
  }

  /// An id, counted for itself.
  func id(_ id: String, counting counts: inout RedactionCounts) -> String {
    redactor.redact(id, under: .id, counting: &counts)
  }

  private func count(_ item: Int) {
    if !isCounted[item] { counts[items[item].kind] += 1 }
    isCounted[item] = true
  }
}

// MARK: - Values of JSON

extension RecordRedaction {
  /// An id as a JSON string with its quotes.
  func json(id: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    append(string: id, 0..<id.count, under: .id, &out)
    return out
  }

  /// The inside of a JSON object: strings and long numbers of it are read as the fields they are.
  func json(metadata: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(metadata.count)
    var key = ""
    var index = 0
    while index < metadata.count {
      let start = index
      switch metadata[index] {
      case Byte.quote:
        index = Self.endOfString(metadata, index)
        if index < metadata.count, metadata[index] == Byte.colon {
          key = decode(metadata, start + 1..<index - 1)
          out += metadata[start..<index]
        } else {
          append(string: metadata, start..<index, under: .field(key), &out)
        }
      case 0x30...0x39, 0x2D:
        index = JSONText.endOfNumber(metadata, from: start)
        append(number: metadata, start..<index, under: .field(key), &out)
      default:
        out.append(metadata[index])
        index += 1
      }
    }
    return out
  }

  private static func endOfString(_ json: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var index = start + 1
    while index < json.count, json[index] != Byte.quote {
      index += json[index] == Byte.backslash ? 2 : 1
    }
    return min(index + 1, json.count)
  }

  private func decode(_ json: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    guard let base = json.baseAddress, !range.isEmpty else { return "" }
    decoded.removeAll()
    JSONText.decode(base, from: range.lowerBound, to: range.upperBound, into: &decoded)
    return String(
      decoding: decoded.elements, as: UTF8.self)
  }

  /// Appends a string that stands with its quotes in `range`.
  private func append(
    string json: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, under context: Redactor.Context,
    _ out: inout [UInt8]
  ) {
    guard range.count > 2 else {
      out += json[range]
      return
    }
    let text = decode(json, range.lowerBound + 1..<range.upperBound - 1)
    let redacted = redactor.redact(text, under: context, counting: &counts)
    if redacted == text {
      out += json[range]
      return
    }
    out += JSONText.string(redacted)
  }

  /// Appends a number; one that is personal data becomes a string.
  private func append(
    number json: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, under context: Redactor.Context,
    _ out: inout [UInt8]
  ) {
    let text = String(decoding: json[range], as: UTF8.self)
    let redacted =
      range.count < 6 ? text : redactor.redact(text, under: context, counting: &counts)
    if redacted == text { out += json[range] } else { out += "\"\(redacted)\"".utf8 }
  }
}
