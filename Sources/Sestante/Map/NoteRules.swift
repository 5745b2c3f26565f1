internal import SestanteLexicon

/// What call notes are known by: concepts by their id, thresholds from `common/scoring.tsv`.
struct NoteRules: Sendable, BitwiseCopyable {
  /// Shorthand and third-person phrases of operators.
  let mark: Int
  /// Words of the paperwork of a contact, which judge nothing in a note (`ok`, `reclamo aperto`).
  let procedure: Int
  /// The agent speaks: what follows in the sentence is not the customer's voice (R5).
  let agent: Int
  /// The customer asks for information or a change.
  let request: Int
  /// The concept whose rows tell what a note is about that judges nothing.
  let subject: Int
  /// Marks per hundred tokens that make a text a note.
  let share: Int
  /// How far behind a request words only tell what is asked for, in tokens.
  let reach: Int
  /// A grade in a note gives labels from this strength on, in hundredths.
  let grade: Int

  init(_ lexicon: Lexicon) throws(LexiconError) {
    var missing: [String] = []
    func concept(_ id: String) -> Int {
      if let found = lexicon.concept(id) { return found }
      missing.append("concept \"\(id)\"")
      return 0
    }
    mark = concept("note")
    procedure = concept("procedure")
    agent = concept("agent-voice")
    request = concept("request")
    subject = concept("subject")
    func parameter(_ name: String) -> Int {
      if let value = lexicon.parameters[name] { return Int(value) }
      missing.append("parameter \"\(name)\"")
      return 0
    }
    share = parameter("note.share")
    reach = parameter("note.request")
    grade = parameter("note.grade")
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
