/// A row of a `privacyformats` table: what a number looks like.
///
/// Characters stand for themselves, `#` for a digit, `@` for a letter, `*` for either, `[A-HJ]` for
/// one of a class; `{n}` repeats the element before it, and the last one may be `{m,n}`.
struct NumberPattern: Sendable {
  /// When it counts.
  enum Condition: String {
    /// Wherever it is found.
    case always
    /// Unless a cue says that it is something else (`order no.`).
    case free
    /// Only behind a cue of its kind.
    case needed
  }

  let kind: PersonalDataKind
  let condition: Condition
  let check: CheckDigits?
  /// The allowed sizes of groups; empty allows all.
  let groups: [[Int]]
  /// Which characters may stand at each place.
  private let places: [CharacterSet36]
  let shortest: Int
  var longest: Int { places.count }

  /// Letters, digits and `+` as bits.
  struct CharacterSet36: OptionSet, Sendable {
    var rawValue: UInt64
    static let digits = CharacterSet36(rawValue: 0x3FF)
    static let letters = CharacterSet36(rawValue: 0x3FF_FFFF << 10)

    init(rawValue: UInt64) { self.rawValue = rawValue }

    /// The set of one upper-case character; empty for others.
    @inline(__always)
    init(_ byte: UInt8) {
      switch byte {
      case 0x30...0x39: rawValue = 1 << UInt64(byte - 0x30)
      case 0x41...0x5A: rawValue = 1 << UInt64(byte - 0x41 + 10)
      case 0x2B: rawValue = 1 << 36
      default: rawValue = 0
      }
    }
  }

  /// Reads a row; nil if a cell cannot be read.
  init?(
    kind: some StringProtocol, pattern: some StringProtocol, groups: some StringProtocol,
    check: some StringProtocol, condition: some StringProtocol
  ) {
    guard let kind = PersonalDataKind(id: kind),
      let condition = Condition(rawValue: String(condition)),
      let (places, shortest) = Self.parse(Array(pattern.utf8))
    else { return nil }
    self.kind = kind
    self.condition = condition
    self.check = CheckDigits(rawValue: String(check))
    if !check.isEmpty, self.check == nil { return nil }
    self.groups = groups.split(separator: "|").map { sizes in
      sizes.split(separator: " ").compactMap { Int($0) }
    }
    self.places = places
    self.shortest = shortest
  }

  /// Whether a first character can begin it.
  func begins(with byte: UInt8) -> Bool { !places[0].isDisjoint(with: CharacterSet36(byte)) }

  /// Whether all characters of a candidate fit, in groups that are allowed.
  func matches(_ candidate: borrowing Candidate) -> Bool {
    let count = candidate.characters.count
    guard count >= shortest, count <= longest else { return false }
    for place in 0..<count
    where places[place].isDisjoint(with: CharacterSet36(candidate.characters[place])) {
      return false
    }
    let sizes = candidate.groups
    if !groups.isEmpty, !groups.contains(sizes) { return false }
    return check?.holds(candidate) ?? true
  }

  private static func parse(_ pattern: [UInt8]) -> ([CharacterSet36], Int)? {
    var places: [CharacterSet36] = []
    var shortest = 0
    var index = 0
    while index < pattern.count {
      guard shortest == places.count else { return nil }
      var set: CharacterSet36
      switch pattern[index] {
      case UInt8(ascii: "#"): set = .digits
      case UInt8(ascii: "@"): set = .letters
      case UInt8(ascii: "*"): set = [.digits, .letters]
      case UInt8(ascii: "["):
        set = []
        index += 1
        while index < pattern.count, pattern[index] != UInt8(ascii: "]") {
          let isRange = index + 2 < pattern.count && pattern[index + 1] == UInt8(ascii: "-")
          let last = isRange ? pattern[index + 2] : pattern[index]
          guard last >= pattern[index] else { return nil }
          for byte in pattern[index]...last { set.formUnion(CharacterSet36(byte)) }
          index += isRange ? 3 : 1
        }
        guard index < pattern.count else { return nil }
      default: set = CharacterSet36(pattern[index])
      }
      index += 1
      if set.isEmpty { return nil }
      var (low, high) = (1, 1)
      if index < pattern.count, pattern[index] == UInt8(ascii: "{") {
        guard let close = pattern[index...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
        let bounds = String(decoding: pattern[index + 1..<close], as: UTF8.self)
          .split(separator: ",").compactMap { Int($0) }
        guard let first = bounds.first, let last = bounds.last, first <= last, last < 64 else {
          return nil
        }
        (low, high) = (first, last)
        index = close + 1
      }
      for _ in 0..<high { places.append(set) }
      shortest += low
    }
    return places.isEmpty ? nil : (places, shortest)
  }
}
