internal import CScan

/// The fast scanner: words and signs of a text, 64 bytes a step.
///
/// ASCII and the Latin-1 letters (`C3 xx`), curly quotes, dashes and pictographs are settled by bit
/// arithmetic. Every other *run* (the bytes between two blanks) that holds something else, or a
/// letter three times in a row, goes to ICU through ``ReferenceScanner``. A blank is a
/// normalization boundary, so run by run gives what the whole text gives; a test proves the two
/// scanners equal on every code point and on random text.
///
/// ```swift
/// var text = ScannedText()
/// text.load(bytes)
/// TextScanner.scan(&text)      // text.words, text.marks
/// ```
public enum TextScanner {
  /// Finds the words and signs of the loaded text and appends them to its own buffers.
  public static func scan(_ text: inout ScannedText) {
    let length = text.length
    let bytes = UnsafePointer(text.bytes.base)
    text.words.reserve(length / 2 + 2)
    var base = 0
    // A word that began in an earlier step and has not ended, as the position it began at.
    var open = -1
    // Bits of the next step that belong to a character begun in this one: second bytes of Latin-1
    // letters, and bytes of wider characters that were settled already.
    var carried: UInt64 = 0
    var settled: UInt64 = 0
    var masks = sestante_masks()

    while base < length {
      sestante_masks_at(bytes + base, &masks)
      var word = masks.word | carried
      carried = 0
      var punct = masks.punct
      var slowAt = -1

      var high = masks.high & ~word & ~settled
      settled = 0
      while high != 0 {
        let bit = high.trailingZeroBitCount
        let p = base + bit
        if p >= length { break }
        text.hasHighBytes = true
        let shape = Self.highShape(bytes + p)
        switch shape {
        case .letter:
          word |= 3 << UInt64(bit)
          if bit == 63 { carried = 1 }
          high &= ~(3 << UInt64(bit))
        case .sign(let width):
          // The sign's own bit goes to the marks; its other bytes are nothing.
          punct |= 1 << UInt64(bit)
          high &= ~(((1 << UInt64(width)) - 1) << UInt64(bit))
          if bit + width > 64 { settled = (1 << UInt64(bit + width - 64)) - 1 }
        case .apart(let width):
          high &= ~(((1 << UInt64(width)) - 1) << UInt64(bit))
          if bit + width > 64 { settled = (1 << UInt64(bit + width - 64)) - 1 }
        case .slow:
          slowAt = p
          high = 0
        }
      }
      if masks.triple != 0 {
        let p = base + masks.triple.trailingZeroBitCount
        if p < length, slowAt < 0 || p < slowAt { slowAt = p }
      }

      var limit = 64
      var runStart = 0
      if slowAt >= 0 {
        runStart = slowAt
        while runStart > 0, bytes[runStart - 1] > 0x20 { runStart -= 1 }
        limit = max(0, runStart - base)
      } else if base + 64 > length {
        limit = length - base
      }
      if limit < 64 {
        let keep: UInt64 = (1 << UInt64(limit)) - 1
        word &= keep
        punct &= keep
      }
      Self.flush(word: word, punct: punct, base: base, open: &open, into: &text)

      guard slowAt >= 0 else {
        base += 64
        continue
      }
      // The slow run: forget what was taken from its beginning, let ICU read it, go on behind it.
      while text.words.count > 0, text.words.last.start >= UInt32(runStart) {
        text.words.removeLast()
      }
      while text.marks.count > 0, text.marks.last.start >= UInt32(runStart) {
        text.marks.removeLast()
      }
      var runEnd = slowAt
      while runEnd < length, bytes[runEnd] > 0x20 { runEnd += 1 }
      ReferenceScanner.scan(&text, from: runStart, to: runEnd)
      base = runEnd
      carried = 0
      settled = 0
    }
    if open >= 0 { Self.close(&open, at: length, into: &text) }
  }

  /// Takes word borders and signs of one step.
  @inline(__always)
  private static func flush(
    word: UInt64, punct: UInt64, base: Int, open: inout Int, into text: inout ScannedText
  ) {
    // A border is where the word bit differs from that of the byte before.
    let before: UInt64 = (word << 1) | (open >= 0 ? 1 : 0)
    var borders = word ^ before
    if open >= 0, borders != 0 {
      close(&open, at: base + borders.trailingZeroBitCount, into: &text)
      borders &= borders &- 1
    }
    // From here on borders come in pairs, but for a word that goes on in the next step.
    while borders != 0 {
      var start = base &+ borders.trailingZeroBitCount
      borders &= borders &- 1
      if borders == 0 {
        open = start
        break
      }
      close(&start, at: base &+ borders.trailingZeroBitCount, into: &text)
      borders &= borders &- 1
    }
    var signs = punct
    while signs != 0 {
      let p = base + signs.trailingZeroBitCount
      signs &= signs &- 1
      let byte = text.bytes.base[p]
      if byte < 0x80 {
        let sign = ScalarClass.sign(ascii: byte)
        if sign != .none { text.marks.append(Mark(start: UInt32(p), length: 1, sign: sign)) }
      } else if byte == 0xF0 {
        text.marks.append(Mark(start: UInt32(p), length: 4, sign: .symbol))
      } else {
        let sign: Sign = text.bytes.base[p + 1] == 0x80 ? .clause : .symbol
        text.marks.append(Mark(start: UInt32(p), length: 3, sign: sign))
      }
    }
  }

  @inline(__always)
  private static func close(_ open: inout Int, at end: Int, into text: inout ScannedText) {
    text.words.appendUnchecked(
      Word(
        start: UInt32(truncatingIfNeeded: open), end: UInt32(truncatingIfNeeded: end),
        form: Word.plain, formLength: UInt16(truncatingIfNeeded: min(end &- open, 0xFFFF)),
        shortLength: 0))
    open = -1
  }

  private enum HighShape { case letter, sign(Int), apart(Int), slow }

  /// What begins with the byte at `p`, which is 0x80 or more.
  @inline(__always)
  private static func highShape(_ p: UnsafePointer<UInt8>) -> HighShape {
    switch p[0] {
    case 0xC3:
      let second = p[1]
      // ×, ß and ÷ fold differently; the same letter three times is an elongation.
      if second == 0x97 || second == 0x9F || second == 0xB7 { return .slow }
      if p[2] == 0xC3, p[4] == 0xC3, p[3] | 0x20 == second | 0x20, p[5] | 0x20 == second | 0x20 {
        return .slow
      }
      return .letter
    case 0xE2:
      if p[1] == 0x80 {
        switch p[2] {
        case 0x98, 0x99, 0x9C, 0x9D: return .apart(3)
        case 0x93, 0x94: return .sign(3)
        default: return .slow
        }
      }
      let scalar = 0x2000 | UInt32(p[1] & 0x3F) << 6 | UInt32(p[2] & 0x3F)
      return ScalarClass.isSymbol(scalar) ? .sign(3) : .slow
    case 0xF0:
      let scalar = UInt32(p[1] & 0x3F) << 12 | UInt32(p[2] & 0x3F) << 6 | UInt32(p[3] & 0x3F)
      return ScalarClass.isSymbol(scalar) ? .sign(4) : .slow
    default:
      return .slow
    }
  }
}
