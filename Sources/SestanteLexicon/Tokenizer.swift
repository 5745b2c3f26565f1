internal import CScan
public import SestanteText

/// From words and signs to tokens: look-up, apostrophes, abbreviations, decimals, emoticons,
/// mentions, sentence borders.
///
/// What an apostrophe does is decided by the tables, not by the language: `don't` is one token
/// because a table knows it, `it's` is `it` and `'s` because a table knows `'s`, `dell'attesa` is
/// `dell'` and `attesa`, and `perche'` is the form `perché`.
public struct Tokenizer: ~Copyable {
  let lexicon: LexiconView
  var joined = Scratch<UInt8>(capacity: 160)
  /// The keys of the words at hand and the numbers of their records.
  private var keys = Scratch<WordKey>(capacity: batch)
  private var numbers = Scratch<UInt32>(capacity: batch)
  /// The range of those words.
  private var batchStart = 0
  private var batchEnd = 0

  // The state of the sentence at hand.
  var first = 0
  var weight = 0
  var question = false
  var exclamation = false
  var gap = Gap.soft

  /// A tokenizer over a lexicon that outlives it.
  public init(lexicon: LexiconView) {
    self.lexicon = lexicon
    joined.setCount(160)
    joined.base.update(repeating: 0, count: 160)
  }

  /// Fills `buffer` with the tokens and sentences of a scanned text.
  public mutating func tokenize(_ text: inout ScannedText, into buffer: inout TokenBuffer) {
    begin(text)
    lookUp()
    finish(&text, into: &buffer)
  }

  /// Begins a text: hashes its first words and asks for the memory of their look-up. Other texts may
  /// come, each with a tokenizer of its own, before ``lookUp()``.
  @inline(__always)
  public mutating func begin(_ text: borrowing ScannedText) {
    batchStart = 0
    hash(UnsafePointer(text.words.base), text.words.count, UnsafePointer(text.bytes.base))
  }

  /// Looks the first words of the text up, and asks for the memory of their records. Other texts may
  /// come before ``finish(_:into:)``.
  @inline(__always)
  public mutating func lookUp() {
    let table = lexicon.words.pointee
    let (keys, numbers) = (keys.base, numbers.base)
    for i in 0..<batchEnd &- batchStart {
      let index = table.candidate(keys[i])
      numbers[i] = UInt32(truncatingIfNeeded: index)
      sestante_prefetch(table.records + index)
    }
  }

  /// Fills `buffer` with the tokens and sentences of the text.
  public mutating func finish(_ text: inout ScannedText, into buffer: inout TokenBuffer) {
    buffer.tokens.removeAll()
    buffer.sentences.removeAll()
    text.forms.reserve(16)
    // A word makes at most two tokens (a clitic), a sign at most one; a last one closes the row.
    buffer.tokens.reserve(2 * text.words.count + text.marks.count + 2)
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

    settle(words, bytes)
    while i < wordCount {
      if i >= batchEnd {
        batchStart = i
        hash(words, wordCount, bytes)
        lookUp()
        settle(words, bytes)
      }
      let start = words[i].start
      while m < markCount, marks[m].start < start {
        if marks[m].start >= passed {
          passed = max(passed, apply(marks[m], bytes, text.length, &buffer))
        }
        // Who is called by `@` is no word.
        if marks[m].sign == .at, marks[m].start &+ 1 == start { passed = start &+ 1 }
        m &+= 1
      }
      if start < passed {
        i &+= 1
      } else if numbers.base[i &- batchStart] != Self.unusual {
        let mark = m < markCount ? marks[m].start : .max
        i = addUsual(words, i, batchEnd, before: mark, bytes, &buffer)
      } else {
        i = addUnusual(words, i, wordCount, bytes, text.forms.base, &buffer)
      }
    }
    while m < markCount {
      if marks[m].start >= passed {
        passed = max(passed, apply(marks[m], bytes, text.length, &buffer))
      }
      m &+= 1
    }
    closeSentence(&buffer)
    buffer.close()
  }

  // MARK: Words

  /// How many words are looked up together.
  private static let batch = 64

  /// Stands for the number of a word that wants a closer look than its spelling's record.
  private static let unusual = UInt32.max

  // A look-up is a chain of cache misses. Each step of it asks for the memory of the next, for all
  // words of a batch: 64 chains side by side wait together instead of one after the other.

  /// Hashes the next words, from ``batchStart`` on.
  @inline(__always)
  private mutating func hash(
    _ words: UnsafePointer<Word>, _ count: Int, _ bytes: UnsafePointer<UInt8>
  ) {
    let batch = min(count &- batchStart, Self.batch)
    batchEnd = batchStart &+ batch
    let words = words + batchStart
    let table = lexicon.words.pointee
    let keys = keys.base
    // Words that are not plain or too long are hashed in vain; asking first would cost more.
    var i = 0
    while i < batch {
      let length = Int(words[i].end &- words[i].start)
      let key = WordKey(bytes + Int(words[i].start), length, folding: true)
      keys[i] = key
      sestante_prefetch(table.slots + table.slot(key))
      i &+= 1
    }
  }

  /// Turns the words' candidates into their records, and marks the unusual words.
  @inline(__always)
  private mutating func settle(_ words: UnsafePointer<Word>, _ bytes: UnsafePointer<UInt8>) {
    let batch = batchEnd &- batchStart
    let words = words + batchStart
    let table = lexicon.words.pointee
    let (keys, numbers) = (keys.base, numbers.base)
    var i = 0
    while i < batch {
      let (start, end) = (words[i].start, words[i].end)
      if words[i].form == Word.plain, Self.isUsual(bytes[Int(start)], bytes[Int(end)]) {
        let number = Int(numbers[i])
        let p = bytes + Int(start)
        let length = Int(end &- start)
        if number != 0, !table.isSame(number, keys[i], p, length, true) {
          // Another word with the same part of the hash.
          let found = WordView.find(lexicon.words, p, length, folding: true)
          numbers[i] = UInt32(truncatingIfNeeded: found)
        }
      } else {
        numbers[i] = Self.unusual
      }
      i &+= 1
    }
  }

  /// Whether a plain word that begins with a byte and is followed by another needs no second look:
  /// it is no number, and what follows cannot be an apostrophe.
  @inline(__always)
  private static func isUsual(_ first: UInt8, _ next: UInt8) -> Bool {
    if first &- 0x30 < 10 { return false }
    return next <= 0x20 || next != UInt8(ascii: "'") && next != UInt8(ascii: "`") && next < 0x80
  }

  /// Appends the tokens of plain words whose records are known, up to the next sign or a word that
  /// wants a closer look: what nine words of ten need. Gives the word to go on with.
  @inline(__always)
  private mutating func addUsual(
    _ words: UnsafePointer<Word>, _ from: Int, _ end: Int, before mark: UInt32,
    _ bytes: UnsafePointer<UInt8>, _ buffer: inout TokenBuffer
  ) -> Int {
    let records = lexicon.words.pointee.records
    let numbers = numbers.base - batchStart
    var token = buffer.tokens.base + buffer.tokens.count
    var weight = weight
    var gap = gap
    var i = from
    repeat {
      let (start, end) = (words[i].start, words[i].end)
      let number = Int(numbers[i])
      let record = records + number
      let p = bytes + Int(start)
      var flags = record.pointee.flags
      if number == 0 {
        weight &+= lexicon.languageWeight(p, Int(end &- start)) &* 5
      } else if (p[0] | p[1]) & 0x20 == 0, Self.isCapital(p, Int(end &- start)) {
        flags = flags.union(.capitals)
      }
      weight &+= Int(record.pointee.weight)
      token.pointee = Token(start: start, end: end, record, gap, flags)
      token += 1
      gap = .soft
      i &+= 1
    } while i < end && words[i].start < mark && numbers[i] != Self.unusual
    buffer.tokens.setCount(token - buffer.tokens.base)
    self.weight = weight
    self.gap = .soft
    return i
  }

  /// Appends the tokens of a word that is no plain one, a number, or followed by what may be an
  /// apostrophe; gives the word to go on with.
  @inline(never)
  private mutating func addUnusual(
    _ words: UnsafePointer<Word>, _ index: Int, _ count: Int, _ bytes: UnsafePointer<UInt8>,
    _ forms: UnsafeMutablePointer<UInt8>, _ buffer: inout TokenBuffer
  ) -> Int {
    let word = words[index]
    let apostrophe = apostropheLength(bytes, at: Int(word.end))
    let next = index &+ 1
    if apostrophe == 0 {
      var found = lookAlone(word, bytes, forms)
      if word.form == Word.plain, found.record.pointee.form != 0,
        Self.isCapital(bytes + Int(word.start), Int(word.end &- word.start))
      {
        found.flags = .capitals
      }
      add(word.start, word.end, found.record, found.flags, bytes, &buffer)
    } else if next < count, words[next].start == word.end &+ UInt32(apostrophe) {
      if contract(word, words[next], bytes, forms, &buffer) { return next &+ 1 }
    } else {
      addWithApostrophe(word, apostrophe, bytes, forms, &buffer)
    }
    return next
  }

  /// The record of a word whose key was not prepared, and what its spelling shows.
  mutating func lookAlone(
    _ word: Word, _ bytes: UnsafePointer<UInt8>, _ forms: UnsafeMutablePointer<UInt8>
  ) -> (record: UnsafePointer<WordRecord>, flags: Token.Flags) {
    if word.form != Word.plain { return lookNormalized(word, forms) }
    return (lexicon.find(bytes + Int(word.start), Int(word.end &- word.start)), [])
  }

  @inline(never)
  private mutating func lookNormalized(
    _ word: Word, _ forms: UnsafeMutablePointer<UInt8>
  ) -> (record: UnsafePointer<WordRecord>, flags: Token.Flags) {
    if word.formLength == 0 { return (lexicon.words.pointee.records, []) }
    let p = UnsafePointer(forms + Int(word.form))
    let length = Int(word.formLength)
    let found = lexicon.find(
      p, length, folding: FormTable.isFoldable(UnsafeBufferPointer(start: p, count: length)))
    if word.shortLength == 0 { return (found, []) }
    if found.pointee.form != 0 { return (found, .elongated) }
    let short = p + length
    let shortLength = Int(word.shortLength)
    let other = lexicon.find(
      short, shortLength,
      folding: FormTable.isFoldable(UnsafeBufferPointer(start: short, count: shortLength)))
    return (other, .elongated)
  }

  /// Whether every letter of a plain word is a capital; one letter is no shout.
  @inline(never)
  private static func isCapital(_ p: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    if length < 2 || p[0] & 0x20 != 0 || p[1] & 0x20 != 0 { return false }
    for i in 2..<length where p[i] & 0x20 != 0 { return false }
    return true
  }

  /// Appends a token behind the gap at hand and counts its evidence of a language.
  mutating func add(
    _ start: UInt32, _ end: UInt32, _ record: UnsafePointer<WordRecord>, _ spelled: Token.Flags,
    _ bytes: UnsafePointer<UInt8>, _ buffer: inout TokenBuffer
  ) {
    var flags = spelled
    if bytes[Int(start)] &- 0x30 < 10 {
      flags.insert(.number)
      // 3.5 and 1.000,50 are one number.
      if gap == .soft, buffer.tokens.count > first, buffer.tokens.last.end + 1 == start,
        buffer.tokens.last.flags.contains(.number), isDecimalSign(bytes[Int(start) - 1])
      {
        buffer.tokens.base[buffer.tokens.count - 1].end = end
        return
      }
      flags.formUnion(record.pointee.flags.intersection(.abbreviation))
    } else if record.pointee.form != 0 {
      flags.formUnion(record.pointee.flags)
      weight &+= Int(record.pointee.weight)
    } else if !flags.contains(.symbol) {
      let evidence = lexicon.languageWeight(bytes + Int(start), Int(end - start))
      weight &+= evidence &* 5
    }
    append(start, end, record, flags, &buffer)
  }

  /// Appends a token behind the gap at hand.
  @inline(__always)
  private mutating func append(
    _ start: UInt32, _ end: UInt32, _ record: UnsafePointer<WordRecord>, _ flags: Token.Flags,
    _ buffer: inout TokenBuffer
  ) {
    buffer.tokens.appendUnchecked(Token(start: start, end: end, record, gap, flags))
    gap = .soft
  }
}
