internal import CScan
public import SestanteText

/// From words and signs to tokens: look-up, apostrophes, abbreviations, decimals, emoticons,
/// mentions, sentence borders.
///
/// What an apostrophe does is decided by the tables, not by the language: `don't` is one token
/// because a table knows it, `it's` is `it` and `'s` because a table knows `'s`, `dell'attesa` is
/// `dell'` and `attesa`, and `perche'` is the form `perché`.
public struct Tokenizer: ~Copyable {
  private let lexicon: LexiconView
  private var joined = Scratch<UInt8>(capacity: 128)
  /// Hashes of the words at hand, as a ring.
  private var hashes = Scratch<UInt64>(capacity: batch)

  // The state of the sentence at hand.
  private var first = 0
  private var weight = 0
  private var question = false
  private var exclamation = false
  private var gap = Gap.soft

  /// A tokenizer over a lexicon that outlives it.
  public init(lexicon: LexiconView) {
    self.lexicon = lexicon
    for _ in 0..<Self.batch { hashes.append(0) }
  }

  /// Fills `buffer` with the tokens and sentences of a scanned text.
  public mutating func tokenize(_ text: inout ScannedText, into buffer: inout TokenBuffer) {
    buffer.tokens.removeAll()
    buffer.sentences.removeAll()
    text.forms.reserve(16)
    // A word makes at most two tokens (a clitic), a sign at most one.
    buffer.tokens.reserve(2 * text.words.count + text.marks.count + 1)
    first = 0
    (weight, question, exclamation, gap) = (0, false, false, .soft)

    let bytes = UnsafePointer(text.bytes.base)
    let words = UnsafePointer(text.words.base)
    let wordCount = text.words.count
    let marks = UnsafePointer(text.marks.base)
    let markCount = text.marks.count
    var m = 0
    var i = 0
    // Bytes before this position belong to an emoticon or an address and are passed over.
    var passed: UInt32 = 0

    var prepared = 0
    while i < wordCount {
      if i >= prepared { prepared = prepare(words, i, wordCount, bytes) }
      let word = words[i]
      while m < markCount, marks[m].start < word.start {
        if marks[m].start >= passed {
          passed = max(passed, apply(marks[m], bytes, text.length, &buffer))
        }
        m += 1
      }
      if word.start < passed {
        i += 1
        continue
      }
      i += 1
      if word.start > 0, bytes[Int(word.start) - 1] == UInt8(ascii: "@") { continue }
      let apostrophe = apostropheLength(bytes, at: Int(word.end))
      if apostrophe == 0 {
        let found = look(word, i &- 1, bytes, text.forms.base)
        add(word.start, word.end, found.form, found.flags, bytes, &buffer)
        continue
      }
      if i < wordCount, words[i].start == word.end + UInt32(apostrophe) {
        if contract(word, words[i], bytes, text.forms.base, &buffer) { i += 1 }
        continue
      }
      addWithApostrophe(word, apostrophe, bytes, text.forms.base, &buffer)
    }
    while m < markCount {
      if marks[m].start >= passed {
        passed = max(passed, apply(marks[m], bytes, text.length, &buffer))
      }
      m += 1
    }
    closeSentence(&buffer)
  }

  // MARK: Words

  /// How many words are hashed together.
  private static let batch = 64

  /// Hashes the next words and asks for the memory their look-up will touch, step by step: a
  /// look-up is a chain of cache misses, and 64 chains side by side wait together instead of one
  /// after the other.
  @inline(__always)
  private mutating func prepare(
    _ words: UnsafePointer<Word>, _ from: Int, _ count: Int, _ bytes: UnsafePointer<UInt8>
  ) -> Int {
    let end = min(count, from + Self.batch)
    let hashes = hashes.base
    for i in from..<end where words[i].form == Word.plain {
      let length = Int(words[i].end &- words[i].start)
      if length > FormTable.longestForm { continue }
      let hash = FormTable.hash(bytes + Int(words[i].start), length, folding: true)
      hashes[i & (Self.batch &- 1)] = hash
      sestante_prefetch(lexicon.slots + Int(truncatingIfNeeded: hash) & lexicon.slotMask)
    }
    for i in from..<end where words[i].form == Word.plain {
      let hash = hashes[i & (Self.batch &- 1)]
      let entry = lexicon.slots[Int(truncatingIfNeeded: hash) & lexicon.slotMask]
      sestante_prefetch(lexicon.keys + Int(truncatingIfNeeded: entry & 0xFFFF_FFFF))
    }
    for i in from..<end where words[i].form == Word.plain {
      let hash = hashes[i & (Self.batch &- 1)]
      let entry = lexicon.slots[Int(truncatingIfNeeded: hash) & lexicon.slotMask]
      let key = lexicon.keys + Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)
      sestante_prefetch(lexicon.forms + Int(key.pointee.form))
    }
    return end
  }

  /// The form of a word and what its spelling shows.
  @inline(__always)
  private func look(
    _ word: Word, _ index: Int, _ bytes: UnsafePointer<UInt8>, _ forms: UnsafeMutablePointer<UInt8>
  ) -> (form: Int, flags: Token.Flags) {
    if word.form == Word.plain {
      let length = Int(word.end &- word.start)
      let p = bytes + Int(word.start)
      if length > FormTable.longestForm { return (0, []) }
      let found = lexicon.find(p, length, hash: hashes[index & (Self.batch &- 1)])
      if found.form == 0 { return (0, []) }
      var flags: Token.Flags = found.isAbbreviation ? .abbreviation : []
      if p[0] & 0x20 == 0, Self.isCapital(p, length) { flags.insert(.capitals) }
      return (found.form, flags)
    }
    return lookNormalized(word, forms)
  }

  /// The same for a word whose hash was not prepared.
  private func lookAlone(
    _ word: Word, _ bytes: UnsafePointer<UInt8>, _ forms: UnsafeMutablePointer<UInt8>
  ) -> (form: Int, flags: Token.Flags) {
    if word.form != Word.plain { return lookNormalized(word, forms) }
    let length = Int(word.end &- word.start)
    let found = lexicon.find(bytes + Int(word.start), length)
    return (found.form, found.isAbbreviation ? .abbreviation : [])
  }

  @inline(never)
  private func lookNormalized(
    _ word: Word, _ forms: UnsafeMutablePointer<UInt8>
  ) -> (form: Int, flags: Token.Flags) {
    if word.formLength == 0 { return (0, []) }
    let p = UnsafePointer(forms + Int(word.form))
    let length = Int(word.formLength)
    let found = lexicon.find(
      p, length, folding: FormTable.isFoldable(UnsafeBufferPointer(start: p, count: length)))
    let flags: Token.Flags = found.isAbbreviation ? .abbreviation : []
    if word.shortLength == 0 { return (found.form, flags) }
    if found.form != 0 { return (found.form, .elongated) }
    let short = p + length
    let shortLength = Int(word.shortLength)
    let other = lexicon.find(
      short, shortLength,
      folding: FormTable.isFoldable(UnsafeBufferPointer(start: short, count: shortLength)))
    return (other.form, .elongated)
  }

  /// Whether every letter of a plain word is a capital; one letter is no shout.
  @inline(__always)
  private static func isCapital(_ p: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    if length < 2 || p[0] & 0x20 != 0 || p[1] & 0x20 != 0 { return false }
    for i in 2..<max(2, length) where p[i] & 0x20 != 0 { return false }
    return true
  }

  /// A word, an apostrophe and another word: one token, a token and a clitic, or an elision. Gives
  /// whether the second word is used up.
  private mutating func contract(
    _ word: Word, _ next: Word, _ bytes: UnsafePointer<UInt8>, _ forms: UnsafeMutablePointer<UInt8>,
    _ buffer: inout TokenBuffer
  ) -> Bool {
    joined.removeAll()
    appendForm(word, bytes, forms)
    let stem = joined.count
    joined.append(UInt8(ascii: "'"))
    appendForm(next, bytes, forms)
    let size = joined.count
    pad()
    // don't
    let whole = lexicon.find(joined.base, size, folding: isFoldable(0, size)).form
    if whole != 0 {
      add(word.start, next.end, whole, [], bytes, &buffer)
      return true
    }
    // 's
    let clitic = lexicon.find(
      joined.base + stem, size - stem, folding: isFoldable(stem, size)
    ).form
    if clitic != 0 {
      let found = lookAlone(word, bytes, forms)
      add(word.start, word.end, found.form, found.flags, bytes, &buffer)
      add(word.end, next.end, clitic, [], bytes, &buffer)
      return true
    }
    // dell'
    let elided = lexicon.find(joined.base, stem + 1, folding: isFoldable(0, stem + 1)).form
    if elided != 0 {
      add(word.start, next.start, elided, [], bytes, &buffer)
    } else {
      let found = lookAlone(word, bytes, forms)
      add(word.start, word.end, found.form, found.flags, bytes, &buffer)
    }
    return false
  }

  /// A word with an apostrophe behind it and no letter after: an accent (`perche'`), an apocope
  /// (`po'`), or a closing quote.
  private mutating func addWithApostrophe(
    _ word: Word, _ apostrophe: Int, _ bytes: UnsafePointer<UInt8>,
    _ forms: UnsafeMutablePointer<UInt8>, _ buffer: inout TokenBuffer
  ) {
    joined.removeAll()
    appendForm(word, bytes, forms)
    joined.append(UInt8(ascii: "'"))
    let size = joined.count
    pad()
    let form = lexicon.find(joined.base, size, folding: isFoldable(0, size)).form
    if form != 0 {
      add(word.start, word.end + UInt32(apostrophe), form, [], bytes, &buffer)
    } else {
      let found = lookAlone(word, bytes, forms)
      add(word.start, word.end, found.form, found.flags, bytes, &buffer)
    }
  }

  @inline(__always)
  private mutating func appendForm(
    _ word: Word, _ bytes: UnsafePointer<UInt8>, _ forms: UnsafeMutablePointer<UInt8>
  ) {
    if word.form == Word.plain {
      let length = min(Int(word.end - word.start), FormTable.longestForm)
      joined.append(from: bytes + Int(word.start), count: length)
    } else {
      let length = min(Int(word.formLength), FormTable.longestForm)
      joined.append(from: forms + Int(word.form), count: length)
    }
  }

  private mutating func pad() {
    joined.reserve(8)
    (joined.base + joined.count).update(repeating: 0, count: 8)
  }

  private func isFoldable(_ from: Int, _ to: Int) -> Bool {
    FormTable.isFoldable(UnsafeBufferPointer(start: joined.base + from, count: to - from))
  }

  /// Appends a token behind the gap at hand and counts its evidence of a language.
  @inline(__always)
  private mutating func add(
    _ start: UInt32, _ end: UInt32, _ form: Int, _ flags: Token.Flags,
    _ bytes: UnsafePointer<UInt8>,
    _ buffer: inout TokenBuffer
  ) {
    var flags = flags
    let digit = bytes[Int(start)] &- 0x30 < 10
    if digit {
      flags.insert(.number)
      // 3.5 and 1.000,50 are one number.
      if gap == .soft, buffer.tokens.count > first, buffer.tokens.last.end + 1 == start,
        buffer.tokens.last.flags.contains(.number), isDecimalSign(bytes[Int(start) - 1])
      {
        buffer.tokens.base[buffer.tokens.count - 1].end = end
        return
      }
    } else if form != 0 {
      let info = lexicon.forms[form]
      flags.formUnion(info.flags)
      weight &+= Int(info.weight)
    } else if !flags.contains(.symbol) {
      let evidence = lexicon.languageWeight(bytes + Int(start), Int(end - start))
      weight += evidence * 5
    }
    buffer.tokens.appendUnchecked(
      Token(start: start, end: end, form: UInt32(form), gapCode: gap.rawValue, flags: flags))
    gap = .soft
  }

  // MARK: Signs

  private func isDecimalSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }

  /// Lets a sign act on the gap before the next token; gives the position up to which it takes the
  /// text.
  @inline(__always)
  private mutating func apply(
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
    if lexicon.beginsEmoticon(byte),
      bytes[at + 1] > 0x20
    {
      let found = emoticon(bytes + at, length - at)
      if found.length > 0 {
        add(mark.start, mark.start + UInt32(found.length), Int(found.form), .symbol, bytes, &buffer)
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
      let form = lexicon.find(bytes + at, Int(mark.length), folding: false).form
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
  private func isInNumber(_ at: Int, _ bytes: UnsafePointer<UInt8>) -> Bool {
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

  private func emoticon(_ p: UnsafePointer<UInt8>, _ room: Int) -> (length: Int, form: UInt32) {
    var size = min(5, room)
    while size >= 2 {
      var packed: UInt64 = 0
      for i in (0..<size).reversed() { packed = packed << 8 | UInt64(p[i]) }
      let form = lexicon.emoticon(packed)
      if form != 0, isFree(p, size) { return (size, form) }
      size -= 1
    }
    return (0, 0)
  }

  /// An emoticon that ends in a letter or digit must not run on into a word (`:Domani`).
  private func isFree(_ p: UnsafePointer<UInt8>, _ size: Int) -> Bool {
    func isWord(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte | 0x20 &- UInt8(ascii: "a") < 26 || byte &- 0x30 < 10
    }
    return !(isWord(p[size - 1]) && isWord(p[size]))
  }

  private mutating func closeSentence(_ buffer: inout TokenBuffer) {
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
