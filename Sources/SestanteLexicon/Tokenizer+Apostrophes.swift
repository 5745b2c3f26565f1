internal import CScan
internal import SestanteText

/// What an apostrophe does to the words on its sides, as the tables have it.
extension Tokenizer {
  /// A word, an apostrophe and another word: one token, a token and a clitic, or an elision. Gives
  /// whether the second word is used up.
  mutating func contract(
    _ word: Word, _ next: Word, _ bytes: UnsafePointer<UInt8>, _ forms: UnsafeMutablePointer<UInt8>,
    _ buffer: inout TokenBuffer
  ) -> Bool {
    let stem = join(word, 0, bytes, forms)
    joined.base[stem] = UInt8(ascii: "'")
    let size = join(next, stem + 1, bytes, forms)
    // don't
    let whole = find(0, size)
    if whole.pointee.form != 0 {
      add(word.start, next.end, whole, [], bytes, &buffer)
      return true
    }
    // 's
    let clitic = find(stem, size)
    if clitic.pointee.form != 0 {
      let found = lookAlone(word, bytes, forms)
      add(word.start, word.end, found.record, found.flags, bytes, &buffer)
      add(word.end, next.end, clitic, [], bytes, &buffer)
      return true
    }
    // dell'
    let elided = find(0, stem + 1)
    if elided.pointee.form != 0 {
      add(word.start, next.start, elided, [], bytes, &buffer)
    } else {
      let found = lookAlone(word, bytes, forms)
      add(word.start, word.end, found.record, found.flags, bytes, &buffer)
    }
    return false
  }

  /// A word with an apostrophe behind it and no letter after: an accent (`perche'`), an apocope
  /// (`po'`), or a closing quote.
  mutating func addWithApostrophe(
    _ word: Word, _ apostrophe: Int, _ bytes: UnsafePointer<UInt8>,
    _ forms: UnsafeMutablePointer<UInt8>, _ buffer: inout TokenBuffer
  ) {
    let size = join(word, 0, bytes, forms) + 1
    joined.base[size - 1] = UInt8(ascii: "'")
    let whole = find(0, size)
    if whole.pointee.form != 0 {
      add(word.start, word.end + UInt32(apostrophe), whole, [], bytes, &buffer)
    } else {
      let found = lookAlone(word, bytes, forms)
      add(word.start, word.end, found.record, found.flags, bytes, &buffer)
    }
  }

  /// Copies a word's form to a place of the joined word, in whole steps; gives where it ends.
  @inline(__always)
  private mutating func join(
    _ word: Word, _ at: Int, _ bytes: UnsafePointer<UInt8>, _ forms: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let source: UnsafePointer<UInt8>
    let length: Int
    if word.form == Word.plain {
      source = bytes + Int(word.start)
      length = min(Int(word.end &- word.start), FormTable.longestForm)
    } else {
      source = UnsafePointer(forms + Int(word.form))
      length = min(Int(word.formLength), FormTable.longestForm)
    }
    let target = UnsafeMutableRawPointer(joined.base + at)
    var i = 0
    while i < length {
      target.storeBytes(of: sestante_load64(source + i), toByteOffset: i, as: UInt64.self)
      i += 8
    }
    return at + length
  }

  /// The record of a stretch of the joined word.
  private mutating func find(_ from: Int, _ to: Int) -> UnsafePointer<WordRecord> {
    let stretch = UnsafeBufferPointer(start: joined.base + from, count: to - from)
    return lexicon.find(
      UnsafePointer(joined.base + from), to - from, folding: FormTable.isFoldable(stretch))
  }
}
