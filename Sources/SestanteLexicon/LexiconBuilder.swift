internal import SestanteText

/// Compiles tables into a ``LexiconDraft`` and collects what does not fit.
struct LexiconBuilder {
  private let library: TableLibrary
  private var versions: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []
  private var inflections: [String: Inflection] = [:]
  /// Concepts and signals of nodes as chains, before they are laid out side by side: an entry and
  /// the number of the next one. While building, a node's start is its first link.
  private var conceptLinks: [(reference: ConceptReference, next: UInt32)] = []
  private var signalLinks: [(reference: SignalReference, next: UInt32)] = []
  private var conceptNumbers: [Substring: Int] = [:]
  private var signalValueNumbers: [String: UInt16] = [:]

  init(_ library: TableLibrary) { self.library = library }

  /// Reads the tables of a format one after the other, so that only one is in memory.
  private mutating func forEachTable(
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
  private mutating func readRest() {
    for format in [TableFormat.stages, .pillars, .mapping, .labels] {
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

    // The words counted for language come first: they are the frequent ones, and standing together
    // they stay in the cache.
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
    guard diagnostics.isEmpty else { return }
    layOut(&lexicon)
    sortNodes(&lexicon)
    ChildFilter.build(&lexicon)
  }

  // MARK: Names

  private mutating func readInflections() {
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

  private mutating func readNames(into lexicon: inout LexiconDraft) {
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

  // MARK: Terms

  private mutating func readTerms(into lexicon: inout LexiconDraft) {
    // Judgements first: their valence is the one that counts where a polar term repeats it.
    let order: [TableFormat] = [
      .valence, .symbols, .negators, .intensifiers, .dampeners, .contrast, .irrealis, .terms,
      .signals,
    ]
    for format in order {
      forEachTable(format) { builder, file, table in
        for row in table.rows {
          builder.read(row, of: table, at: RowReference(file: file, line: row.line), into: &lexicon)
        }
      }
    }
  }

  private mutating func read(
    _ row: Table.Row, of table: Table, at reference: RowReference, into lexicon: inout LexiconDraft
  ) {
    switch table.format {
    case .valence, .symbols:
      guard let valence = number(table, row, "valence", in: -3...3) else { return }
      if table.format == .symbols { addEmoticon(row["term"], into: &lexicon) }
      forEachNode(row, table, into: &lexicon) { builder, lexicon, node, factor, rank in
        Self.setValence(
          &lexicon.nodes[Int(node)], Self.hundredths(valence * factor), reference, rank: rank,
          polar: false)
      }
    case .negators, .intensifiers, .dampeners, .contrast, .irrealis:
      guard let modifier = modifier(row, table, reference) else { return }
      lexicon.modifiers.append(modifier)
      let number = Int16(lexicon.modifiers.count - 1)
      forEachNode(row, table, into: &lexicon) { builder, lexicon, node, _, _ in
        if lexicon.nodes[Int(node)].modifier < 0 { lexicon.nodes[Int(node)].modifier = number }
      }
    case .terms:
      readConcepts(row, table, reference, into: &lexicon)
    case .signals:
      readSignal(row, table, reference, into: &lexicon)
    default: break
    }
  }

  private mutating func readConcepts(
    _ row: Table.Row, _ table: Table, _ reference: RowReference, into lexicon: inout LexiconDraft
  ) {
    var concepts: [Int] = []
    for id in row["concept"].split(separator: ",") {
      guard let concept = conceptNumbers[id] else {
        report(table, row, "concept", "unknown-id", "unknown concept \"\(id)\"")
        continue
      }
      concepts.append(concept)
    }
    let isPolar = !row["valence"].isEmpty
    guard !concepts.isEmpty,
      let valence = number(table, row, "valence", default: 0, in: -3...3)
    else { return }
    forEachNode(row, table, into: &lexicon) { builder, lexicon, node, factor, rank in
      if isPolar {
        // A judgement table that has the same form keeps its grade; the concept is added to it.
        Self.setValence(
          &lexicon.nodes[Int(node)], Self.hundredths(valence * factor), reference, rank: rank,
          polar: true)
      }
      for concept in concepts {
        let found = ConceptReference(concept: UInt8(concept), isPolar: isPolar, row: reference)
        builder.link(found, to: &lexicon.nodes[Int(node)])
      }
    }
  }

  private mutating func readSignal(
    _ row: Table.Row, _ table: Table, _ reference: RowReference, into lexicon: inout LexiconDraft
  ) {
    guard let signal = lexicon.signals.firstIndex(where: { $0 == row["signal"] }) else {
      report(table, row, "signal", "unknown-id", "unknown signal \"\(row["signal"])\"")
      return
    }
    let value = String(row["value"])
    var number = SignalReference.matchedNumber
    if value != "<n>" {
      if let known = signalValueNumbers[value] {
        number = known
      } else {
        number = UInt16(lexicon.signalValues.count)
        signalValueNumbers[value] = number
        lexicon.signalValues.append(value)
      }
    }
    forEachNode(row, table, into: &lexicon) { builder, lexicon, node, _, _ in
      let found = SignalReference(signal: UInt8(signal), value: number, row: reference)
      builder.link(found, to: &lexicon.nodes[Int(node)])
    }
  }

  /// Adds a concept to a node; of two rows that name the same one, a polar one stays.
  private mutating func link(_ found: ConceptReference, to node: inout TermNode) {
    var last: UInt32 = 0
    var at = node.conceptStart
    while at != 0 {
      let index = Int(at) - 1
      if conceptLinks[index].reference.concept == found.concept {
        if found.isPolar, !conceptLinks[index].reference.isPolar {
          conceptLinks[index].reference = found
        }
        return
      }
      last = at
      at = conceptLinks[index].next
    }
    conceptLinks.append((found, 0))
    let number = UInt32(conceptLinks.count)
    if last == 0 { node.conceptStart = number } else { conceptLinks[Int(last) - 1].next = number }
    node.conceptCount = node.conceptCount &+ 1
  }

  /// Adds a signal to a node; the first row of a signal stays.
  private mutating func link(_ found: SignalReference, to node: inout TermNode) {
    var last: UInt32 = 0
    var at = node.signalStart
    while at != 0 {
      let index = Int(at) - 1
      if signalLinks[index].reference.signal == found.signal { return }
      last = at
      at = signalLinks[index].next
    }
    signalLinks.append((found, 0))
    let number = UInt32(signalLinks.count)
    if last == 0 { node.signalStart = number } else { signalLinks[Int(last) - 1].next = number }
    node.signalCount = node.signalCount &+ 1
  }

  private static func setValence(
    _ node: inout TermNode, _ valence: Int, _ row: RowReference, rank: UInt8, polar: Bool
  ) {
    guard valence != 0 else {
      if node.valence == 0 { node.isSilencing = true }
      return
    }
    if polar { node.isPolar = true }
    // A polar term never overrules a judgement table; a written form beats a derived one.
    let strength = polar ? 0 : rank
    if node.valence == 0 || strength > node.rank {
      node.valence = Int16(max(-400, min(400, valence)))
      node.valenceRow = row
      node.rank = strength
    }
  }

  private mutating func modifier(
    _ row: Table.Row, _ table: Table, _ reference: RowReference
  ) -> Modifier? {
    let kind: ModifierKind
    let columns: (String, String)
    switch table.format {
    case .negators: (kind, columns) = (.negator, ("positive", "negative"))
    case .intensifiers: (kind, columns) = (.intensifier, ("factor", "factor"))
    case .dampeners: (kind, columns) = (.dampener, ("factor", "factor"))
    case .contrast: (kind, columns) = (.contrast, ("before", "after"))
    default: (kind, columns) = (.irrealis, ("factor", "factor"))
    }
    guard let first = number(table, row, columns.0, in: -3...3),
      let second = number(table, row, columns.1, in: -3...3),
      let reach = number(table, row, "reach", default: 3, in: 0...50)
    else { return nil }
    let sides: [Substring: ModifierSide] = [
      "": .right, "right": .right, "left": .left, "both": .both,
    ]
    guard let side = sides[row["side"]] else {
      report(
        table, row, "side", "unknown-side",
        "unknown side \"\(row["side"])\", expected right, left or both")
      return nil
    }
    let scopes: [Substring: ContrastScope] = [
      "": .sentence, "clause": .clause, "sentence": .sentence, "document": .document,
    ]
    guard let scope = scopes[row["scope"]] else {
      report(
        table, row, "scope", "unknown-scope",
        "unknown scope \"\(row["scope"])\", expected clause, sentence or document")
      return nil
    }
    return Modifier(
      kind: kind, side: side, reach: UInt8(reach), isConcordant: row["concord"] == "yes",
      scope: scope,
      first: Float(first), second: Float(second), row: reference)
  }

  // MARK: Paths

  /// Calls `body` for the node of every form of a row's term, with the factor of the form and its
  /// rank: 2 for the term as written, 1 for derived forms.
  private mutating func forEachNode(
    _ row: Table.Row, _ table: Table, into lexicon: inout LexiconDraft,
    _ body: (inout LexiconBuilder, inout LexiconDraft, UInt32, Double, UInt8) -> Void
  ) {
    let term = row["term"]
    guard !term.isEmpty else {
      report(table, row, "term", "empty-term", "empty term")
      return
    }
    let isEmoticon = table.format == .symbols && lexicon.emoticons[Self.packed(term)] != nil
    var tokens = isEmoticon ? [Array(term.utf8)] : term.split(separator: " ").map { Array($0.utf8) }
    var head: Int?
    for i in tokens.indices
    where tokens[i].first == UInt8(ascii: "~") && tokens[i].count > 1 && !isEmoticon {
      tokens[i].removeFirst()
      head = i
    }
    if head == nil, tokens.count == 1 { head = 0 }
    let inflection = inflections[table.language] ?? Inflection()
    let name = row["inflection"]
    if !name.isEmpty, !inflection.knows(name) {
      report(table, row, "inflection", "unknown-class", "unknown inflection class \"\(name)\"")
      return
    }
    let languages: [Language] =
      table.language == "any"
      ? [.italian, .english] : [table.language == "en" ? .english : .italian]
    var seen: Set<[UInt8]> = []
    func visit(
      _ builder: inout LexiconBuilder, _ lexicon: inout LexiconDraft, _ form: [UInt8],
      _ factor: Double, _ rank: UInt8
    ) {
      guard seen.insert(form).inserted else { return }
      for language in languages {
        var path = tokens
        if let head { path[head] = form }
        let node = Self.node(for: path, language, in: &lexicon)
        if node == 0 {
          builder.report(
            table, row, "term", "unmatchable-term", "the term can never match: a token is too long")
          return
        }
        body(&builder, &lexicon, node, factor, rank)
      }
    }
    guard let head else {
      visit(&self, &lexicon, [], 1, 2)
      return
    }
    visit(&self, &lexicon, tokens[head], 1, 2)
    for form in row["forms"].split(separator: " ") {
      visit(&self, &lexicon, Array(form.utf8), 1, 2)
    }
    if !name.isEmpty {
      var derived: [([UInt8], Double)] = []
      inflection.forms(of: tokens[head], class: name) { derived.append(($0, $1)) }
      for (form, factor) in derived { visit(&self, &lexicon, form, factor, 1) }
    }
  }

  private static func node(
    for path: [[UInt8]], _ language: Language, in lexicon: inout LexiconDraft
  ) -> UInt32 {
    var node: UInt32 = 0
    for (i, token) in path.enumerated() {
      let form = lexicon.forms.intern(token)
      if form == 0 { return 0 }
      if i == 0 {
        if form == Lexicon.numberForm {
          node = language == .english ? lexicon.numberRoots.english : lexicon.numberRoots.italian
        } else {
          let info = lexicon.forms.info[form]
          node = language == .english ? info.english : info.italian
        }
      } else {
        let next = lexicon.transitions.find(node, UInt32(form))
        if next == 0 {
          lexicon.nodes[Int(node)].hasChildren = true
          if form == Lexicon.anyForm { lexicon.nodes[Int(node)].hasAnyChild = true }
          lexicon.nodes.append(TermNode())
          lexicon.transitions.set(node, UInt32(form), UInt32(lexicon.nodes.count - 1))
          node = UInt32(lexicon.nodes.count - 1)
        } else {
          node = next
        }
        continue
      }
      if node == 0 {
        lexicon.nodes.append(TermNode())
        node = UInt32(lexicon.nodes.count - 1)
        switch (form == Lexicon.numberForm, language) {
        case (true, .english): lexicon.numberRoots.english = node
        case (true, _): lexicon.numberRoots.italian = node
        case (false, .english): lexicon.forms.info[form].english = node
        case (false, _): lexicon.forms.info[form].italian = node
        }
      }
    }
    return node
  }

  // MARK: Spellings

  private func addEmoticon(_ term: Substring, into lexicon: inout LexiconDraft) {
    let bytes = Array(term.utf8)
    guard let first = bytes.first, first < 0x80, bytes.count >= 2, bytes.count <= 8,
      bytes.contains(where: { $0 < 0x80 && !isWord($0) }), !isWord(first)
    else { return }
    lexicon.emoticons[Self.packed(term)] = UInt32(lexicon.forms.intern(bytes))
    lexicon.emoticonStarts[Int(first >> 6)] |= 1 << UInt64(first & 63)
  }

  private func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func packed(_ term: Substring) -> UInt64 {
    term.utf8.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private mutating func readSpellings(into lexicon: inout LexiconDraft) {
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
  private func addAccentSpellings(into lexicon: inout LexiconDraft) {
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

  // MARK: Language and parameters

  private mutating func readLanguage(into lexicon: inout LexiconDraft) {
    forEachTable(.language) { builder, _, table in
      for row in table.rows {
        guard let weight = builder.number(table, row, "weight", in: -1000...1000) else { continue }
        lexicon.forms.info[lexicon.forms.intern(row["term"].utf8)].weight = Int16(weight)
      }
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
  private func addLanguageDefaults(_ lexicon: inout LexiconDraft) {
    for form in lexicon.forms.info.indices where lexicon.forms.info[form].weight == 0 {
      let info = lexicon.forms.info[form]
      if (info.italian != 0) != (info.english != 0) {
        lexicon.forms.info[form].weight = info.italian != 0 ? 150 : -150
      }
    }
  }

  private mutating func readParameters(into lexicon: inout LexiconDraft) {
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

  /// Lays the concepts and signals of all nodes out side by side.
  private func layOut(_ lexicon: inout LexiconDraft) {
    lexicon.concepts.reserveCapacity(conceptLinks.count)
    lexicon.signalReferences.reserveCapacity(signalLinks.count)
    for index in lexicon.nodes.indices {
      var at = lexicon.nodes[index].conceptStart
      lexicon.nodes[index].conceptStart = UInt32(lexicon.concepts.count)
      while at != 0 {
        lexicon.concepts.append(conceptLinks[Int(at) - 1].reference)
        at = conceptLinks[Int(at) - 1].next
      }
      at = lexicon.nodes[index].signalStart
      lexicon.nodes[index].signalStart = UInt32(lexicon.signalReferences.count)
      while at != 0 {
        lexicon.signalReferences.append(signalLinks[Int(at) - 1].reference)
        at = signalLinks[Int(at) - 1].next
      }
      let node = lexicon.nodes[index]
      if node.hasSentiment { lexicon.nodes[index].layers.insert(.sentiment) }
      if node.conceptCount != 0 { lexicon.nodes[index].layers.insert(.concept) }
      if node.signalCount != 0 { lexicon.nodes[index].layers.insert(.signal) }
    }
  }

  /// Renumbers the nodes: first terms' first nodes in the order of forms, so frequent words share
  /// cache lines, then the rest.
  private func sortNodes(_ lexicon: inout LexiconDraft) {
    var numbers = [UInt32](repeating: 0, count: lexicon.nodes.count)
    var next: UInt32 = 1
    func place(_ node: UInt32) {
      if node != 0, numbers[Int(node)] == 0 {
        numbers[Int(node)] = next
        next += 1
      }
    }
    for info in lexicon.forms.info {
      place(info.italian)
      place(info.english)
    }
    for node in lexicon.nodes.indices { place(UInt32(node)) }
    var sorted = lexicon.nodes
    for (old, node) in lexicon.nodes.enumerated() { sorted[Int(numbers[old])] = node }
    lexicon.nodes = sorted
    for form in lexicon.forms.info.indices {
      lexicon.forms.info[form].italian = numbers[Int(lexicon.forms.info[form].italian)]
      lexicon.forms.info[form].english = numbers[Int(lexicon.forms.info[form].english)]
    }
    lexicon.transitions.renumber(numbers)
    lexicon.numberRoots.italian = numbers[Int(lexicon.numberRoots.italian)]
    lexicon.numberRoots.english = numbers[Int(lexicon.numberRoots.english)]
  }

  // MARK: Cells

  /// The number in a cell, within a range; reports what else stands there.
  private mutating func number(
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

  private static func hundredths(_ value: Double) -> Int { Int((value * 100).rounded()) }

  private mutating func report(
    _ table: Table, _ row: Table.Row, _ column: String, _ code: String, _ message: String
  ) {
    diagnostics.append(Diagnostic(code: code, at: table.location(row, column), message))
  }
}
