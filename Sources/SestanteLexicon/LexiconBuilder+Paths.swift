internal import SestanteText

/// From a term to the nodes of its forms.
extension LexiconBuilder {
  /// Calls `body` for the node of every form of a row's term, with the factor of the form and its
  /// rank: 2 for the term as written, 1 for derived forms.
  mutating func forEachNode(
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

  static func node(
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
}
