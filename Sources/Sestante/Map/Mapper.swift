internal import SestanteLexicon
internal import SestanteText

/// From opinions to evidence and labels, by the rows of the mapping.
struct Mapper {
  let around: Surroundings
  let attachment: Attachment
  /// What the conditions see at the opinion at hand.
  let concepts: UnsafeMutablePointer<ScopedConcepts>

  /// Makes the evidence of the last opinion and the labels it gives. The opinion's contributions
  /// are the last ones; the things it is about are added to them.
  ///
  /// An opinion gives labels for its own concepts, or for the thing it grades and for what is
  /// listed with that thing.
  func map(_ buffer: inout AnalysisBuffer) {
    let opinion = buffer.opinions.last
    let match = around.matches[Int(opinion.match)]
    var span = Span(match, around.tokens)
    let start = Int(opinion.contributionStart)
    for k in start..<buffer.contributions.count {
      span.formUnion(buffer.contributions[k].start, buffer.contributions[k].end)
    }
    let evidence = buffer.evidence.count
    buffer.evidence.append(
      EvidenceRecord(
        start: span.start, end: span.end, polarity: Self.polarity(Int(opinion.score)),
        score: Int16(opinion.score), contributionStart: UInt32(start), contributionCount: 0))
    if opinion.aspect >= 0 {
      let aspect = Int(opinion.aspect)
      concepts.pointee.clause = clauseConcepts(match, opinion, buffer)
      label(aspect, isOwn: false, opinion, evidence, &buffer)
      cite(aspect, &span, &buffer)
      spread(from: aspect, opinion, evidence, &span, &buffer)
    } else if match.layers.contains(.concept) {
      concepts.pointee.clause = clauseConcepts(match, opinion, buffer)
      label(Int(opinion.match), isOwn: true, opinion, evidence, &buffer)
      share(opinion, evidence, &span, &buffer)
    }
    buffer.evidence.base[evidence].start = span.start
    buffer.evidence.base[evidence].end = span.end
    buffer.evidence.base[evidence].contributionCount = UInt32(buffer.contributions.count - start)
  }

  static func polarity(_ score: Int) -> Polarity {
    score > 0 ? .positive : score < 0 ? .negative : .neutral
  }

  /// The concepts a condition sees: those of the opinion's clause, and of the clause of what it is
  /// about.
  @inline(__always)
  private func clauseConcepts(
    _ match: Match, _ opinion: Opinion, _ buffer: borrowing AnalysisBuffer
  ) -> ConceptSet {
    var found = buffer.clauseConcepts[Int(match.clause)]
    if opinion.aspect >= 0 {
      found.formUnion(buffer.clauseConcepts[Int(around.matches[Int(opinion.aspect)].clause)])
    } else if match.clause > 0, Int(match.clause) - 1 >= Int(around.matches[around.lower].clause),
      !buffer.clauseThings[Int(match.clause)]
    {
      // The clause names nothing: it goes on about the one before.
      found.formUnion(buffer.clauseConcepts[Int(match.clause) - 1])
    }
    return found
  }

  /// Adds a thing to the evidence's words.
  func cite(_ index: Int, _ span: inout Span, _ buffer: inout AnalysisBuffer) {
    let match = around.matches[index]
    let node = around.lexicon.nodes[Int(match.node)]
    let place = Span(match, around.tokens)
    span.formUnion(place.start, place.end)
    for k in 0..<Int(node.conceptCount) {
      let found = around.lexicon.concepts[Int(node.conceptStart) + k]
      guard around.mapping.maps(Int(found.concept)) else { continue }
      buffer.contributions.append(
        Contribution(start: place.start, end: place.end, row: found.row, role: .topic, effect: 0))
      return
    }
  }

  /// The touchpoint and topic that a grade of a thing would get here; nothing for −1.
  private func gradeLabels(
    of index: Int, sign: Int
  ) -> (touchpoint: Int8, topic: Int16) {
    guard index >= 0 else { return (-1, -1) }
    let node = around.lexicon.nodes[Int(around.matches[index].node)]
    for k in 0..<Int(node.conceptCount) {
      let found = around.lexicon.concepts[Int(node.conceptStart) + k]
      if found.isPolar { continue }
      let given = gradeLabels(concept: Int(found.concept), sign)
      if given.touchpoint != -1 { return given }
    }
    return (-1, -1)
  }

  /// The first touchpoint and topic that the rows of a concept give a grade, among what its
  /// conditions see here.
  private func gradeLabels(
    concept: Int, _ sign: Int
  ) -> (touchpoint: Int8, topic: Int16) {
    var found: (touchpoint: Int8, topic: Int16) = (-1, -1)
    let outcome = around.mapping.outcomes + Outcome.index(concept, sign: sign, isOwn: false)
    let rules = around.mapping.readings + Int(outcome.pointee.ruleStart)
    for r in 0..<Int(outcome.pointee.ruleCount) {
      let rule = rules + r
      guard rule.pointee.touchpoint != MappingRule.ofThing,
        rule.pointee.isMet(among: concepts, around.mapping.conditions)
      else { continue }
      if found.touchpoint == -1 { found.touchpoint = rule.pointee.touchpoint }
      if found.topic < 0 { found.topic = rule.pointee.topic }
    }
    return found
  }

  /// Gives the labels of a match's concepts.
  func label(
    _ index: Int, isOwn: Bool, _ opinion: Opinion, _ evidence: Int,
    _ buffer: inout AnalysisBuffer
  ) {
    let match = around.matches[index]
    guard match.layers.contains(.concept), abs(opinion.score) >= around.parameters.labelFloor else {
      return
    }
    let node = around.lexicon.nodes + Int(match.node)
    read(
      Int(node.pointee.firstConcept), isOwn: isOwn && node.pointee.judgesFirst, opinion, evidence,
      &buffer)
    let references = around.lexicon.concepts + Int(node.pointee.conceptStart)
    for k in 1..<max(1, Int(node.pointee.conceptCount)) {
      read(
        Int(references[k].concept), isOwn: isOwn && references[k].isPolar, opinion, evidence,
        &buffer)
    }
  }

  /// Gives the labels of one concept: its known outcome, unless a condition of its rows sees
  /// something.
  @inline(__always)
  private func read(
    _ concept: Int, isOwn: Bool, _ opinion: Opinion, _ evidence: Int,
    _ buffer: inout AnalysisBuffer
  ) {
    let sign = opinion.score > 0 ? 1 : -1
    let outcome = around.mapping.outcomes + Outcome.index(concept, sign: sign, isOwn: isOwn)
    if outcome.pointee.asksForThing
      || around.mapping.interests[concept].isTouched(by: concepts)
    {
      readRows(outcome, opinion, evidence, &buffer)
      return
    }
    let pillars = around.mapping.pillars + Int(outcome.pointee.pillarStart)
    for k in 0..<Int(outcome.pointee.pillarCount) {
      add(pillars[k], sign, opinion, evidence, &buffer)
    }
    add(outcome.pointee.touchpoint, outcome.pointee.topic, opinion, evidence, &buffer)
  }

  /// Reads the rows of one concept that are for the opinion's sign, from top to bottom.
  private func readRows(
    _ outcome: UnsafePointer<Outcome>, _ opinion: Opinion, _ evidence: Int,
    _ buffer: inout AnalysisBuffer
  ) {
    let sign = opinion.score > 0 ? 1 : -1
    var touchpoint: Int8 = -1
    var topic: Int16 = -1
    let rules = around.mapping.readings + Int(outcome.pointee.ruleStart)
    for r in 0..<Int(outcome.pointee.ruleCount) {
      guard rules[r].isMet(among: concepts, around.mapping.conditions) else { continue }
      let rule = rules[r]
      if rule.touchpoint == MappingRule.ofThing {
        if touchpoint == -1 {
          let thing = gradeLabels(
            of: attachment.nearest(to: Int(opinion.match)), sign: sign)
          touchpoint = thing.touchpoint
          if topic < 0 { topic = thing.topic }
        }
        continue
      }
      if rule.touchpoint != -1, touchpoint == -1 { touchpoint = rule.touchpoint }
      if rule.topic >= 0, topic < 0 { topic = rule.topic }
      if rule.pillar >= 0 { add(Outcome.Pillar(rule), sign, opinion, evidence, &buffer) }
    }
    add(touchpoint, topic, opinion, evidence, &buffer)
  }

  /// Adds a pillar that a row gives.
  @inline(__always)
  private func add(
    _ pillar: Outcome.Pillar, _ sign: Int, _ opinion: Opinion, _ evidence: Int,
    _ buffer: inout AnalysisBuffer
  ) {
    let pillarSign = pillar.sign != 0 ? Int(pillar.sign) : sign
    let score = pillarSign == sign ? Int(opinion.score) : -Int(opinion.score)
    buffer.hits.append(
      LabelHit(
        kind: pillar.isInferred ? .inferredPillar : .pillar, id: pillar.id, touchpoint: .max,
        polarity: Self.polarity(score), score: Int16(score), evidence: UInt32(evidence)))
    if pillar.isConditional {
      // The condition that fired is part of the evidence.
      let at = buffer.evidence[evidence]
      buffer.contributions.append(
        Contribution(start: at.start, end: at.end, row: pillar.row, role: .condition, effect: 0))
    }
  }

  /// Adds the touchpoint and the topic of an opinion; negative for none.
  @inline(__always)
  private func add(
    _ touchpoint: Int8, _ topic: Int16, _ opinion: Opinion, _ evidence: Int,
    _ buffer: inout AnalysisBuffer
  ) {
    let polarity = Self.polarity(Int(opinion.score))
    if touchpoint >= 0 {
      buffer.hits.append(
        LabelHit(
          kind: .touchpoint, id: UInt8(touchpoint), touchpoint: .max, polarity: polarity,
          score: Int16(opinion.score), evidence: UInt32(evidence)))
    }
    if topic >= 0 {
      buffer.hits.append(
        LabelHit(
          kind: .topic, id: UInt8(topic), touchpoint: touchpoint >= 0 ? UInt8(touchpoint) : .max,
          polarity: polarity, score: Int16(opinion.score), evidence: UInt32(evidence)))
    }
  }
}
