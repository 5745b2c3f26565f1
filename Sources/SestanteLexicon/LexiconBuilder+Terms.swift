/// What a row of words says: a judgement, a modifier, concepts, a signal.
extension LexiconBuilder {
  mutating func readTerms(into lexicon: inout LexiconDraft) {
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
    forEachTable(.derivations) { builder, _, table in
      for row in table.rows { _ = builder.signalValue(String(row["value"]), into: &lexicon) }
    }
  }

  mutating func read(
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

  mutating func readConcepts(
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

  mutating func readSignal(
    _ row: Table.Row, _ table: Table, _ reference: RowReference, into lexicon: inout LexiconDraft
  ) {
    guard let signal = lexicon.signals.firstIndex(where: { $0 == row["signal"] }) else {
      report(table, row, "signal", "unknown-id", "unknown signal \"\(row["signal"])\"")
      return
    }
    let number = signalValue(String(row["value"]), into: &lexicon)
    forEachNode(row, table, into: &lexicon) { builder, lexicon, node, _, _ in
      let found = SignalReference(signal: UInt8(signal), value: number, row: reference)
      builder.link(found, to: &lexicon.nodes[Int(node)])
    }
  }

  /// The number of a signal's value; a new one is added to the list.
  mutating func signalValue(_ value: String, into lexicon: inout LexiconDraft) -> UInt16 {
    if value == "<n>" { return SignalReference.matchedNumber }
    if let known = signalValueNumbers[value] { return known }
    let number = UInt16(lexicon.signalValues.count)
    signalValueNumbers[value] = number
    lexicon.signalValues.append(value)
    return number
  }

  /// Adds a concept to a node; of two rows that name the same one, a polar one stays.
  mutating func link(_ found: ConceptReference, to node: inout TermNode) {
    let known = Self.chain(found, to: &node.conceptStart, &node.conceptCount, &conceptLinks) {
      $0.concept == found.concept
    }
    if let known, found.isPolar, !conceptLinks[known].reference.isPolar {
      conceptLinks[known].reference = found
    }
  }

  /// Adds a signal to a node; the first row of a signal stays.
  mutating func link(_ found: SignalReference, to node: inout TermNode) {
    _ = Self.chain(found, to: &node.signalStart, &node.signalCount, &signalLinks) {
      $0.signal == found.signal
    }
  }

  /// Hangs a reference behind the last of a node's chain, unless the chain has one like it: then
  /// gives the index of that one.
  private static func chain<Reference>(
    _ found: Reference, to start: inout UInt32, _ count: inout UInt8,
    _ links: inout [(reference: Reference, next: UInt32)], isSame: (Reference) -> Bool
  ) -> Int? {
    var last: UInt32 = 0
    var at = start
    while at != 0 {
      let index = Int(at) - 1
      if isSame(links[index].reference) { return index }
      last = at
      at = links[index].next
    }
    links.append((found, 0))
    let number = UInt32(links.count)
    if last == 0 { start = number } else { links[Int(last) - 1].next = number }
    count = count &+ 1
    return nil
  }

  static func setValence(
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

  mutating func modifier(
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
}
