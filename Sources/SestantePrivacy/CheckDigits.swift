/// The check characters of numbers; all take upper-case letters and digits without separators.
enum CheckDigits: String {
  case luhn, mod97, cf, piva, phone

  /// Whether the characters pass.
  func holds(_ text: borrowing Candidate) -> Bool {
    switch self {
    case .luhn: Self.luhn(text.characters)
    case .mod97: Self.mod97(text.characters)
    case .cf: Self.codiceFiscale(text.characters)
    case .piva: Self.partitaIVA(text.characters)
    case .phone: text.isPhoneShaped
    }
  }

  /// Cards: every second digit from the right doubled.
  static func luhn(_ digits: [UInt8]) -> Bool {
    var sum = 0
    for (place, byte) in digits.reversed().enumerated() {
      let digit = Int(byte) - 0x30
      guard (0...9).contains(digit) else { return false }
      let doubled = place % 2 == 1 ? digit * 2 : digit
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return sum % 10 == 0 && digits.contains { $0 != 0x30 }
  }

  /// IBAN (ISO 13616): the first four characters moved to the end, letters as 10…35, rest 1 of 97.
  static func mod97(_ text: [UInt8]) -> Bool {
    guard text.count > 4 else { return false }
    var rest = 0
    for byte in text[4...] + text[..<4] {
      switch byte {
      case 0x30...0x39: rest = (rest * 10 + Int(byte) - 0x30) % 97
      case 0x41...0x5A: rest = (rest * 100 + Int(byte) - 0x37) % 97
      default: return false
      }
    }
    return rest == 1
  }

  /// Codice fiscale (D.M. 12 March 1974): values of odd and even places, rest of 26 as a letter.
  static func codiceFiscale(_ text: [UInt8]) -> Bool {
    guard text.count == 16 else { return false }
    var sum = 0
    for (place, byte) in text[..<15].enumerated() {
      let value: Int
      switch byte {
      case 0x30...0x39: value = Int(byte) - 0x30
      case 0x41...0x5A: value = Int(byte) - 0x41
      default: return false
      }
      sum += place % 2 == 0 ? odd[value] : value
    }
    return Int(text[15]) == 0x41 + sum % 26
  }

  private static let odd = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
  ]

  /// Partita IVA: as Luhn, over eleven digits; an `IT` before them does not count.
  static func partitaIVA(_ text: [UInt8]) -> Bool {
    let digits = text.starts(with: [0x49, 0x54]) ? Array(text[2...]) : text
    return digits.count == 11 && luhn(digits)
  }
}

/// Characters that may be a number, with the groups in which they are written.
struct Candidate {
  /// Upper case, without separators; a `+` in front is kept.
  var characters: [UInt8] = []
  /// The sizes of the groups; `+` counts for none.
  var groups: [Int] = []
  /// The separator before each group but the first.
  var separators: [UInt8] = []
  /// The word it begins with.
  var word = 0

  /// Whether the groups can be those of a telephone number and not of a date, times of day, or
  /// thousands.
  var isPhoneShaped: Bool {
    guard characters.first != UInt8(ascii: "+"), groups.count > 1 else { return true }
    if groups[0] < 2, groups[0] != 1 || characters[0] != UInt8(ascii: "1") { return false }
    var values: [Int] = []
    var place = 0
    for size in groups {
      var value = 0
      for byte in characters[place..<place + size].prefix(6) { value = value * 10 + Int(byte & 15) }
      values.append(value)
      place += size
    }
    for first in groups.indices.dropLast(2) {
      let (a, b, c) = (groups[first], groups[first + 1], groups[first + 2])
      let (x, y, z) = (values[first], values[first + 1], values[first + 2])
      let isSame = separators[first] == separators[first + 1]
      guard isSame, a + b + c <= 8, a != 3, b < 3, c != 3 else { continue }
      let isYear = { (size: Int, value: Int) in size == 4 && (1900...2100).contains(value) }
      let isDay = { (value: Int) in (1...31).contains(value) }
      if a <= 2, isDay(x), isDay(y), x <= 12 || y <= 12, isYear(c, z) { return false }
      if isYear(a, x), isDay(y), isDay(z) { return false }
      if groups.count == 3, a == 2, b == 2, c == 2 { return false }
    }
    // 01 02 03 04: a list.
    if zip(values, values.dropFirst()).allSatisfy({ $0 + 1 == $1 }), groups.count > 2 {
      return false
    }
    if groups == [2, 2, 2, 2], values[0] < 24, values[2] < 24, values[1] < 60, values[3] < 60 {
      return false
    }
    let isThousands =
      groups.dropFirst().allSatisfy { $0 == 3 } && separators.allSatisfy { $0 == 0x2E }
    return !isThousands
  }
}
