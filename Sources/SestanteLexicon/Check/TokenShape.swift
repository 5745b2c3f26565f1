internal import SestanteText

/// Whether a token of a term is one the tokenizer makes.
enum TokenShape {
  /// Why the token can never stand in a text as one token, or nil.
  ///
  /// One word, with at most one apostrophe before, behind or inside it, unchanged by normalization.
  static func fault(of token: Substring) -> String? {
    let length = token.utf8.count
    if length > FormTable.longestForm { return "is longer than \(FormTable.longestForm) bytes" }
    let normalized = Normalizer.normalize(String(token)).text
    if !normalized.utf8.elementsEqual(token.utf8) { return "is read as \"\(normalized)\"" }
    let parts = token.split(separator: "'", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.contains(where: { !$0.isEmpty }) else { return "is split" }
    for part in parts where !part.isEmpty && !isWord(part) { return "is split" }
    return nil
  }

  /// Whether the scanner takes all of it as one word.
  static func isWord(_ part: Substring) -> Bool {
    let scan = Scan(part)
    return scan.words == 1 && scan.marks.isEmpty && scan.coversAll
  }

  /// Whether a letter stands three times in a row: in texts such runs are cut to two letters, then
  /// one.
  static func isElongated(_ token: Substring) -> Bool {
    var previous: Character?
    var run = 0
    for letter in token {
      run = letter == previous ? run + 1 : 1
      previous = letter
      if run == 3, letter.isLetter { return true }
    }
    return false
  }
}

/// Whether a symbol or emoticon is one the tokenizer makes.
enum SymbolShape {
  /// The most bytes of an emoticon.
  static let longestEmoticon = 5

  static func isMatchable(_ token: Substring) -> Bool {
    let scan = Scan(token)
    if scan.words == 0, scan.marks == [.symbol], scan.coversAll { return true }
    guard let first = token.utf8.first, (2...longestEmoticon).contains(token.utf8.count) else {
      return false
    }
    return Scan(Substring(decoding: [first], as: UTF8.self)).marks.count == 1 && first < 0x80
  }
}

/// What the scanner finds in a few characters.
private struct Scan {
  var words = 0
  var marks: [Sign] = []
  /// Whether a single word or mark takes every byte.
  var coversAll = false

  init(_ part: Substring) {
    var copy = String(part)
    var text = ScannedText()
    copy.withUTF8 { text.load($0) }
    TextScanner.scan(&text)
    words = text.words.count
    for i in 0..<text.marks.count { marks.append(text.marks[i].sign) }
    let length = UInt32(text.length)
    if words == 1, marks.isEmpty {
      coversAll = text.words[0].start == 0 && text.words[0].end == length
    }
    if words == 0, marks.count == 1 {
      coversAll = text.marks[0].start == 0 && UInt32(text.marks[0].length) == length
    }
  }
}
