internal import SestanteText

/// Finds personal data in texts and puts placeholders in its place; one for each thread.
///
/// Works on the bytes of the original, so what it finds can be laid over spans of the same original.
/// Time is linear in the text: every search around a word has a fixed reach.
///
/// ```swift
/// var redactor = Redactor(rules)
/// for item in redactor.find(in: bytes) { print(item.kind.id, item.span) }
/// ```
public struct Redactor: ~Copyable {
  let rules: PrivacyRules
  /// The text at hand; valid while ``find(in:under:)`` runs.
  var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var words = Scratch<Word>()
  /// For each word its entry in the table of words, −1 for none.
  var entries = Scratch<Int32>()
  /// The cue for numbers that was read last: where it ends, and the last word it reaches.
  var cue = (role: Cue.Role.place, end: 0, through: -1)
  /// Whether an address may be written in lower case up to this word.
  var addressThrough = -1
  var candidate = Candidate()
  private var found: [PersonalData] = []

  /// Where a text stands, which tells what it is.
  public enum Context: Sendable {
    /// Among other words.
    case prose
    /// In a column or under a key of this name: `telefono`.
    case field(String)
    /// In an id: only what nothing else looks like is personal data.
    case id
  }

  /// A redactor that follows rules.
  public init(_ rules: PrivacyRules) { self.rules = rules }

  /// The personal data in a text, in order, without overlaps.
  ///
  /// - Parameter text: UTF-8.
  public mutating func find(
    in text: UnsafeBufferPointer<UInt8>, under context: Context = .prose
  ) -> [PersonalData] {
    found.removeAll(keepingCapacity: true)
    cue = (.place, 0, -1)
    addressThrough = -1
    var isNameField = false
    if case .field(let key) = context { isNameField = readKey(key) }
    self.text = text
    load(text)
    if case .id = context { cue = (.other, 0, .max) }
    findEmails()
    let emails = found
    found.removeAll(keepingCapacity: true)
    var email = 0
    var w = 0
    while w < words.count {
      while email < emails.count, emails[email].span.upperBound <= Int(words[w].start) {
        found.append(emails[email])
        email += 1
      }
      if email < emails.count, Int(words[w].end) > emails[email].span.lowerBound {
        w += 1
        continue
      }
      if case .id = context {} else { readCues(at: w) }
      if let next = number(at: w) ?? address(at: w) {
        w = add(next.item, after: next.last)
      } else if let next = name(at: w, isField: isNameField && w == 0), !isIdentifier(context) {
        w = add(next.item, after: next.last)
      } else {
        w += 1
      }
    }
    found += emails[email...]
    self.text = UnsafeBufferPointer(start: nil, count: 0)
    return found
  }

  /// The text with placeholders.
  public mutating func redact(_ text: String, under context: Context = .prose) -> String {
    var counts = RedactionCounts()
    return redact(text, under: context, counting: &counts)
  }

  /// The text with placeholders; counts what was replaced.
  public mutating func redact(
    _ text: String, under context: Context = .prose, counting counts: inout RedactionCounts
  ) -> String {
    var copy = text
    copy.makeContiguousUTF8()
    let items = copy.withUTF8 { find(in: $0, under: context) }
    if items.isEmpty { return text }
    for item in items { counts[item.kind] += 1 }
    return copy.withUTF8 {
      String(decoding: items.replaced(in: $0, 0..<$0.count), as: UTF8.self)
    }
  }

  private mutating func load(_ text: UnsafeBufferPointer<UInt8>) {
    words.removeAll()
    entries.removeAll()
    TextWords.split(text, into: &words)
    for w in 0..<words.count {
      entries.append(Int32(truncatingIfNeeded: rules.words.find(words[w].hash)))
    }
  }

  /// Reads the name of a field as cues for its whole value; true if persons' names stand in it.
  private mutating func readKey(_ key: String) -> Bool {
    var copy = key
    var isName = false
    copy.withUTF8 { bytes in
      text = bytes
      load(bytes)
      for w in 0..<words.count {
        guard let (index, _) = cue(at: w, where: { !$0.isBehind }) else { continue }
        switch rules.cues[index].role {
        case .number, .other: cue = (rules.cues[index].role, 0, .max)
        case .name: isName = true
        default: break
        }
        if rules.cues[index].role == .number(.address) { addressThrough = .max }
      }
    }
    return isName
  }

  /// Remembers a cue for numbers that begins at a word.
  private mutating func readCues(at w: Int) {
    guard entries[w] >= 0,
      let (index, length) = cue(
        at: w,
        where: {
          switch $0.role {
          case .number, .other: !$0.isBehind
          default: false
          }
        })
    else { return }
    let through = w + length - 1 + rules.cues[index].reach
    cue = (rules.cues[index].role, w + length, through)
    if cue.role == .number(.address) { addressThrough = max(addressThrough, through) }
  }

  /// The longest cue that begins at a word and is of the wanted sort.
  func cue(at w: Int, where isWanted: (Cue) -> Bool) -> (index: Int, length: Int)? {
    guard w < words.count, entries[w] >= 0 else { return nil }
    for index in rules.words.entries[Int(entries[w])].cues where isWanted(rules.cues[index]) {
      let hashes = rules.cues[index].words
      guard w + hashes.count <= words.count else { continue }
      let fits = (1..<max(hashes.count, 1)).allSatisfy {
        words[w + $0].hash == hashes[$0] && isShortGap(behind: w + $0 - 1)
      }
      if fits { return (index, hashes.count) }
    }
    return nil
  }

  /// Whether the last cue reaches a word and is of a role.
  func isReached(_ w: Int, by role: Cue.Role) -> Bool {
    guard w <= cue.through, cue.role == role else { return false }
    if role != .other || cue.through == .max { return true }
    // An order is meant to the end of the part of the sentence; a full stop as in `no. 12` is none.
    for word in max(cue.end - 1, 0)..<w where gap(behind: word).contains(where: Self.isEnd) {
      return false
    }
    return true
  }

  /// `!`, comma, `;`, `?`, line feed.
  private static func isEnd(_ byte: UInt8) -> Bool {
    [0x21, 0x2C, 0x3B, 0x3F, 0x0A].contains(byte)
  }

  func hasCue(_ role: Cue.Role, at w: Int) -> Bool { cue(at: w) { $0.role == role } != nil }

  func isFirstName(_ w: Int) -> Bool {
    w < words.count && entries[w] >= 0 && rules.words.entries[Int(entries[w])].isFirstName
  }

  func isLastName(_ w: Int) -> Bool {
    w < words.count && entries[w] >= 0 && rules.words.entries[Int(entries[w])].isLastName
  }

  /// At most three bytes to the next word, all on one line.
  func isShortGap(behind w: Int) -> Bool {
    let gap = self.gap(behind: w)
    return gap.count <= 3 && !gap.contains(10)
  }

  /// The bytes between a word and the next; those up to the end behind the last.
  func gap(behind w: Int) -> UnsafeBufferPointer<UInt8> {
    let start = Int(words[w].end)
    let end = w + 1 < words.count ? Int(words[w + 1].start) : text.count
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }

  /// The byte at a place, 0 outside.
  func byte(_ place: Int) -> UInt8 { place >= 0 && place < text.count ? text[place] : 0 }

  func bytes(_ word: Word) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: text[Int(word.start)..<Int(word.end)])
  }

  private func isIdentifier(_ context: Context) -> Bool {
    if case .id = context { true } else { false }
  }

  private mutating func add(_ item: PersonalData, after last: Int) -> Int {
    found.append(item)
    return last + 1
  }

  mutating func addEmail(_ span: Range<Int>) {
    if let last = found.last, last.span.upperBound > span.lowerBound { return }
    found.append(PersonalData(.email, span))
  }
}

extension [PersonalData] {
  /// The part of a text with placeholders; what reaches into the part is replaced there.
  public func replaced(in text: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    forEachPiece(of: part) { range, item in
      if let item { out += self[item].kind.placeholder.utf8 } else { out += text[range] }
    }
    return out
  }

  /// Calls the closure with the pieces of a part of the text, in order: ranges that stay, and ranges
  /// that are replaced, with the index of the item.
  ///
  /// The items are sorted and do not overlap, as ``Redactor/find(in:under:)`` gives them.
  public func forEachPiece(of part: Range<Int>, _ body: (Range<Int>, Int?) -> Void) {
    guard !part.isEmpty else { return }
    var place = part.lowerBound
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].span.upperBound <= place { low = middle + 1 } else { high = middle }
    }
    while low < count, self[low].span.lowerBound < part.upperBound {
      let span = self[low].span
      if span.lowerBound > place { body(place..<span.lowerBound, nil) }
      let end = Swift.min(span.upperBound, part.upperBound)
      body(Swift.max(span.lowerBound, place)..<end, low)
      place = end
      low += 1
    }
    if place < part.upperBound { body(place..<part.upperBound, nil) }
  }
}
