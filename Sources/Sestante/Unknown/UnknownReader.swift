internal import SestanteLexicon
public import SestanteText

/// Finds the words of documents that no table knows; the state of one thread.
///
/// A word is unknown if it is not among the lexicon's forms: no judgement, modifier, thing, signal,
/// number, spelling or language table has it. Left out are numbers and words with digits, single letters,
/// addresses and `@names`. Case makes no difference, drawn-out letters count as two.
public struct UnknownReader: ~Copyable {
  private let analyzer: Analyzer
  private let options: UnknownOptions
  private var work: Workspace
  /// What was found since the last ``take()``.
  private var tally: UnknownTally

  /// A reader with the lexicon of an analyzer.
  public init(_ analyzer: Analyzer, options: UnknownOptions) {
    self.analyzer = analyzer
    self.options = options
    work = Workspace(for: analyzer)
    tally = UnknownTally(contexts: options.contexts)
  }

  /// Hands out what was found and begins anew.
  public mutating func take() -> UnknownTally {
    defer { tally = UnknownTally(contexts: options.contexts) }
    return tally
  }

  /// Reads one document.
  ///
  /// - Parameters:
  ///   - text: valid UTF-8.
  ///   - hint: the language to fall back on.
  public mutating func read(
    _ text: UnsafeBufferPointer<UInt8>, id: String, hint: Language = .undetermined
  ) {
    work.text.load(text)
    analyzer.run(&work, hint: hint)
    var words: [String: UnknownWord] = [:]
    var word = 0
    for s in 0..<work.tokens.sentences.count {
      let sentence = work.tokens.sentences[s]
      let isEnglish = work.result.sentenceLanguages[s] == Language.english.rawValue
      for t in Int(sentence.first)..<Int(sentence.end) {
        let token = work.tokens.tokens[t]
        while word < work.text.words.count, work.text.words[word].start < token.start { word += 1 }
        guard isUnknown(token), isWanted(isEnglish) else { continue }
        let spelling = spelling(of: token, at: word)
        guard Self.isWord(spelling) || token.flags.contains(.symbol) else { continue }
        var found = words[spelling] ?? UnknownWord(word: spelling, documents: 1)
        found.count += 1
        if !isEnglish { found.italian += 1 }
        if t > Int(sentence.first), isName(token) { found.capitalised += 1 }
        if options.contexts > 0, found.contexts.isEmpty {
          found.contexts = [context(of: token, id)]
        }
        words[spelling] = found
      }
    }
    tally.addDocument(tokens: work.tokens.tokens.count, words: words)
  }

  private func isUnknown(_ token: Token) -> Bool {
    if token.flags.contains(.number) || isModifier(token) { return false }
    if token.form == 0 { return true }
    guard options.includesLanguageWords else { return false }
    let info = analyzer.lexicon.forms.info(Int(token.form))
    return info.italian == 0 && info.english == 0 && info.number < 0
  }

  /// Whether the token is a colour of skin or another sign that only changes the emoji before it.
  private func isModifier(_ token: Token) -> Bool {
    guard token.flags.contains(.symbol) else { return false }
    return String(decoding: slice(Int(token.start), Int(token.end)), as: UTF8.self).unicodeScalars
      .allSatisfy { $0.properties.isEmojiModifier || $0.properties.isVariationSelector }
  }

  private func isWanted(_ isEnglish: Bool) -> Bool {
    switch options.language {
    case .english: isEnglish
    case .italian: !isEnglish
    case .undetermined, .mixed: true
    }
  }

  /// The word as tables have it: folded, drawn-out letters cut to two.
  private func spelling(of token: Token, at word: Int) -> String {
    let bytes = work.text.bytes.base
    let own = UnsafeBufferPointer(
      start: bytes + Int(token.start), count: Int(token.end - token.start))
    if word < work.text.words.count, work.text.words[word].start == token.start,
      work.text.words[word].end == token.end
    {
      let found = work.text.words[word]
      if found.form != Word.plain, found.formLength > 0 {
        return String(
          decoding: UnsafeBufferPointer(
            start: work.text.forms.base + Int(found.form), count: Int(found.formLength)),
          as: UTF8.self)
      }
    }
    return Normalizer.normalize(String(decoding: own, as: UTF8.self)).text
  }

  /// Two letters or more and no digit.
  private static func isWord(_ spelling: String) -> Bool {
    spelling.unicodeScalars.count > 1
      && spelling.unicodeScalars.allSatisfy { $0.properties.numericType == nil }
  }

  /// Whether the first letter is a capital and another is none.
  private func isName(_ token: Token) -> Bool {
    let bytes = UnsafeBufferPointer(
      start: work.text.bytes.base + Int(token.start), count: Int(token.end - token.start))
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    guard scalars.first?.properties.isUppercase == true else { return false }
    return scalars.contains { $0.properties.isLowercase }
  }

  /// What stands around the token, on one line, cut at scalars.
  private func context(of token: Token, _ id: String) -> UnknownWord.Context {
    let length = work.text.length
    let start = Int(token.start)
    let end = Int(token.end)
    // A scalar has at most four bytes.
    let reach = options.contextWidth * 4
    let left = String(decoding: slice(max(0, start - reach), start), as: UTF8.self)
    let right = String(decoding: slice(end, min(length, end + reach)), as: UTF8.self)
    return UnknownWord.Context(
      document: id, before: Self.last(options.contextWidth, of: TerminalText.line(left)),
      word: String(decoding: slice(start, end), as: UTF8.self),
      after: Self.first(options.contextWidth, of: TerminalText.line(right)))
  }

  /// The bytes of a range, without half a scalar at its ends.
  private func slice(_ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
    let bytes = work.text.bytes.base
    var start = start
    var end = end
    while start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end > start, end < work.text.length, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return UnsafeBufferPointer(start: bytes + start, count: end - start)
  }

  private static func last(_ count: Int, of text: String) -> String {
    let scalars = text.unicodeScalars
    return scalars.count <= count ? text : "…" + String(scalars.suffix(count))
  }

  private static func first(_ count: Int, of text: String) -> String {
    let scalars = text.unicodeScalars
    return scalars.count <= count ? text : String(scalars.prefix(count)) + "…"
  }
}

/// Which words are looked for and what is kept of them.
public struct UnknownOptions: Sendable {
  /// Only sentences read in this language; all if undetermined.
  public var language: Language
  /// Whether words also count that only the tables of languages know, and that mean nothing.
  public var includesLanguageWords: Bool
  /// How many places of a word are kept.
  public var contexts: Int
  /// How many characters are kept on each side.
  public var contextWidth: Int

  /// Options; defaults are those of `lexicon unknown`.
  public init(
    language: Language = .undetermined, includesLanguageWords: Bool = false, contexts: Int = 3,
    contextWidth: Int = 30
  ) {
    self.language = language
    self.includesLanguageWords = includesLanguageWords
    self.contexts = contexts
    self.contextWidth = contextWidth
  }
}
