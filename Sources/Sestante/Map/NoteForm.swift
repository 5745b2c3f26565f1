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

  /// Whether a match judges nothing in a note: a word of procedure, or something asked for
  /// (`chiede rimborso e scuse`).
  static func isProcedure(_ around: Surroundings, _ index: Int, _ rules: NoteRules) -> Bool {
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
