internal import SestanteText

/// E-mail addresses, with `@` or spelled out (`mario punto rossi chiocciola posta punto it`).
extension Redactor {
  private static var longestLocal: Int { 64 }
  private static var longestDomain: Int { 190 }

  mutating func findEmails() {
    var spelled = 0
    for place in 0..<text.count where text[place] == UInt8(ascii: "@") {
      while spelled < words.count, Int(words[spelled].end) <= place {
        addSpelled(at: spelled)
        spelled += 1
      }
      if let span = email(around: place) { addEmail(span) }
    }
    while spelled < words.count {
      addSpelled(at: spelled)
      spelled += 1
    }
  }

  private func email(around sign: Int) -> Range<Int>? {
    var start = sign
    while start > 0, sign - start < Self.longestLocal, isLocal(text[start - 1]) { start -= 1 }
    while start < sign, !isPlain(text[start]) { start += 1 }
    var end = sign + 1
    while end < text.count, end - sign < Self.longestDomain, isDomain(text[end]) { end += 1 }
    while end > sign, !isPlain(text[end - 1]) { end -= 1 }
    guard start < sign, end > sign + 1, isPlain(text[sign + 1]) else { return nil }
    // The last label is letters only, at least two.
    var label = end
    while label > sign + 1, (text[label - 1] | 0x20) &- 0x61 < 26 { label -= 1 }
    guard end - label >= 2, label > sign + 2, text[label - 1] == UInt8(ascii: ".") else {
      return nil
    }
    return start..<end
  }

  private func isPlain(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte >= 0xC3
  }

  private func isLocal(_ byte: UInt8) -> Bool {
    isPlain(byte) || byte >= 0x80 && byte < 0xC0
      || [0x2E, 0x5F, 0x25, 0x2B, 0x2D, 0x27].contains(byte)
  }

  private func isDomain(_ byte: UInt8) -> Bool {
    byte < 0x80 && isPlain(byte) || byte == 0x2E || byte == 0x2D
  }

  /// An address whose sign is written as a word.
  private mutating func addSpelled(at w: Int) {
    guard w > 0, w + 2 < words.count, let (index, length) = cue(at: w, where: { $0.role == .at })
    else { return }
    var first = w - 1
    guard isShortGap(behind: first) else { return }
    while first > 0, w - first < 8 {
      if isJoint(first - 1) {
        first -= 1
      } else if hasCue(.dot, at: first - 1), first > 1, isSpaced(first - 1), isSpaced(first - 2) {
        first -= 2
      } else {
        break
      }
    }
    let open = gap(behind: w - 1).last
    let isBracketed = open == UInt8(ascii: "(") || open == UInt8(ascii: "[")
    if rules.cues[index].need == .known, !isBracketed, first == w - 1,
      !words[first].shape.contains(.digit)
    {
      return
    }
    var last = w + length
    var hasDot = false
    while last < words.count, last - w < 10 {
      if last + 1 < words.count, isJoint(last) {
        hasDot = hasDot || gap(behind: last).first == UInt8(ascii: ".")
        last += 1
      } else if last + 2 < words.count, hasCue(.dot, at: last + 1), isShortGap(behind: last),
        isShortGap(behind: last + 1)
      {
        hasDot = true
        last += 2
      } else {
        break
      }
    }
    guard hasDot, last < words.count, words[last].isLetters, (2...6).contains(words[last].count)
    else { return }
    addEmail(Int(words[first].start)..<Int(words[last].end))
  }

  /// Whether a word and the next hang together by one sign.
  private func isJoint(_ w: Int) -> Bool {
    let gap = self.gap(behind: w)
    return gap.count == 1 && [0x2E, 0x5F, 0x2D].contains(gap[0])
  }

  private func isSpaced(_ w: Int) -> Bool {
    let gap = self.gap(behind: w)
    return gap.count == 1 && gap[0] == 0x20
  }
}
