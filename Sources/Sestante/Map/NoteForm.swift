internal import SestanteLexicon
internal import SestanteText

/// Recognises a call note: by its channel, else by how much of it is operators' shorthand.
enum NoteForm {
  /// Decides the genre and lets the concept `note` say so to the mapping.
  static func decide(
    _ buffer: inout AnalysisBuffer, tokens: Int, genre: Genre,
    _ knowledge: UnsafePointer<Knowledge>
  ) {
    let rules = knowledge.pointee.notes
    switch genre {
    case .note: buffer.isNote = true
    case .review: buffer.isNote = false
    case .unknown:
      guard buffer.documentConcepts.contains(rules.mark) else { return }
      var marks = 0
      for m in 0..<buffer.matches.count {
        if knowledge.pointee.lexicon.has(buffer.matches[m], rules.mark) { marks += 1 }
      }
      buffer.isNote = marks * 100 >= tokens * rules.share
    }
    if buffer.isNote {
      buffer.documentConcepts.insert(rules.mark)
    } else {
      buffer.documentConcepts.remove(rules.mark)
    }
  }

  /// Whether an opinion may give labels in a note: a term that judges its own concept always, a
  /// plain grade of a thing only if it is strong; operators write shorthand, not praise.
  static func isGrade(_ opinion: Opinion, _ rules: NoteRules) -> Bool {
    opinion.aspect < 0 || abs(Int(opinion.score)) >= rules.grade
  }

  /// The first match of a sentence that gives the agent the word; one past its last if none does.
  static func agent(
    _ around: Surroundings, sentence: ConceptSet, _ rules: NoteRules
  ) -> Int {
    guard sentence.contains(rules.agent) else { return around.upper }
    for j in around.lower..<around.upper where around.lexicon.has(around.matches[j], rules.agent) {
      return j
    }
    return around.upper
  }

  /// Whether a match judges nothing in a note: a word of procedure, something asked for
  /// (`chiede rimborso e scuse`), or what the agent says (`agent informs that …`).
  ///
  /// - Parameter agent: the first match of the sentence that gives the agent the word.
  static func isProcedure(
    _ around: Surroundings, _ index: Int, agent: Int, _ rules: NoteRules
  ) -> Bool {
    if agent < index { return true }
    let own = around.matches[index]
    if around.lexicon.node(own.node, has: rules.procedure) { return true }
    var j = index - 1
    while j >= around.lower {
      let other = around.matches[j]
      if other.clause != own.clause || Int(own.first) - Int(other.last) > rules.reach {
        return false
      }
      if other.last < own.first, around.lexicon.has(other, rules.request) { return true }
      j -= 1
    }
    return false
  }
}

extension LexiconView {
  /// Whether a match is a term with a concept.
  func has(_ match: Match, _ concept: Int) -> Bool {
    match.layers.contains(.concept) && node(match.node, has: concept)
  }

  /// Whether a term has a concept.
  func node(_ node: UInt32, has concept: Int) -> Bool {
    let found = nodes[Int(node)]
    for k in 0..<Int(found.conceptCount)
    where Int(concepts[Int(found.conceptStart) + k].concept) == concept {
      return true
    }
    return false
  }
}
