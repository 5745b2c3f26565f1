internal import SestanteLexicon
internal import SestanteText

/// The subject of a call note (codebook §1 and §3): what the customer asks for, else the first
/// thing named.
///
/// *Cl. chiede copia della fattura* is about payment-and-billing, neutral. Rows of the concept
/// `subject` decide, clause by clause. A judgement that names no touchpoint (`terzo sollecito`) is
/// about the subject of its sentence, else of the note.
struct NoteSubject {
  let lexicon: LexiconView
  let mapping: MappingView
  let rules: NoteRules

  func find(in buffer: inout AnalysisBuffer, tokens: UnsafePointer<Token>) {
    addToJudgements(&buffer)
    for h in 0..<buffer.hits.count where buffer.hits[h].kind == .touchpoint { return }
    guard let found = asked(buffer) ?? first(buffer, from: 0, to: buffer.matches.count, false)
    else { return }
    add(found, &buffer, tokens)
  }

  /// A row that holds, with the matches of its clause.
  private struct Found {
    var rule: MappingRule
    var matches: Range<Int>
  }

  /// The subject from the first request on.
  private func asked(_ buffer: borrowing AnalysisBuffer) -> Found? {
    for m in 0..<buffer.matches.count where lexicon.has(buffer.matches[m], rules.request) {
      return first(buffer, from: m, to: buffer.matches.count, false)
    }
    return nil
  }

  /// The first clause in a range of matches for which a row holds. A complaint is not about what
  /// the customer asks for in its place (`chiede rimborso`).
  private func first(
    _ buffer: borrowing AnalysisBuffer, from first: Int, to last: Int, _ isComplaint: Bool
  ) -> Found? {
    var m = first
    while m < last {
      let clause = buffer.matches[m].clause
      var end = m + 1
      while end < buffer.matches.count, buffer.matches[end].clause == clause { end += 1 }
      let concepts = ScopedConcepts(
        clause: buffer.clauseConcepts[Int(clause)],
        sentence: buffer.sentenceConcepts[Int(buffer.matches[m].sentence)],
        document: buffer.documentConcepts)
      if !isComplaint || !concepts.clause.contains(rules.request) {
        for r in mapping.starts[rules.subject]..<mapping.starts[rules.subject + 1] {
          let rule = mapping.rules[r]
          let holds = withUnsafePointer(to: concepts) {
            rule.holds(sign: 0, isOwn: false, among: $0, mapping.conditions)
          }
          if rule.touchpoint >= 0, holds { return Found(rule: rule, matches: m..<end) }
        }
      }
      m = end
    }
    return nil
  }

  /// Gives judgements with a pillar and no touchpoint that of the subject.
  private func addToJudgements(_ buffer: inout AnalysisBuffer) {
    let count = buffer.hits.count
    var subjects = Subjects()
    // Hits stand in the order of opinions; opinions without labels have none.
    var h = 0
    for o in 0..<buffer.opinions.count {
      let opinion = buffer.opinions[o]
      var pillar = -1
      var isPlaced = false
      while h < count,
        buffer.evidence[Int(buffer.hits[h].evidence)].contributionStart
          == opinion.contributionStart
      {
        if buffer.hits[h].kind == .pillar { pillar = h }
        if buffer.hits[h].kind == .touchpoint { isPlaced = true }
        h += 1
      }
      if pillar < 0 || isPlaced { continue }
      let sentence = Int(buffer.matches[Int(opinion.match)].sentence)
      guard let found = subject(of: sentence, buffer, &subjects) else { continue }
      var hit = buffer.hits[pillar]
      hit.kind = .touchpoint
      hit.id = UInt8(found.rule.touchpoint)
      buffer.hits.append(hit)
      if found.rule.topic >= 0 {
        hit.kind = .topic
        hit.id = UInt8(found.rule.topic)
        hit.touchpoint = UInt8(found.rule.touchpoint)
        buffer.hits.append(hit)
      }
    }
    buffer.orderHits(from: count)
  }

  /// The subjects that complaints were found to be about: that of the sentence at hand, and that of
  /// the whole note, nil until it was looked for.
  private struct Subjects {
    var sentence = -1
    var ofSentence: Found?
    var ofNote: Found??
  }

  /// What a complaint of a sentence is about.
  private func subject(
    of sentence: Int, _ buffer: borrowing AnalysisBuffer, _ known: inout Subjects
  ) -> Found? {
    if known.sentence != sentence {
      known.sentence = sentence
      known.ofSentence = first(
        buffer, from: Int(buffer.sentenceMatches[sentence]),
        to: Int(buffer.sentenceMatches[sentence + 1]), true)
    }
    if let found = known.ofSentence { return found }
    if let found = known.ofNote { return found }
    let found = first(buffer, from: 0, to: buffer.matches.count, true)
    known.ofNote = .some(found)
    return found
  }

  /// Adds the neutral label with the things of the clause as its evidence.
  private func add(
    _ found: Found, _ buffer: inout AnalysisBuffer, _ tokens: UnsafePointer<Token>
  ) {
    let start = buffer.contributions.count
    var span = Span(buffer.matches[found.matches.lowerBound], tokens)
    for m in found.matches where buffer.matches[m].layers.contains(.concept) {
      let node = lexicon.nodes[Int(buffer.matches[m].node)]
      guard node.conceptCount > 0 else { continue }
      let place = Span(buffer.matches[m], tokens)
      span.formUnion(place.start, place.end)
      buffer.contributions.append(
        Contribution(
          start: place.start, end: place.end, row: lexicon.concepts[Int(node.conceptStart)].row,
          role: .topic, effect: 0))
    }
    buffer.contributions.append(
      Contribution(
        start: span.start, end: span.end, row: found.rule.row, role: .condition, effect: 0))
    let evidence = UInt32(buffer.evidence.count)
    buffer.evidence.append(
      EvidenceRecord(
        start: span.start, end: span.end, polarity: .neutral, score: 0,
        contributionStart: UInt32(start),
        contributionCount: UInt32(buffer.contributions.count - start)))
    buffer.hits.append(
      LabelHit(
        kind: .touchpoint, id: UInt8(found.rule.touchpoint), touchpoint: .max, polarity: .neutral,
        score: 0, evidence: evidence))
    if found.rule.topic >= 0 {
      buffer.hits.append(
        LabelHit(
          kind: .topic, id: UInt8(found.rule.topic), touchpoint: UInt8(found.rule.touchpoint),
          polarity: .neutral, score: 0, evidence: evidence))
    }
  }
}
