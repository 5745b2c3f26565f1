internal import SestanteText

/// A term of another tool in the spelling of our tables, or why it has none.
enum ForeignTerm {
  /// What became of a term.
  enum Outcome: Equatable {
    /// A word or several, as tokens with a blank between.
    case words(String)
    /// The beginning of a word, written with `*` behind it; earlier words stand before it.
    case stem(String)
    /// An emoji or emoticon.
    case symbol(String)
    /// Nothing our tables could match.
    case none(String)
  }

  /// Folds case and accents' composition, cuts hyphens and underscores, apostrophes as the language has
  /// them (`l'hotel` → `l' hotel`, `it's` → `it 's`), and letters drawn out to two.
  static func convert(_ written: Substring, language: String) -> Outcome {
    let raw = written.trimmed
    if raw.isEmpty { return .none("is empty") }
    if let reason = reserved(raw) { return .none(reason) }
    if isSymbol(raw) { return .symbol(CanonicalForm.compose(String(raw))) }
    var text = Normalizer.normalize(String(raw)).text
    let isStem = text.hasSuffix("*")
    if isStem { text.removeLast() }
    if text.contains(where: { $0 == "*" || $0 == "?" }) {
      return .none("has a wildcard elsewhere than at its end")
    }
    text = String(text.map { $0 == "_" || $0 == "-" || $0.isWhitespace ? " " : $0 })
    let tokens = text.split(separator: " ").flatMap { split($0, language) }.map(shortened)
    if tokens.isEmpty { return .none("has no letter") }
    for token in tokens {
      if token.allSatisfy({ $0 == "'" }) { return .none("has an apostrophe that stands alone") }
      if let fault = TokenShape.fault(of: token[...]) { return .none("\"\(token)\" \(fault)") }
    }
    let joined = tokens.joined(separator: " ")
    if TermCheck.mixesAlphabets(joined[...]) { return .none("mixes alphabets") }
    return isStem ? .stem(joined) : .words(joined)
  }

  /// Why a term means something else in our tables.
  private static func reserved(_ text: Substring) -> String? {
    switch text.first {
    case "#", "%": "begins as a comment or a directive does"
    case "~": "begins with the mark of a head"
    default:
      text.lowercased() == "<n>" || text == "<*>" ? "stands for any number or word" : nil
    }
  }

  /// Emoji, and signs in a row with at most two letters among them: `:-)`, `<3`, `:-P`.
  private static func isSymbol(_ text: Substring) -> Bool {
    guard let first = text.first, first != "'", SymbolShape.isMatchable(text) else { return false }
    return text.count { $0.isLetter } < 3
  }

  /// Elisions of Italian end a token, clitics of English begin one; other apostrophes stay inside.
  private static func split(_ token: Substring, _ language: String) -> [Substring] {
    let parts = token.split(separator: "'", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return [token] }
    let mark = parts[0].endIndex
    if language == "it" { return [token[...mark], token[token.index(after: mark)...]] }
    return parts[1] == "s" ? [token[..<mark], token[mark...]] : [token]
  }

  /// Of a letter three times or more in a row, two: what texts are read as.
  private static func shortened(_ token: Substring) -> String {
    var out = ""
    for letter in token {
      if letter.isLetter, out.last == letter, out.dropLast().last == letter { continue }
      out.append(letter)
    }
    return out
  }
}
