internal import SestanteLexicon
internal import SestanteText

/// Recognises a call note: by its channel, else by how much of it is operators' shorthand.
enum NoteForm {
  /// Decides the genre and lets the concept `note` say so to the mapping.
  static func decide(
    _ buffer: inout AnalysisBuffer, tokens: Int, genre: Genre, _ knowledge: borrowing Knowledge
  ) {
    let rules = knowledge.notes
    switch genre {
    case .note: buffer.isNote = true
    case .review: buffer.isNote = false
    case .unknown:
      guard buffer.documentConcepts.contains(rules.mark) else { return }
      var marks = 0
      for m in 0..<buffer.matches.count {
        if knowledge.lexicon.has(buffer.matches[m], rules.mark) { marks += 1 }
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

  /// Whether a match judges nothing in a note: a word of procedure, something asked for
  /// (`chiede rimborso e scuse`), or what the agent says (`agent informs that …`).
  static func isProcedure(
    _ around: Surroundings, _ index: Int, document: ConceptSet, _ rules: NoteRules
  ) -> Bool {
    let own = around.matches[index]
    if around.lexicon.node(own.node, has: rules.procedure) { return true }
    if document.contains(rules.agent) {
      for j in around.lower..<index where around.lexicon.has(around.matches[j], rules.agent) {
        return true
      }
    }
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
