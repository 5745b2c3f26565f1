internal import SestanteText

/// Compiles tables into a ``LexiconDraft`` and collects what does not fit.
struct LexiconBuilder {
  let library: TableLibrary
  var versions: Set<String> = []
  var diagnostics: [Diagnostic] = []
  var inflections: [String: Inflection] = [:]
  /// Concepts and signals of nodes as chains, before they are laid out side by side: an entry and
  /// the number of the next one. While building, a node's start is its first link.
  var conceptLinks: [(reference: ConceptReference, next: UInt32)] = []
  var signalLinks: [(reference: SignalReference, next: UInt32)] = []
  var conceptNumbers: [Substring: Int] = [:]
  var signalValueNumbers: [String: UInt16] = [:]

  init(_ library: TableLibrary) { self.library = library }

  /// Reads the tables of a format one after the other, so that only one is in memory.
  mutating func forEachTable(
    _ format: TableFormat, _ body: (inout LexiconBuilder, Int, Table) -> Void
  ) {
    for file in library.files(format) {
      do throws(LexiconError) {
        let table = try Table(library.sources[file])
        if !table.version.isEmpty { versions.insert(table.version) }
        body(&self, file, table)
      } catch {
        diagnostics += error.diagnostics
      }
    }
  }

  /// Reads tables that only others use, for their faults and versions.
  mutating func readRest() {
    for format in [TableFormat.stages, .pillars, .mapping, .labels, .columns, .values] {
      forEachTable(format) { _, _, _ in }
    }
    for file in library.strangers {
      do throws(LexiconError) { _ = try Table(library.sources[file]) } catch {
        diagnostics += error.diagnostics
      }
    }
  }

  mutating func build(into lexicon: inout LexiconDraft) {
    lexicon.files = library.sources.map(\.name)
    _ = lexicon.forms.intern("<n>".utf8)
    _ = lexicon.forms.intern("<*>".utf8)

    // The words counted for language come first, by frequency: standing together, the frequent ones
    // stay in the cache.
    readLanguage(into: &lexicon)
    readInflections()
    readNames(into: &lexicon)
    readTerms(into: &lexicon)
    readSpellings(into: &lexicon)
    for form in lexicon.forms.info.indices where lexicon.forms.info[form].number >= 0 {
      lexicon.forms.info[form].flags.insert(.number)
    }
    addLanguageDefaults(&lexicon)
    readParameters(into: &lexicon)
    readRest()
    lexicon.version = versions.sorted().joined(separator: "+")
    checkSize(lexicon, "forms", lexicon.forms.count, below: Child.mostForms)
    checkSize(lexicon, "nodes", lexicon.nodes.count, below: Child.mostNodes)
    guard diagnostics.isEmpty else { return }
    sortNodes(&lexicon)
    layOut(&lexicon)
  }

  private mutating func checkSize(
    _ lexicon: borrowing LexiconDraft, _ things: String, _ count: Int, below limit: Int
  ) {
    if count < limit { return }
    diagnostics.append(
      Diagnostic(
        code: "too-many-\(things)", at: SourceLocation(file: lexicon.files.last ?? "", line: 1),
        "\(count) \(things) in all tables, expected fewer than \(limit)"))
  }

  // MARK: Names

  mutating func readInflections() {
    forEachTable(.inflection) { builder, _, table in
      for row in table.rows {
        guard let factor = builder.number(table, row, "factor", default: 1, in: 0.01...10) else {
          continue
        }
        builder.inflections[table.language, default: Inflection()]
          .add(class: row["class"], ending: row["ending"], forms: row["forms"], factor: factor)
      }
    }
  }

  mutating func readNames(into lexicon: inout LexiconDraft) {
    for format in [TableFormat.topicList, .touchpoints, .concepts] {
      forEachTable(format) { _, _, table in
        for row in table.rows where !lexicon.conceptNames.contains(String(row["id"])) {
          lexicon.conceptNames.append(String(row["id"]))
        }
      }
    }
    if lexicon.conceptNames.count > ConceptSet.capacity {
      diagnostics.append(
        Diagnostic(
          code: "too-many-concepts", at: SourceLocation(file: "taxonomy/concepts.tsv", line: 1),
          "\(lexicon.conceptNames.count) concepts, expected at most \(ConceptSet.capacity)"))
    }
    for (number, id) in lexicon.conceptNames.enumerated() { conceptNumbers[id[...]] = number }
    forEachTable(.signalList) { _, _, table in
      lexicon.signals += table.rows.map { String($0["id"]) }
    }
  }

  // MARK: Cells

  /// The number in a cell, within a range; reports what else stands there.
  mutating func number(
    _ table: Table, _ row: Table.Row, _ column: String, default absent: Double? = nil,
    in range: ClosedRange<Double>
  ) -> Double? {
    let cell = row[column]
    if cell.isEmpty, let absent { return absent }
    guard let value = Double(cell), range.contains(value) else {
      report(
        table, row, column, "bad-number",
        "\(column) is \"\(cell)\", "
          + "expected a number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return value
  }

  static func hundredths(_ value: Double) -> Int { Int((value * 100).rounded()) }

  mutating func report(
    _ table: Table, _ row: Table.Row, _ column: String, _ code: String, _ message: String
  ) {
    diagnostics.append(Diagnostic(code: code, at: table.location(row, column), message))
  }
}
