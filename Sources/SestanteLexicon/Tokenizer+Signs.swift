internal import SestanteText

/// Signs: what they do to the gap before the next token and to the sentence at hand.
extension Tokenizer {
  mutating func isDecimalSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }

  /// Lets a sign act on the gap before the next token; gives the position up to which it takes the
  /// text.
  @inline(never)
  mutating func apply(
    _ mark: Mark, _ bytes: UnsafePointer<UInt8>, _ length: Int, _ buffer: inout TokenBuffer
  ) -> UInt32 {
    let at = Int(mark.start)
    let end = mark.start + UInt32(mark.length)
    let byte = bytes[at]
    if byte == UInt8(ascii: ":"), bytes[at + 1] == UInt8(ascii: "/"),
      bytes[at + 2] == UInt8(ascii: "/")
    {
      return passAddress(at, bytes, length, &buffer)
    }
    if bytes[at + 1] > 0x20, lexicon.mayBeginEmoticon(byte, bytes[at + 1]) {
      let found = emoticon(bytes + at, length - at)
      if found.length > 0 {
        add(mark.start, mark.start + UInt32(found.length), found.word, .symbol, bytes, &buffer)
        return mark.start + UInt32(found.length)
      }
    }
    switch mark.sign {
    case .comma:
      if !isInNumber(at, bytes) { gap = max(gap, .comma) }
    case .clause:
      gap = max(gap, .clause)
    case .hyphen:
      let isFree = at == 0 || bytes[at - 1] <= 0x20 || bytes[at + 1] <= 0x20
      gap = max(gap, isFree ? .clause : .hyphen)
    case .slash:
      gap = max(gap, .hyphen)
    case .stop:
      stop(at, Int(end), bytes, &buffer)
    case .question:
      if buffer.tokens.count > first { question = true }
      closeSentence(&buffer)
    case .exclamation:
      if buffer.tokens.count > first { exclamation = true }
      closeSentence(&buffer)
    case .newline:
      closeSentence(&buffer)
    case .symbol:
      let form = lexicon.find(bytes + at, Int(mark.length), folding: false)
      add(mark.start, end, form, .symbol, bytes, &buffer)
    case .none, .at, .other:
      break
    }
    return end
  }

  /// A full stop: inside a number or after an abbreviation nothing, before a letter the end of a
  /// clause (`pulita.Personale` of a sentence), else the end of the sentence.
  private mutating func stop(
    _ at: Int, _ end: Int, _ bytes: UnsafePointer<UInt8>, _ buffer: inout TokenBuffer
  ) {
    if isInNumber(at, bytes) { return }
    if buffer.tokens.count > first, Int(buffer.tokens.last.end) == at,
      buffer.tokens.last.flags.contains(.abbreviation)
    {
      return
    }
    let next = bytes[end]
    if next | 0x20 >= UInt8(ascii: "a"), next | 0x20 <= UInt8(ascii: "z"), next & 0x20 != 0 {
      gap = max(gap, .clause)
    } else {
      closeSentence(&buffer)
    }
  }

  @inline(__always)
  private mutating func isInNumber(_ at: Int, _ bytes: UnsafePointer<UInt8>) -> Bool {
    at > 0 && bytes[at - 1] &- 0x30 < 10 && bytes[at + 1] &- 0x30 < 10
  }

  /// `http://…`: the scheme was a token; it goes, and the address is passed over.
  private mutating func passAddress(
    _ at: Int, _ bytes: UnsafePointer<UInt8>, _ length: Int, _ buffer: inout TokenBuffer
  ) -> UInt32 {
    if buffer.tokens.count > first, Int(buffer.tokens.last.end) == at { buffer.tokens.removeLast() }
    var end = at
    while end < length, bytes[end] > 0x20 { end += 1 }
    return UInt32(end)
  }

  private mutating func emoticon(
    _ p: UnsafePointer<UInt8>, _ room: Int
  ) -> (length: Int, word: UnsafePointer<WordRecord>) {
    var size = min(5, room)
    while size >= 2 {
      var packed: UInt64 = 0
      for i in (0..<size).reversed() { packed = packed << 8 | UInt64(p[i]) }
      let word = lexicon.emoticon(packed)
      if word.pointee.form != 0, isFree(p, size) { return (size, word) }
      size -= 1
    }
    return (0, lexicon.words.pointee.records)
  }

  /// An emoticon that ends in a letter or digit must not run on into a word (`:Domani`).
  private mutating func isFree(_ p: UnsafePointer<UInt8>, _ size: Int) -> Bool {
    func isWord(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte | 0x20 &- UInt8(ascii: "a") < 26 || byte &- 0x30 < 10
    }
    return !(isWord(p[size - 1]) && isWord(p[size]))
  }

  mutating func closeSentence(_ buffer: inout TokenBuffer) {
    if buffer.tokens.count > first {
      buffer.sentences.append(
        Sentence(
          first: UInt32(first), end: UInt32(buffer.tokens.count), weight: Int32(weight),
          isQuestion: question, isExclamation: exclamation))
      first = buffer.tokens.count
    }
    (weight, question, exclamation) = (0, false, false)
    gap = .sentence
  }
}
