internal import SestanteLexicon
internal import SestanteText

/// The subject of a call note that names no touchpoint by a judgement (codebook §1 and §3): what
/// the customer asks for, else the first thing named.
///
/// *Cl. chiede copia della fattura* is about payment-and-billing, neutral. Rows of the concept
/// `subject` decide, clause by clause, from the request on. If the note judges without naming
/// anything, the subject takes that sign.
struct NoteSubject {
  let lexicon: LexiconView
  let mapping: MappingView
  let rules: NoteRules

  func find(in buffer: inout AnalysisBuffer, tokens: UnsafePointer<Token>) {
    for h in 0..<buffer.hits.count where buffer.hits[h].kind == .touchpoint { return }
    let score = sign(of: buffer)
    if score == 0 {
      for m in 0..<buffer.matches.count where lexicon.has(buffer.matches[m], rules.request) {
        if label(from: m, score, &buffer, tokens) { return }
        break
      }
    }
    _ = label(from: 0, score, &buffer, tokens)
  }

  /// Reads the rows clause by clause from a match on; gives whether one held. A complaint is not
  /// about what the customer asks for in its place (`chiede rimborso`).
  private func label(
    from first: Int, _ score: Int, _ buffer: inout AnalysisBuffer, _ tokens: UnsafePointer<Token>
  ) -> Bool {
    var m = first
    while m < buffer.matches.count {
      let clause = buffer.matches[m].clause
      var end = m + 1
      while end < buffer.matches.count, buffer.matches[end].clause == clause { end += 1 }
      let sentence = buffer.sentenceConcepts[Int(buffer.matches[m].sentence)]
      let isAsked = buffer.clauseConcepts[Int(clause)].contains(rules.request)
      for r in mapping.starts[rules.subject]..<mapping.starts[rules.subject + 1]
      where score == 0 || !isAsked {
        let rule = mapping.rules[r]
        guard rule.touchpoint >= 0,
          rule.holds(
            sign: 0, isOwn: false, clause: buffer.clauseConcepts[Int(clause)], sentence: sentence,
            document: buffer.documentConcepts, mapping.conditions)
        else { continue }
        add(rule, score, m..<end, &buffer, tokens)
        return true
      }
      m = end
    }
    return false
  }

  /// Adds the label with the things of the clause as its evidence.
  private func add(
    _ rule: MappingRule, _ score: Int, _ range: Range<Int>, _ buffer: inout AnalysisBuffer,
    _ tokens: UnsafePointer<Token>
  ) {
    let start = buffer.contributions.count
    var span = Span(buffer.matches[range.lowerBound], tokens)
    for m in range where buffer.matches[m].layers.contains(.concept) {
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
      Contribution(start: span.start, end: span.end, row: rule.row, role: .condition, effect: 0))
    let polarity = Mapper.polarity(score)
    let evidence = UInt32(buffer.evidence.count)
    buffer.evidence.append(
      EvidenceRecord(
        start: span.start, end: span.end, polarity: polarity, score: Int16(score),
        contributionStart: UInt32(start),
        contributionCount: UInt32(buffer.contributions.count - start)))
    buffer.hits.append(
      LabelHit(
        kind: .touchpoint, id: UInt8(rule.touchpoint), touchpoint: .max, polarity: polarity,
        score: Int16(score), evidence: evidence))
    if rule.topic >= 0 {
      buffer.hits.append(
        LabelHit(
          kind: .topic, id: UInt8(rule.topic), touchpoint: UInt8(rule.touchpoint),
          polarity: polarity, score: Int16(score), evidence: evidence))
    }
  }

  /// The mean score of the stated pillars, 0 if there are none.
  private func sign(of buffer: borrowing AnalysisBuffer) -> Int {
    var (sum, count) = (0, 0)
    for h in 0..<buffer.hits.count where buffer.hits[h].kind == .pillar {
      sum += Int(buffer.hits[h].score)
      count += 1
    }
    return count == 0 ? 0 : sum / count
  }
}

extension LexiconView {
  /// Whether a match is a term with a concept.
  func has(_ match: Match, _ concept: Int) -> Bool {
    match.layers.contains(.concept) && node(match.node, has: concept)
  }
}
