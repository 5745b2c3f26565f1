/// A line of comma-separated values as RFC 4180 has it, ended by CR LF.
struct CSVLine {
  /// Whether text that a spreadsheet would take for a formula gets a leading `'`.
  let guardsFormulas: Bool
  private(set) var text = ""
  private var isFirst = true

  init(guardsFormulas: Bool = false) { self.guardsFormulas = guardsFormulas }

  /// Words from elsewhere: guarded if asked, quoted where needed.
  mutating func field(_ content: String) {
    raw(guardsFormulas && Self.isFormula(content) ? "'" + content : content)
  }

  mutating func field(_ value: Int) { raw(String(value)) }

  /// A ratio with four places, or nothing.
  mutating func field(_ value: Double?) { raw(value.map { Digits.short($0, places: 4) } ?? "") }

  mutating func end() -> String {
    defer {
      text = ""
      isFirst = true
    }
    return text + "\r\n"
  }

  /// A field as it is, quoted where needed.
  private mutating func raw(_ content: String) {
    if !isFirst { text += "," }
    isFirst = false
    let needsQuotes = content.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13
    }
    if !needsQuotes && content.first != " " && content.last != " " {
      text += content
      return
    }
    text += "\""
    for scalar in content.unicodeScalars {
      if scalar == "\"" { text += "\"" }
      text.unicodeScalars.append(scalar)
    }
    text += "\""
  }

  /// Whether the first character starts a formula in some spreadsheet, full-width forms and leading
  /// controls included.
  private static func isFormula(_ content: String) -> Bool {
    guard let first = content.unicodeScalars.first else { return false }
    return "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
  }
}
