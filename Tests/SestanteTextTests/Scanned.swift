import SestanteText

/// What a scanner found, in a form in which both scanners can be compared.
struct Scanned: Equatable {
  /// A word by its span and the forms look-up would use; nil for one too long to look up.
  struct Word: Equatable {
    var span: Range<Int>
    var form: String?
    var short: String?
  }

  var words: [Word] = []
  var marks: [Mark] = []
  var hasHighBytes = false

  enum Scanner { case fast, reference }

  init(_ original: String, by scanner: Scanner) {
    var copy = original
    var text = ScannedText()
    copy.withUTF8 { text.load($0) }
    switch scanner {
    case .fast: TextScanner.scan(&text)
    case .reference: ReferenceScanner.scan(&text)
    }
    hasHighBytes = text.hasHighBytes
    for i in 0..<text.marks.count { marks.append(text.marks[i]) }
    for i in 0..<text.words.count {
      let word = text.words[i]
      let span = Int(word.start)..<Int(word.end)
      words.append(
        word.form == SestanteText.Word.plain
          ? Self.plain(span, in: &text) : Self.resolved(word, span, in: &text))
    }
  }

  /// Words longer than this are never looked up, whatever their form.
  private static let longestForm = 48

  /// A plain word's form is its own bytes, folded; a reference scan of them alone tells how.
  private static func plain(_ span: Range<Int>, in text: inout ScannedText) -> Word {
    if span.count > longestForm { return Word(span: span) }
    let bytes = UnsafeBufferPointer(start: text.bytes.base + span.lowerBound, count: span.count)
    if bytes.allSatisfy({ $0 < 0x80 }) {
      return Word(span: span, form: String(decoding: bytes, as: UTF8.self).lowercased())
    }
    var alone = ScannedText()
    alone.load(bytes)
    ReferenceScanner.scan(&alone)
    guard alone.words.count == 1 else { return Word(span: span) }
    return resolved(alone.words[0], span, in: &alone)
  }

  private static func resolved(
    _ word: SestanteText.Word, _ span: Range<Int>, in text: inout ScannedText
  ) -> Word {
    func string(_ start: Int, _ length: Int) -> String? {
      if length == 0 || length > longestForm { return nil }
      let bytes = UnsafeBufferPointer(start: text.forms.base + start, count: length)
      return String(decoding: bytes, as: UTF8.self)
    }
    let start = Int(word.form)
    return Word(
      span: span, form: string(start, Int(word.formLength)),
      short: string(start + Int(word.formLength), Int(word.shortLength)))
  }

  /// What is wrong with the spans in a text, or nil.
  func fault(in original: String) -> String? {
    let bytes = Array(original.utf8)
    func isBoundary(_ at: Int) -> Bool {
      at == bytes.count || (at >= 0 && at < bytes.count && bytes[at] & 0xC0 != 0x80)
    }
    var end = 0
    for word in words {
      if word.span.lowerBound < end { return "word \(word) begins before \(end)" }
      if word.span.isEmpty { return "word \(word) is empty" }
      end = word.span.upperBound
    }
    for span in words.map(\.span) + marks.map(\.span) {
      guard isBoundary(span.lowerBound), isBoundary(span.upperBound) else {
        return "\(span) cuts a scalar"
      }
    }
    end = 0
    for mark in marks {
      if mark.span.lowerBound < end { return "mark \(mark) begins before \(end)" }
      // A character that stands for several signs gives them all at its place.
      end = mark.span.lowerBound
    }
    return nil
  }
}

extension Mark {
  var span: Range<Int> { Int(start)..<Int(start) + Int(length) }
}

/// How two scans of a text differ, or nil.
func difference(_ original: String) -> String? {
  let fast = Scanned(original, by: .fast)
  let reference = Scanned(original, by: .reference)
  if fast == reference { return nil }
  let codes = original.unicodeScalars.prefix(80).map { String($0.value, radix: 16) }
  if fast.words != reference.words {
    let at = zip(fast.words, reference.words).prefix { $0 == $1 }.count
    return "word \(at): fast \(fast.words.dropFirst(at).prefix(2)), "
      + "reference \(reference.words.dropFirst(at).prefix(2)) in \(codes)"
  }
  if fast.marks != reference.marks {
    let at = zip(fast.marks, reference.marks).prefix { $0 == $1 }.count
    return "mark \(at): fast \(fast.marks.dropFirst(at).prefix(2)), "
      + "reference \(reference.marks.dropFirst(at).prefix(2)) in \(codes)"
  }
  return "high bytes: fast \(fast.hasHighBytes), reference \(reference.hasHighBytes) in \(codes)"
}
