public import SestanteLexicon

/// What is known of personal data, read from tables: cues, formats of numbers, names of persons.
///
/// ```swift
/// let rules = try PrivacyRules(Lexicons.all)
/// var redactor = Redactor(rules)
/// redactor.redact("Chiamatemi al 333 1234567")      // "Chiamatemi al [PHONE]"
/// ```
public struct PrivacyRules: Sendable {
  private(set) var cues: [Cue] = []
  private(set) var patterns: [NumberPattern] = []
  /// For each first character, the patterns it can begin, in the order of the table.
  private(set) var patternsByFirst: [[Int]] = []
  private(set) var longestNumber = 0
  private(set) var words = WordTable()

  /// Reads the tables of personal data among others; later ones of a name replace earlier ones.
  ///
  /// - Throws: ``LexiconError`` with every row that cannot be read.
  public init(_ sources: [TableSource]) throws(LexiconError) {
    var diagnostics: [Diagnostic] = []
    var merged: [TableSource] = []
    for source in sources where Self.concerns(source) {
      if let index = merged.firstIndex(where: { $0.name == source.name }) {
        merged[index] = source
      } else {
        merged.append(source)
      }
    }
    for source in merged {
      let table: Table
      do throws(LexiconError) { table = try Table(source) } catch {
        diagnostics += error.diagnostics
        continue
      }
      for row in table.rows where !read(row, table.format) {
        diagnostics.append(
          Diagnostic(
            code: "bad-privacy-row", at: table.location(row),
            "the row cannot be read, expected cells as docs/privacy.md tells"))
      }
    }
    if !diagnostics.isEmpty { throw LexiconError(diagnostics) }
    // The longest cue that begins with a word is tried first.
    cues.sort { $0.words.count > $1.words.count }
    for (index, cue) in cues.enumerated() { words.add(cue: index, to: cue.words[0]) }
    patternsByFirst = (0..<128).map { byte in
      patterns.indices.filter { patterns[$0].begins(with: UInt8(byte)) }
    }
    longestNumber = patterns.map(\.longest).max() ?? 0
  }

  private static func concerns(_ source: TableSource) -> Bool {
    let head = String(decoding: source.bytes.prefix(4096), as: UTF8.self)
    return [TableFormat.privacyCues, .privacyFormats, .personNames].contains {
      head.contains("%format\t\($0.rawValue)\n")
    }
  }

  private mutating func read(_ row: Table.Row, _ format: TableFormat) -> Bool {
    switch format {
    case .privacyCues:
      let words = TextWords.hashes(row["cue"])
      guard let role = Cue.Role(id: row["role"]), !words.isEmpty,
        let reach = row["reach"].isEmpty ? 0 : Int(row["reach"]),
        let need = row["need"].isEmpty ? .capital : Cue.Need(rawValue: String(row["need"])),
        ["", "after"].contains(row["side"])
      else { return false }
      cues.append(
        Cue(role: role, words: words, reach: reach, need: need, isBehind: row["side"] == "after"))
    case .privacyFormats:
      guard
        let pattern = NumberPattern(
          kind: row["kind"], pattern: row["pattern"], groups: row["groups"], check: row["check"],
          condition: row["cue"])
      else { return false }
      patterns.append(pattern)
    case .personNames:
      let hashes = TextWords.hashes(row["name"])
      guard hashes.count == 1, ["first", "last"].contains(row["part"]) else { return false }
      words.add(name: hashes[0], isFirst: row["part"] == "first")
    default: break
    }
    return true
  }
}

/// Words by their hash: the cues they begin, and whether they are names.
struct WordTable: Sendable {
  struct Entry {
    var cues: [Int] = []
    var isFirstName = false
    var isLastName = false
  }

  private(set) var entries: [Entry] = []
  /// Open addressing; 0 is free.
  private var keys: [UInt64] = Array(repeating: 0, count: 16)
  private var values: [Int32] = Array(repeating: 0, count: 16)

  /// The number of a word's entry, −1 for none.
  func find(_ hash: UInt64) -> Int {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while keys[place] != 0 {
      if keys[place] == hash { return Int(values[place]) }
      place = (place + 1) & mask
    }
    return -1
  }

  mutating func add(cue: Int, to word: UInt64) { entries[slot(word)].cues.append(cue) }

  mutating func add(name word: UInt64, isFirst: Bool) {
    let entry = slot(word)
    if isFirst { entries[entry].isFirstName = true } else { entries[entry].isLastName = true }
  }

  private mutating func slot(_ word: UInt64) -> Int {
    let found = find(word)
    if found >= 0 { return found }
    if entries.count * 2 >= keys.count { grow() }
    entries.append(Entry())
    put(word, Int32(entries.count - 1))
    return entries.count - 1
  }

  private mutating func put(_ hash: UInt64, _ value: Int32) {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while keys[place] != 0 { place = (place + 1) & mask }
    keys[place] = hash
    values[place] = value
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    values = Array(repeating: 0, count: oldKeys.count * 2)
    for (key, value) in zip(oldKeys, oldValues) where key != 0 { put(key, value) }
  }
}
