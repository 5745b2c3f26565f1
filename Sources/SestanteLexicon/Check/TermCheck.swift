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
      if let fault = fault(of: row["term"], in: table.format) {
        found.append(fault.diagnostic(at: table.location(row, "term")))
      }
      for form in row["forms"].split(separator: " ") {
        if let fault = fault(of: form, in: table.format) {
          found.append(fault.diagnostic(at: table.location(row, "forms")))
        }
      }
    }
    return found
  }

  private struct Fault {
    var severity = Diagnostic.Severity.error
    var code: String
    var message: String

    func diagnostic(at place: SourceLocation) -> Diagnostic {
      Diagnostic(severity, code: code, at: place, message)
    }
  }

  private static func fault(of term: Substring, in format: TableFormat) -> Fault? {
    if mixesAlphabets(term) {
      return Fault(
        code: "homoglyph", message: "\"\(term)\" mixes Latin letters with Greek or Cyrillic ones")
    }
    if format.holdsSingleWords, term.contains(" ") {
      return Fault(
        code: unmatchable,
        message: "\"\(term)\" can never match: \(format.rawValue) holds single words")
    }
    for var token in term.split(separator: " ") {
      if token == "<n>" || token == "<*>" { continue }
      if token.first == "~", token.count > 1 { token.removeFirst() }
      if format == .symbols, SymbolShape.isMatchable(token) { continue }
      if format != .symbols {
        if token.unicodeScalars.contains(where: \.properties.isUppercase) {
          return Fault(
            code: upperCase, message: "\"\(term)\" has upper case, expected lower case")
        }
        if token.contains("-") {
          return Fault(code: hyphen, message: "\"\(term)\" has a hyphen, expected a blank")
        }
      }
      if let reason = TokenShape.fault(of: token) {
        return Fault(
          code: unmatchable, message: "\"\(term)\" can never match: \"\(token)\" \(reason)")
      }
      if TokenShape.isElongated(token) {
        // Harmless: what it was meant for is found by its shorter form.
        return Fault(
          severity: .warning, code: unmatchable,
          message: "\"\(term)\" can never match: \"\(token)\" has a letter three times in a row")
      }
    }
    return nil
  }

  static func mixesAlphabets(_ term: Substring) -> Bool {
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

  /// Whether a term is looked up as one form, blanks and all.
  var holdsSingleWords: Bool {
    switch self {
    case .elisions, .abbreviations, .numbers, .language: true
    default: false
    }
  }
}
