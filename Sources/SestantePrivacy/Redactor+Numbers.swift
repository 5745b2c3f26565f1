internal import SestanteText

/// Numbers with a format: telephones, accounts, cards, tax codes, plates.
extension Redactor {
  /// The number that begins at a word; of several formats the first in the table.
  mutating func number(at w: Int) -> (item: PersonalData, last: Int)? {
    let first = words[w]
    guard first.count <= rules.longestNumber, mayBegin(w) else { return nil }
    candidate.characters.removeAll(keepingCapacity: true)
    candidate.groups.removeAll(keepingCapacity: true)
    candidate.separators.removeAll(keepingCapacity: true)
    candidate.word = w
    var start = Int(first.start)
    if byte(start - 1) == UInt8(ascii: "+") {
      candidate.characters.append(UInt8(ascii: "+"))
      start -= 1
    }
    var best: (row: Int, last: Int)?
    var last = w
    while true {
      guard append(words[last]) else { break }
      if let row = row(upTo: best?.row ?? .max), row <= best?.row ?? .max { best = (row, last) }
      guard last + 1 < words.count, let separator = separator(behind: last) else { break }
      candidate.separators.append(separator)
      last += 1
    }
    guard let best else { return nil }
    let pattern = rules.patterns[best.row]
    let end = Int(words[best.last].end)
    if pattern.condition != .always, isPartOfMore(start, end, best.last) { return nil }
    if byte(start - 1) == UInt8(ascii: "("), text[start..<end].contains(UInt8(ascii: ")")) {
      start -= 1
    }
    return (PersonalData(pattern.kind, start..<end), best.last)
  }

  /// A word with a digit, or letters before one.
  private func mayBegin(_ w: Int) -> Bool {
    let word = words[w]
    if word.shape.contains(.wide) { return false }
    if word.shape.contains(.digit) { return true }
    return word.count <= 6 && w + 1 < words.count && words[w + 1].shape.contains(.digit)
  }

  /// Appends a word in upper case; false if the candidate would be too long.
  private mutating func append(_ word: Word) -> Bool {
    guard candidate.characters.count + word.count <= rules.longestNumber,
      !word.shape.contains(.wide)
    else { return false }
    for byte in bytes(word) { candidate.characters.append(byte >= 0x61 ? byte - 0x20 : byte) }
    candidate.groups.append(word.count)
    return true
  }

  /// The first row that fits and counts here.
  private func row(upTo limit: Int) -> Int? {
    for row in rules.patternsByFirst[Int(candidate.characters[0])] {
      if row > limit { return nil }
      if counts(rules.patterns[row]), rules.patterns[row].matches(candidate) { return row }
    }
    return nil
  }

  private func counts(_ pattern: NumberPattern) -> Bool {
    switch pattern.condition {
    case .always: true
    case .free: !isReached(candidate.word, by: .other)
    case .needed: isReached(candidate.word, by: .number(pattern.kind))
    }
  }

  /// What stands between two groups of one number, as one byte; nil for anything else.
  private func separator(behind w: Int) -> UInt8? {
    let gap = self.gap(behind: w)
    switch gap.count {
    case 1:
      return [0x20, 0x2D, 0x2E, 0x2F, 0x28, 0x29].contains(gap[0]) ? gap[0] : nil
    case 2:
      // No-break space, brackets around a prefix, a stroke with a blank.
      let pairs: [(UInt8, UInt8)] = [
        (0xC2, 0xA0), (0x29, 0x20), (0x20, 0x28), (0x29, 0x2D), (0x2F, 0x20), (0x20, 0x2F),
        (0x2D, 0x20), (0x29, 0x2F), (0x20, 0x20),
      ]
      return pairs.contains { $0 == gap[0] && $1 == gap[1] } ? 0x20 : nil
    case 3:
      // Narrow no-break space, hyphens and dashes; a hyphen or stroke between blanks.
      if gap[0] == 0xE2, gap[1] == 0x80 {
        return gap[2] == 0xAF ? 0x20 : (0x90...0x94).contains(gap[2]) ? 0x2D : nil
      }
      let isSpaced = gap[0] == 0x20 && gap[2] == 0x20 && (gap[1] == 0x2D || gap[1] == 0x2F)
      return isSpaced || gap[0] == 0x20 && gap[1] == 0x29 && gap[2] == 0x20 ? 0x20 : nil
    default: return nil
    }
  }

  /// Whether signs around it make it a part of something else: `#333…`, `ORD-333…`, `333…,50 €`.
  private func isPartOfMore(_ start: Int, _ end: Int, _ last: Int) -> Bool {
    let isWord = { (byte: UInt8) in
      byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte >= 0xC3 && byte < 0xE0
    }
    let isDigit = { (byte: UInt8) in byte &- 0x30 < 10 }
    var (before, far) = (byte(start - 1), byte(start - 2))
    switch before {
    case 0x23, 0x5F, 0x40, 0x3D, 0x24: return true
    case 0x2D, 0x2F: if isWord(far) { return true }
    case 0x2C, 0x2E: if isDigit(far) { return true }
    default: break
    }
    if before == 0x20 { (before, far) = (far, byte(start - 3)) }
    if before == 0x24 || before == 0xA3 && far == 0xC2 || before == 0xAC && far == 0x82 {
      return true
    }
    let (after, next) = (byte(end), byte(end + 1))
    switch after {
    case 0x5F, 0x25, 0x40: return true
    case 0x2C, 0x2E: if isDigit(next) { return true }
    case 0x2D: if isWord(next) { return true }
    case 0x2F: if (next | 0x20) &- 0x61 < 26 { return true }
    default: break
    }
    let sign = after == 0x20 ? end + 1 : end
    if byte(sign) == 0x24 || byte(sign) == 0xC2 && byte(sign + 1) == 0xA3
      || byte(sign) == 0xE2 && byte(sign + 1) == 0x82 && byte(sign + 2) == 0xAC
    {
      return true
    }
    return isShortGap(behind: last) && cue(at: last + 1) { $0.isBehind && $0.role == .other } != nil
  }
}
