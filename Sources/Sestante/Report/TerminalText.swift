/// Text measured and cut for a terminal, and freed of what a terminal would obey.
enum TerminalText {
  /// The text on one line without control characters: an escape sequence in a review must not reach
  /// the terminal, nor may marks that turn the writing direction.
  static func line(_ text: String) -> String {
    var out = ""
    var wasSpace = false
    for scalar in text.unicodeScalars {
      if isHarmful(scalar) { continue }
      let isSpace = scalar.properties.isWhitespace
      if isSpace, wasSpace { continue }
      out.unicodeScalars.append(isSpace ? " " : scalar)
      wasSpace = isSpace
    }
    return out
  }

  /// The text without control characters, its lines kept.
  static func block(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars where scalar == "\n" || !isHarmful(scalar) {
      out.unicodeScalars.append(scalar == "\t" ? " " : scalar)
    }
    return out
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// How many columns the text takes.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x0300...0x036F, 0x200B...0x200D, 0x2060...0x2064, 0x20D0...0x20FF, 0xFE00...0xFE0F,
      0x1F3FB...0x1F3FF, 0xE0000...0xE01EF:
      0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
      0x20000...0x3FFFD:
      2
    default: 1
    }
  }

  /// The text in at most `width` columns, an ellipsis in place of what is cut.
  static func fit(_ text: String, _ width: Int) -> String {
    if self.width(text) <= width { return text }
    guard width > 0 else { return "" }
    var out = ""
    var used = 1
    for scalar in text.unicodeScalars {
      used += self.width(scalar)
      if used > width { break }
      out.unicodeScalars.append(scalar)
    }
    while out.last == " " { out.removeLast() }
    return out + "…"
  }

  /// The text cut or filled to exactly `width` columns.
  static func cell(_ text: String, _ width: Int) -> String {
    let cut = fit(text, width)
    return cut + blanks(width - self.width(cut))
  }

  /// A figure filled to `width` columns from the left; never cut, since half a number is a wrong
  /// one.
  static func figure(_ text: String, _ width: Int) -> String {
    blanks(width - self.width(text)) + text
  }

  static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
