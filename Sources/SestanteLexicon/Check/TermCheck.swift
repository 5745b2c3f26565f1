internal import SestanteText

/// Terms that can never match, or only by chance: upper case, hyphens, letters of another alphabet,
/// tokens that the tokenizer would split, shorten or normalize to something else.
enum TermCheck {
  static let unmatchable = "unmatchable-term"
  static let upperCase = "upper-case-term"
  static let hyphen = "hyphen-in-term"

  static func diagnostics(of table: Table) -> [Diagnostic] {
    guard table.format.hasTerms else { return [] }
    var found: [Diagnostic] = []
    for row in table.rows {
      if let (code, message) = fault(of: row["term"], in: table.format) {
        found.append(Diagnostic(code: code, at: table.location(row, "term"), message))
      }
      for form in row["forms"].split(separator: " ") {
        if let (code, message) = fault(of: form, in: table.format) {
          found.append(Diagnostic(code: code, at: table.location(row, "forms"), message))
        }
      }
    }
    return found
  }

  private static func fault(
    of term: Substring, in format: TableFormat
  ) -> (code: String, message: String)? {
    if mixesAlphabets(term) {
      return ("homoglyph", "\"\(term)\" mixes Latin letters with Greek or Cyrillic ones")
    }
    for var token in term.split(separator: " ") {
      if token == "<n>" || token == "<*>" { continue }
      if token.first == "~", token.count > 1 { token.removeFirst() }
      if format == .symbols, SymbolShape.isMatchable(token) { continue }
      if format != .symbols {
        if token.unicodeScalars.contains(where: \.properties.isUppercase) {
          return (upperCase, "\"\(term)\" has upper case, expected lower case")
        }
        if token.contains("-") {
          return (hyphen, "\"\(term)\" has a hyphen, expected a blank")
        }
      }
      if let reason = TokenShape.fault(of: token) {
        return (unmatchable, "\"\(term)\" can never match: \"\(token)\" \(reason)")
      }
    }
    return nil
  }

  private static func mixesAlphabets(_ term: Substring) -> Bool {
    var hasLatin = false
    var hasOther = false
    for scalar in term.unicodeScalars {
      switch Script(of: scalar) {
      case .latin: hasLatin = true
      case .greek, .cyrillic: hasOther = true
      case .other: break
      }
    }
    return hasLatin && hasOther
  }
}

extension TableFormat {
  /// Whether the rows have a `term` that stands in texts.
  var hasTerms: Bool { columns.first == "term" }
}
