internal import SestanteText

/// Other spellings of words: elisions, numbers, abbreviations, accents, emoticons; and the languages they speak for.
extension LexiconBuilder {
  func addEmoticon(_ term: Substring, into lexicon: inout LexiconDraft) {
    let bytes = Array(term.utf8)
    guard let first = bytes.first, first < 0x80, bytes.count >= 2, bytes.count <= 8,
      bytes.contains(where: { $0 < 0x80 && !isWord($0) }), !isWord(first)
    else { return }
    lexicon.emoticons[Self.packed(term)] = UInt32(lexicon.forms.intern(bytes))
    lexicon.emoticonStarts[Int(first >> 6)] |= 1 << UInt64(first & 63)
    if bytes[1] < 0x80 {
      lexicon.emoticonSeconds[Int(bytes[1] >> 6)] |= 1 << UInt64(bytes[1] & 63)
    }
  }

  func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  static func packed(_ term: Substring) -> UInt64 {
    term.utf8.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func readSpellings(into lexicon: inout LexiconDraft) {
    forEachTable(.elisions) { _, _, table in
      // The elided form must be a form, or the scanner would not keep its apostrophe.
      for row in table.rows { _ = lexicon.forms.intern(row["term"].utf8) }
    }
    forEachTable(.numbers) { builder, _, table in
      for row in table.rows {
        guard let value = builder.number(table, row, "value", in: 0...30000) else { continue }
        lexicon.forms.info[lexicon.forms.intern(row["term"].utf8)].number = Int16(value)
      }
    }
    forEachTable(.abbreviations) { _, _, table in
      for row in table.rows {
        let term = row["term"]
        let full = row["full"]
        if !full.contains(" "), !full.isEmpty {
          let form = lexicon.forms.intern(full.utf8)
          lexicon.forms.alias(term.utf8, to: form)
        }
        _ = lexicon.forms.intern(term.utf8)
        lexicon.forms.markAbbreviation(term.utf8)
      }
    }
    addAccentSpellings(into: &lexicon)
  }

  /// `perche'` and `perche` for `perché`, wherever the plain spelling is no word of its own.
  func addAccentSpellings(into lexicon: inout LexiconDraft) {
    let plain: [Character: String] = [
      "à": "a", "è": "e", "é": "e", "ì": "i", "ò": "o", "ù": "u", "í": "i", "ó": "o", "ú": "u",
      "á": "a",
    ]
    var found: [(String, Int)] = []
    lexicon.forms.forEachSpelling { spelling, form in
      if spelling.utf8.contains(0xC3), lexicon.forms.info[form].italian != 0 {
        found.append((spelling, form))
      }
    }
    for (spelling, form) in found {
      let bare = spelling.map { plain[$0] ?? String($0) }.joined()
      if bare.utf8.count > 2 { lexicon.forms.alias(bare.utf8, to: form) }
      if let last = spelling.last, plain[last] != nil {
        lexicon.forms.alias((bare + "'").utf8, to: form)
        // The other accent: `perchè` for `perché`.
        let swapped: [Character: Character] = [
          "è": "é", "é": "è", "ì": "í", "ò": "ó", "ù": "ú", "à": "á",
        ]
        if let other = swapped[last] {
          lexicon.forms.alias((spelling.dropLast() + String(other)).utf8, to: form)
        }
      }
    }
  }

  mutating func readLanguage(into lexicon: inout LexiconDraft) {
    var words: [(term: Substring, weight: Int16, frequency: Double)] = []
    forEachTable(.language) { builder, _, table in
      for row in table.rows {
        guard let weight = builder.number(table, row, "weight", in: -1000...1000),
          let frequency = builder.number(table, row, "frequency", default: 0, in: 0...1_000_000)
        else { continue }
        words.append((row["term"], Int16(weight), frequency))
      }
    }
    words.sort { ($1.frequency, $0.term) < ($0.frequency, $1.term) }
    for word in words {
      lexicon.forms.info[lexicon.forms.intern(word.term.utf8)].weight = word.weight
    }
    forEachTable(.ngrams) { builder, _, table in
      for row in table.rows {
        guard let weight = builder.number(table, row, "weight", in: -127...127) else { continue }
        let gram = Array(row["gram"].utf8)
        guard let position = LanguageModel.Position(rawValue: String(row["position"])),
          !gram.isEmpty
        else {
          builder.report(
            table, row, "position", "unknown-position",
            "unknown position \"\(row["position"])\", expected start or end")
          continue
        }
        lexicon.languageModel.set(gram, position, Int8(weight))
      }
    }
  }

  /// A word that only one language's tables know speaks for that language.
  func addLanguageDefaults(_ lexicon: inout LexiconDraft) {
    for form in lexicon.forms.info.indices where lexicon.forms.info[form].weight == 0 {
      let info = lexicon.forms.info[form]
      if (info.italian != 0) != (info.english != 0) {
        lexicon.forms.info[form].weight = info.italian != 0 ? 150 : -150
      }
    }
  }

  mutating func readParameters(into lexicon: inout LexiconDraft) {
    forEachTable(.scoring) { builder, file, table in
      for row in table.rows {
        guard let value = builder.number(table, row, "value", in: -1_000_000...1_000_000) else {
          continue
        }
        lexicon.parameters[String(row["name"])] = value
        lexicon.parameterRows[String(row["name"])] = RowReference(file: file, line: row.line)
      }
    }
  }
}
