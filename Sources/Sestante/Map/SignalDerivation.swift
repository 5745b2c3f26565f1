internal import SestanteLexicon
internal import SestanteText

/// Signals that follow from labels and other signals: an open problem and a repeated contact mean
/// that the first contact did not solve it. Rows of `taxonomy/derivations.tsv` decide, in order; a
/// signal that was read from the words is never derived again.
extension DerivationView {
  func apply(to buffer: inout AnalysisBuffer) {
    if buffer.labels.count == 0, buffer.signals.count == 0 { return }
    var facts = self.facts(buffer)
    for r in 0..<ruleCount {
      guard rules[r].facts.isSubset(of: facts),
        rules[r].concepts.isSubset(of: buffer.documentConcepts)
      else { continue }
      let rule = rules[r]
      guard !has(rule.signal, buffer), let evidence = evidence(of: rule, buffer) else { continue }
      let source = buffer.evidence[evidence]
      let start = buffer.contributions.count
      buffer.contributions.append(
        Contribution(
          start: source.start, end: source.end, row: rule.row, role: .signal, effect: 0))
      buffer.signals.append(
        SignalHit(
          signal: rule.signal, value: rule.value, number: -1,
          evidence: UInt32(buffer.evidence.count)))
      buffer.evidence.append(
        EvidenceRecord(
          start: source.start, end: source.end, polarity: .neutral, score: 0,
          contributionStart: UInt32(start), contributionCount: 1))
      if let fact = DerivationFact.number(.signal, rule.signal) { facts.insert(fact) }
    }
  }

  /// The labels and signals of a document, whatever their sign and value.
  @inline(__always)
  private func facts(_ buffer: borrowing AnalysisBuffer) -> ConceptSet {
    var facts = ConceptSet()
    for l in 0..<buffer.labels.count {
      let label = buffer.labels[l]
      guard let kind = label.kind.atomKind, let fact = DerivationFact.number(kind, label.id) else {
        continue
      }
      ConceptSet.insert(fact, into: &facts)
    }
    for s in 0..<buffer.signals.count {
      if let fact = DerivationFact.number(.signal, buffer.signals[s].signal) {
        ConceptSet.insert(fact, into: &facts)
      }
    }
    return facts
  }

  private func has(_ signal: UInt8, _ buffer: borrowing AnalysisBuffer) -> Bool {
    for s in 0..<buffer.signals.count where buffer.signals[s].signal == signal { return true }
    return false
  }

  /// The evidence of the rule's first condition if all hold, else nil.
  private func evidence(of rule: DerivationRule, _ buffer: borrowing AnalysisBuffer) -> Int? {
    var first: Int?
    for a in Int(rule.atomStart)..<Int(rule.atomStart) + Int(rule.atomCount) {
      let found = evidence(of: atoms[a], buffer)
      if (found == nil) != atoms[a].isBarred { return nil }
      if first == nil { first = found }
    }
    return first.flatMap { $0 < 0 ? nil : $0 }
  }

  /// The evidence that makes a condition hold, −1 if it has none of its own; nil if it fails.
  private func evidence(of atom: DerivationAtom, _ buffer: borrowing AnalysisBuffer) -> Int? {
    switch atom.kind {
    case .concept: return buffer.documentConcepts.contains(Int(atom.id)) ? -1 : nil
    case .signal:
      for s in 0..<buffer.signals.count where buffer.signals[s].signal == atom.id {
        let hit = buffer.signals[s]
        let isValue =
          atom.values.isEmpty
          || hit.value < ConceptSet.capacity && atom.values.contains(Int(hit.value))
        let hasNumber = atom.lowest <= hit.number && hit.number <= atom.highest
        if isValue, hasNumber { return Int(hit.evidence) }
      }
    case .pillar, .touchpoint, .topic:
      for l in 0..<buffer.labels.count where buffer.labels[l].id == atom.id {
        let label = buffer.labels[l]
        guard label.kind == atom.labelKind else { continue }
        let sign: Int8 = label.polarity == .positive ? 1 : label.polarity == .negative ? -1 : 0
        guard atom.sign == 0 || atom.sign == sign else { continue }
        return Int(buffer.sorted[Int(label.hitStart)].evidence)
      }
    }
    return nil
  }
}

extension DerivationAtom {
  fileprivate var labelKind: LabelHit.Kind {
    switch kind {
    case .pillar: .pillar
    case .touchpoint: .touchpoint
    default: .topic
    }
  }
}

extension LabelHit.Kind {
  /// The kind of condition that asks for such labels; nil for labels none asks for.
  @inline(__always)
  fileprivate var atomKind: DerivationAtom.Kind? {
    switch self {
    case .pillar: .pillar
    case .touchpoint: .touchpoint
    case .topic: .topic
    default: nil
    }
  }
}
