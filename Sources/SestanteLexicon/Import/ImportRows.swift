/// Entries of another tool on their way to rows: spelling, duplicates, stems, the tables in use.
struct ImportRows {
  private let options: ImportOptions
  private var reading: ForeignReading
  /// What the entries of one term come to.
  private struct Senses {
    var outcome: ForeignTerm.Outcome
    var entries: [ForeignEntry]
  }
  private var senses: [String: Senses] = [:]
  private var order: [String] = []
  private var words: ImportedTable
  private var symbols: ImportedTable
  private var known = 0

  init(_ options: ImportOptions, _ reading: ForeignReading) {
    self.options = options
    self.reading = reading
    let comments = [
      "Imported from \(Self.line(reading.text.file)): \(reading.scale).",
      "The rights in that file are its owner's.",
    ]
    words = ImportedTable(
      format: .valence, language: options.language, version: "imported", comments: comments)
    symbols = ImportedTable(
      format: .symbols, language: "any", version: "imported", comments: comments)
  }

  mutating func addAll() {
    for entry in reading.entries { collect(entry) }
    let present = PresentTerms(options.present)
    var stems: [(stem: String, row: ImportedTable.Row, entry: ForeignEntry)] = []
    for key in order {
      guard let senses = senses[key], let entry = senses.entries.first,
        let valence = valence(of: senses)
      else { continue }
      var row = ImportedTable.Row(valence: valence, partOfSpeech: partOfSpeech(of: senses))
      switch senses.outcome {
      case .none: continue
      case .stem(let stem): stems.append((stem, row, entry))
      case .symbol(let term):
        if isWanted(term, entry, valence, present) { symbols.rows[term] = row }
      case .words(let term):
        row.inflection = inflection(row.partOfSpeech, term)
        if isWanted(term, entry, valence, present) { words.rows[term] = row }
      }
    }
    complete(stems, present)
  }

  func result(format: ForeignFormat) -> LexiconImport {
    let base = Self.name(of: reading.text.file)
    var tables = [words.source(name: "\(options.language)/imported-\(base).tsv")]
    if !symbols.rows.isEmpty {
      tables.append(symbols.source(name: "common/imported-\(base)-symbols.tsv"))
    }
    return LexiconImport(
      format: format, scale: reading.scale, tables: tables, read: reading.entries.count,
      written: words.rows.count + symbols.rows.count, known: known, unused: reading.unused,
      diagnostics: reading.diagnostics.sorted {
        ($0.location, $0.code, $0.message) < ($1.location, $1.code, $1.message)
      })
  }

  // MARK: Spelling and senses

  private mutating func collect(_ entry: ForeignEntry) {
    let outcome = ForeignTerm.convert(entry.term, language: options.language)
    let key: String
    switch outcome {
    case .none(let reason):
      reading.leaveOut(
        "not-representable", entry.line, entry.column, "\"\(entry.term.trimmed)\" \(reason)")
      return
    case .words(let term), .symbol(let term): key = term
    case .stem(let stem): key = stem + "*"
    }
    guard var senses = senses[key] else {
      senses[key] = Senses(outcome: outcome, entries: [entry])
      order.append(key)
      return
    }
    guard let first = senses.entries.first else { return }
    if reading.averagesSenses {
      senses.entries.append(entry)
      self.senses[key] = senses
    } else if abs(first.valence - entry.valence) < 0.005 {
      reading.leaveOut(
        "duplicate", entry.line, entry.column,
        "\"\(key)\" stands on line \(first.line) already, with the same value")
    } else {
      reading.leaveOut(
        "conflict", entry.line, entry.column,
        "\"\(key)\" is \(ImportedTable.fixed(entry.valence)) here and "
          + "\(ImportedTable.fixed(first.valence)) on line \(first.line), which stays")
    }
  }

  /// The mean of the senses; nil where nothing is left.
  private mutating func valence(of senses: Senses) -> Double? {
    guard let first = senses.entries.first else { return nil }
    let sum = senses.entries.reduce(0) { $0 + $1.valence }
    let mean = (sum / Double(senses.entries.count) * 100).rounded() / 100
    let term = first.term.trimmed
    if let other = senses.entries.first(where: { $0.valence * first.valence < 0 }) {
      reading.leaveOut(
        "conflict", first.line, first.column,
        "\"\(term)\" has senses of both signs, also on line \(other.line): "
          + "their mean is \(ImportedTable.fixed(mean))")
    }
    if mean == 0 {
      // A valence of 0 would silence the words instead.
      reading.leaveOut("neutral", first.line, first.column, "\"\(term)\" has the value 0")
      return nil
    }
    return mean
  }

  private func partOfSpeech(of senses: Senses) -> String {
    let found = Set(senses.entries.map(\.partOfSpeech))
    return found.count == 1 ? found.first ?? "" : ""
  }

  /// The class of a part of speech, for single words.
  private func inflection(_ partOfSpeech: String, _ term: String) -> String {
    guard options.inflects, ["adj", "noun", "verb"].contains(partOfSpeech), !term.contains(" ")
    else { return "" }
    return partOfSpeech
  }

  // MARK: Tables in use

  /// Whether a row is written; says where it differs from the tables in use.
  private mutating func isWanted(
    _ term: String, _ entry: ForeignEntry, _ valence: Double, _ present: PresentTerms
  ) -> Bool {
    guard let other = present[term, options.language] else { return true }
    known += 1
    if options.skipsKnown {
      reading.leaveOut(
        "known-term", entry.line, entry.column, "\"\(term)\" is known: \(other.place)")
      return false
    }
    if other.valence * valence < 0 {
      reading.diagnostics.append(
        Diagnostic(
          .warning, code: "sign-clash", at: reading.text.place(entry.line, entry.column),
          "\"\(term)\" is \(ImportedTable.fixed(valence)) here and "
            + "\(ImportedTable.fixed(other.valence)) in the tables in use, which win",
          note: "\(other.place): note: the row in use"))
    }
    return true
  }

  // MARK: Stems

  /// Gives stems the known words that begin with them: the longest stem takes a word, and a word that
  /// the file lists by itself is nobody's.
  private mutating func complete(
    _ stems: [(stem: String, row: ImportedTable.Row, entry: ForeignEntry)],
    _ present: PresentTerms
  ) {
    if stems.isEmpty { return }
    let vocabulary = Set(options.vocabulary).filter { !$0.isEmpty }.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    let single = Set(stems.map(\.stem).filter { !$0.contains(" ") })
    for (stem, row, entry) in stems {
      let head = stem.split(separator: " ").last.map(String.init) ?? stem
      let lead = String(stem.dropLast(head.count))
      var forms = Self.words(in: vocabulary, beginningWith: head)
      if lead.isEmpty {
        forms.removeAll { form in
          words.rows[form] != nil && form != head
            || single.contains { $0.count > head.count && form.hasPrefix($0) }
        }
      }
      if forms.isEmpty {
        reading.leaveOut(
          "stem-without-forms", entry.line, entry.column,
          "no known word begins with \"\(head)\": the row holds it as a word")
      }
      let term = forms.first ?? head
      let name = lead.isEmpty ? term : lead + "~" + term
      if words.rows[lead + term] != nil || words.rows[name] != nil {
        reading.leaveOut(
          "duplicate", entry.line, entry.column, "\"\(lead + term)\" is a row of its own already")
        continue
      }
      guard isWanted(lead + term, entry, row.valence, present) else { continue }
      var complete = row
      complete.forms = forms.dropFirst().joined(separator: " ")
      complete.note = "\(stem)*"
      words.rows[name] = complete
    }
  }

  /// The words of a sorted list with a beginning.
  private static func words(in vocabulary: [String], beginningWith stem: String) -> [String] {
    var low = 0
    var high = vocabulary.count
    while low < high {
      let middle = (low + high) / 2
      if vocabulary[middle].utf8.lexicographicallyPrecedes(stem.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var found: [String] = []
    while low < vocabulary.count, vocabulary[low].utf8.starts(with: stem.utf8) {
      if TokenShape.fault(of: vocabulary[low][...]) == nil { found.append(vocabulary[low]) }
      low += 1
    }
    return found
  }

  // MARK: Names

  /// `My Lexicon_v2.txt` → `my-lexicon-v2`.
  private static func name(of file: String) -> String {
    let last = file.split(separator: "/").last ?? "lexicon"
    let stem = last.lastIndex(of: ".").map { last[..<$0] } ?? last
    let kept = stem.lowercased().unicodeScalars.map { scalar in
      ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
    }
    let parts = String(kept).split(separator: "-")
    return parts.isEmpty ? "lexicon" : parts.joined(separator: "-")
  }

  /// A name that stays on its line.
  private static func line(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}

/// The terms with a valence in the tables in use.
struct PresentTerms {
  private var terms: [String: (valence: Double, language: String, place: SourceLocation)] = [:]

  init(_ tables: [Table]) {
    for table in tables where [.valence, .symbols, .terms].contains(table.format) {
      for row in table.rows {
        guard let valence = Double(row["valence"]) else { continue }
        let term = row["term"].filter { $0 != "~" }
        let key = "\(table.language) \(term)"
        if terms[key] == nil {
          terms[key] = (valence, table.language, table.location(row, "valence"))
        }
      }
    }
  }

  subscript(term: String, language: String) -> (valence: Double, place: SourceLocation)? {
    let found = terms["\(language) \(term)"] ?? terms["any \(term)"]
    return found.map { ($0.valence, $0.place) }
  }
}
