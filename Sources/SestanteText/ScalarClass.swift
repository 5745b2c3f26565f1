internal import CICU

/// What the tokenizer needs to know of a character: the one definition that both scanners share.
enum ScalarClass {
  /// Pictographs and dingbats that stand as tokens of their own. A range, not a Unicode property,
  /// so that it does not move with the Unicode version.
  @inline(__always)
  static func isSymbol(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2600...0x27BF, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x1FA70...0x1FAFF:
      true
    // The emoji that stand alone among arrows and signs: ⌚ ⏳ ⬛ ⭐ ⭕, playing cards, 🆗, coloured
    // circles.
    case 0x231A...0x231B, 0x23E9...0x23FA, 0x2B1B...0x2B1C, 0x2B50, 0x2B55, 0x1F004, 0x1F0CF,
      0x1F18E,
      0x1F191...0x1F19A, 0x1F7E0...0x1F7EB:
      true
    default: false
    }
  }

  /// The sign of an ASCII byte that is no letter, digit or blank; `none` where it separates nothing
  /// (apostrophes and quotes).
  @inline(__always)
  static func sign(ascii byte: UInt8) -> Sign {
    switch byte {
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "."): .stop
    case UInt8(ascii: "!"): .exclamation
    case UInt8(ascii: "?"): .question
    case UInt8(ascii: "\n"): .newline
    case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"):
      .clause
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "@"): .at
    case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "\""): .none
    case 0x21...0x7E: .other
    default: .none
    }
  }

  /// What a scalar of normalized text is.
  enum Kind { case word, sign(Sign), apart }

  static func kind(_ scalar: UInt32) -> Kind {
    if scalar < 0x80 {
      let byte = UInt8(scalar)
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .word
      default:
        let sign = sign(ascii: byte)
        return sign == .none ? .apart : .sign(sign)
      }
    }
    if isSymbol(scalar) { return .sign(.symbol) }
    if scalar == 0x2010 { return .sign(.hyphen) }
    switch sestante_icu_scalar_class(scalar) {
    case 1: return .word
    case 4: return .sign(.clause)
    case 5: return .sign(.stop)
    default: return .apart
    }
  }
}

/// How many bytes an apostrophe takes at `position`, 0 if none stands there: `'`,
/// `` ` ``, `´`, `‘`, `’`, `ʼ`, `′` and their full-width form.
@inlinable @inline(__always)
public func apostropheLength(_ bytes: UnsafePointer<UInt8>, at position: Int) -> Int {
  if bytes[position] == 0x20 { return 0 }
  return rareApostropheLength(bytes, at: position)
}

@usableFromInline
func rareApostropheLength(_ bytes: UnsafePointer<UInt8>, at position: Int) -> Int {
  switch bytes[position] {
  case 0x27, 0x60: 1
  case 0xC2: bytes[position + 1] == 0xB4 ? 2 : 0
  case 0xCA: (0xB9...0xBD).contains(bytes[position + 1]) && bytes[position + 1] != 0xBA ? 2 : 0
  case 0xE2:
    bytes[position + 1] == 0x80
      && [0x98, 0x99, 0x9B, 0xB2, 0xB5].contains(bytes[position + 2]) ? 3 : 0
  case 0xEF: bytes[position + 1] == 0xBC && bytes[position + 2] == 0x87 ? 3 : 0
  default: 0
  }
}
