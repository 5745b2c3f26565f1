internal import SestanteText

/// Names of persons, where cues or two known names in a row tell.
extension Redactor {
  /// The most words of a name.
  private static var longestName: Int { 4 }

  /// The name that begins at a word, or behind a cue that begins there.
  func name(at w: Int, isField: Bool) -> (item: PersonalData, last: Int)? {
    if isField, let last = lastOfName(from: w, need: .capital) { return item(w, last) }
    guard entries[w] >= 0 else { return nil }
    if let (index, length) = cue(at: w, where: { $0.role == .name && !$0.isBehind }) {
      let first = w + length
      if first < words.count, isCueGap(behind: first - 1),
        let last = lastOfName(from: first, need: rules.cues[index].need)
      {
        return item(first, last)
      }
    }
    return knownPair(at: w)
  }

  /// First and last name, in either order, both in the table and capitalised.
  private func knownPair(at w: Int) -> (item: PersonalData, last: Int)? {
    guard words[w].isCapital, w + 1 < words.count, isNamePart(behind: w) else { return nil }
    let isPair =
      isFirstName(w) && isLastName(w + 1) || isLastName(w) && !isFirstName(w) && isFirstName(w + 1)
    guard isPair, words[w + 1].isCapital, !isPlace(around: w, w + 1) else { return nil }
    var last = w + 1
    if last + 1 < words.count, isNamePart(behind: last), isLastName(last + 1),
      words[last + 1].isCapital
    {
      last += 1
    }
    return item(w, last)
  }

  /// The last word of the name that begins at a word; nil if none does.
  private func lastOfName(from first: Int, need: Cue.Need) -> Int? {
    guard first < words.count, words[first].isLetters else { return nil }
    let isKnown = isFirstName(first) || isLastName(first)
    switch need {
    case .capital:
      guard words[first].isCapital || isFirstName(first) else { return nil }
    case .known:
      let isNext =
        first + 1 < words.count && isNamePart(behind: first)
        && (isFirstName(first + 1) || isLastName(first + 1)) && words[first + 1].isCapital
      guard words[first].isCapital, isKnown || isNext else { return nil }
    case .first:
      guard words[first].isCapital, isFirstName(first) else { return nil }
    }
    if isPlace(around: first, first) { return nil }
    var last = first
    let isLower = !words[first].isCapital
    while last - first + 1 < Self.longestName, last + 1 < words.count, isNamePart(behind: last) {
      let next = last + 1
      let isKnownNext = isFirstName(next) || isLastName(next)
      let isTitled =
        words[next].isCapital && words[next].isLetters && (!words[next].isShouted || isKnownNext)
      if isTitled && !isEnd(next) || isLower && isLastName(next) {
        last = next
      } else if hasCue(.particle, at: next), next + 1 < words.count, isNamePart(behind: next),
        words[next + 1].isCapital
      {
        last = next + 1
      } else {
        break
      }
    }
    return last
  }

  /// A capitalised word that begins something else: a cue, a street, a thing.
  private func isEnd(_ w: Int) -> Bool {
    cue(at: w) { $0.role != .particle && $0.role != .name && $0.role != .place } != nil
      && !isFirstName(w) && !isLastName(w)
  }

  /// A blank; the full stop of an initial; an apostrophe; a hyphen.
  private func isNamePart(behind w: Int) -> Bool {
    let gap = self.gap(behind: w)
    switch gap.count {
    case 1: return [0x20, 0x27, 0x2D].contains(gap[0])
    case 2: return words[w].count == 1 && gap[0] == 0x2E && gap[1] == 0x20
    case 3: return gap[0] == 0xE2 && gap[1] == 0x80 && gap[2] == 0x99
    default: return false
    }
  }

  /// A blank, full stop, comma or colon between a cue and its name.
  private func isCueGap(behind w: Int) -> Bool {
    let gap = self.gap(behind: w)
    return gap.count <= 3 && gap.allSatisfy { [0x20, 0x2E, 0x2C, 0x3A, 0x28, 0x2F].contains($0) }
  }

  private func isPlace(around first: Int, _ last: Int) -> Bool {
    let before = first > 0 && isShortGap(behind: first - 1)
    if before, cue(at: first - 1, where: { $0.role == .place && !$0.isBehind }) != nil {
      return true
    }
    if before, hasCue(.streetBefore, at: first - 1) { return true }
    guard last + 1 < words.count, isShortGap(behind: last) else { return false }
    return cue(at: last + 1) { $0.role == .place && $0.isBehind || $0.role == .streetAfter } != nil
  }

  private func item(_ first: Int, _ last: Int) -> (item: PersonalData, last: Int) {
    (PersonalData(.name, Int(words[first].start)..<Int(words[last].end)), last)
  }
}
