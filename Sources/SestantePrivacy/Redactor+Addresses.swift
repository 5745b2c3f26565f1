internal import SestanteText

/// Streets with a number, with the postcode and town behind them.
extension Redactor {
  /// The most words of a street's name.
  private static var longestStreet: Int { 6 }

  /// The address that begins at a word.
  mutating func address(at w: Int) -> (item: PersonalData, last: Int)? {
    guard let (first, end) = italian(at: w) ?? english(at: w) else { return nil }
    let last = withTown(end)
    let start = Int(words[first].start)
    var stop = Int(words[last].end)
    if byte(stop) == 0x29, text[start..<stop].contains(0x28) { stop += 1 }
    return (PersonalData(.address, start..<stop), last)
  }

  /// `via Giuseppe Verdi, 12/B`: first and last word.
  private func italian(at w: Int) -> (first: Int, last: Int)? {
    guard entries[w] >= 0, let (_, length) = cue(at: w, where: { $0.role == .streetBefore }) else {
      return nil
    }
    var next = w + length
    let begin = next
    while next < words.count, next - begin <= Self.longestStreet, isStreetGap(behind: next - 1) {
      let word = words[next]
      if next > begin, let last = houseNumber(at: next) { return (w, last) }
      let isOrdinal =
        word.isNumber && word.count <= 2 && next + 1 < words.count && words[next + 1].isCapital
      let isName =
        word.isCapital || hasCue(.particle, at: next) || isOrdinal
        || next <= addressThrough && word.isLetters
      guard isName, hasName(begin, next) || !word.isNumber || isOrdinal else { return nil }
      next += 1
    }
    return nil
  }

  private func hasName(_ first: Int, _ last: Int) -> Bool {
    (first..<last).contains { words[$0].isLetters }
  }

  /// A house number at a word, `n. 12` and `snc` too: its last word.
  private func houseNumber(at w: Int) -> Int? {
    if hasCue(.noNumber, at: w) { return withParts(w) }
    var number = w
    if let (_, length) = cue(at: w, where: { $0.role == .houseNumber }) { number += length }
    guard number < words.count, isStreetGap(behind: max(number - 1, 0)),
      isHouseNumber(words[number])
    else { return nil }
    // "12 Marzo" is a street's name, "3 volte" no house number.
    var last = number
    let gap = self.gap(behind: number)
    let following = number + 1 < words.count ? words[number + 1] : nil
    if gap.count == 1, gap[0] == 0x2F || gap[0] == 0x2D, let following, following.count <= 3 {
      last += 1
    } else if gap.count == 1, gap[0] == 0x20, let following, following.isLetters,
      following.count == 1, following.isCapital
    {
      last += 1
    } else if gap.count == 1, gap[0] == 0x2C || gap[0] == 0x2E, let following,
      following.shape.contains(.digit)
    {
      return nil
    }
    if let sign = self.gap(behind: last).first, [0x25, 0x3A, 0x24].contains(sign) { return nil }
    if self.gap(behind: last).contains(0x82) { return nil }  // €
    if last + 1 < words.count, isShortGap(behind: last),
      cue(at: last + 1, where: { $0.isBehind && $0.role == .other }) != nil
    {
      return nil
    }
    return withParts(last)
  }

  private func isHouseNumber(_ word: Word) -> Bool {
    guard word.shape.contains(.digit), byte(Int(word.start)) &- 0x30 < 10 else { return false }
    let digits = bytes(word).prefix { $0 &- 0x30 < 10 }.count
    return digits <= 5 && word.count - digits <= 1
  }

  /// `int. 4`, `scala B`, Flat 3 behind a number.
  private func withParts(_ last: Int) -> Int {
    var last = last
    for _ in 0..<2 {
      guard last + 2 < words.count, isShortGap(behind: last),
        let (_, length) = cue(at: last + 1, where: { $0.role == .part }),
        last + length + 1 < words.count, isShortGap(behind: last + length),
        words[last + length + 1].count <= 3
      else { break }
      last += length + 1
    }
    return last
  }

  /// `12 High Street`, `Flat 3, 12 High Street`: first and last word.
  private func english(at w: Int) -> (first: Int, last: Int)? {
    var number = w
    if let (_, length) = cue(at: w, where: { $0.role == .part }), w + length + 1 < words.count,
      words[w + length].count <= 3, isShortGap(behind: w + length)
    {
      number = w + length + 1
    }
    guard isHouseNumber(words[number]), number + 2 < words.count else { return nil }
    let isLowerAllowed = number <= addressThrough
    var next = number + 1
    while next < words.count, next - number <= 5 {
      let gap = self.gap(behind: next - 1)
      guard
        gap.count == 1 && (gap[0] == 0x20 || gap[0] == 0x27) || gap.count == 2 && gap[0] == 0x2C
          || gap.count == 3 && gap[0] == 0xE2 || gap.count == 2 && gap[0] == 0x2E
      else { return nil }
      let isWritten = words[next].isCapital || isLowerAllowed
      if next > number + 1, isWritten, hasCue(.streetAfter, at: next) {
        // Of "12 St James Road" the last word is the street.
        if next + 1 < words.count, isStreetGap(behind: next), words[next + 1].isCapital,
          hasCue(.streetAfter, at: next + 1)
        {
          next += 1
        }
        return (w, withParts(next))
      }
      guard isWritten && words[next].isLetters || isOrdinal(words[next]) else { return nil }
      next += 1
    }
    return nil
  }

  /// `5th`, `42nd`.
  private func isOrdinal(_ word: Word) -> Bool {
    word.count <= 5 && word.shape.contains([.digit, .letter])
  }

  /// A postcode with its town behind an address.
  private mutating func withTown(_ end: Int) -> Int {
    let whole = (cue: cue, address: addressThrough)
    defer { (cue, addressThrough) = whole }
    // `, 20121 Milano (MI)`
    let next = end + 1
    if next < words.count, isTownGap(behind: end), words[next].isNumber, words[next].count == 5 {
      var last = next
      while last + 1 < words.count, last - next < 3, isStreetGap(behind: last),
        words[last + 1].isCapital, words[last + 1].isLetters
      {
        last += 1
      }
      if last > next, last + 1 < words.count, self.gap(behind: last).elementsEqual([0x20, 0x28]),
        words[last + 1].count == 2, byte(Int(words[last + 1].end)) == 0x29
      {
        last += 1
      }
      return last
    }
    // `, Leeds LS1 4AP`, `, Springfield, IL 62704`
    var place = next
    while place < words.count, place - next < 4, isTownGap(behind: place - 1) {
      cue = (.number(.address), place, place)
      if words[place].shape.contains(.letter) || words[place].count == 5,
        let found = number(at: place), found.item.kind == .address
      {
        return found.last
      }
      guard words[place].isCapital else { break }
      place += 1
    }
    return end
  }

  private func isTownGap(behind w: Int) -> Bool {
    let gap = self.gap(behind: w)
    return gap.count <= 3 && gap.allSatisfy { [0x20, 0x2C, 0x2D, 0x0A, 0x2E].contains($0) }
  }

  private func isStreetGap(behind w: Int) -> Bool {
    let gap = self.gap(behind: w)
    return gap.count <= 3 && gap.allSatisfy { [0x20, 0x2C, 0x2E, 0x27, 0x2D].contains($0) }
      || gap.count <= 4 && gap.contains(0xB0) || gap.elementsEqual([0xE2, 0x80, 0x99])
  }
}
