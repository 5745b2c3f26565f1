internal import SestanteLexicon

/// What call notes are known by: concepts by their id, thresholds from `common/scoring.tsv`.
struct NoteRules: Sendable, BitwiseCopyable {
  /// Shorthand and third-person phrases of operators.
  let mark: Int
  /// Words of the paperwork of a contact, which judge nothing in a note (`ok`, `reclamo aperto`).
  let procedure: Int
  /// The customer asks for information or a change.
  let request: Int
  /// The concept whose rows tell what a note is about that judges nothing.
  let subject: Int
  /// Marks per hundred tokens that make a text a note.
  let share: Int
  /// How far behind a request words only tell what is asked for, in tokens.
  let reach: Int

  init(_ lexicon: Lexicon) throws(LexiconError) {
    var missing: [String] = []
    func concept(_ id: String) -> Int {
      if let found = lexicon.concept(id) { return found }
      missing.append("concept \"\(id)\"")
      return 0
    }
    mark = concept("note")
    procedure = concept("procedure")
    request = concept("request")
    subject = concept("subject")
    func parameter(_ name: String) -> Int {
      if let value = lexicon.parameters[name] { return Int(value) }
      missing.append("parameter \"\(name)\"")
      return 0
    }
    share = parameter("note.share")
    reach = parameter("note.request")
    if !missing.isEmpty {
      throw LexiconError(
        missing.map {
          Diagnostic(
            code: "missing-parameter", at: SourceLocation(file: "taxonomy/concepts.tsv", line: 1),
            "no \($0)")
        })
    }
  }
}
