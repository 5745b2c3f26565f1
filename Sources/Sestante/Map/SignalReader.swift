internal import SestanteLexicon
internal import SestanteText

/// Signals beside the labels: what terms of the signal tables show, with value and evidence. A
/// negated term shows nothing (`non tornerò` has a row of its own), nor does one whose row has no
/// value to show (`-`).
enum SignalReader {
  static func read(
    _ around: Surroundings, _ bytes: UnsafePointer<UInt8>, into buffer: inout AnalysisBuffer
  ) {
    for index in around.lower..<around.upper {
      let match = around.matches[index]
      guard match.layers.contains(.signal), !isNegated(around, index) else { continue }
      let node = around.lexicon.nodes[Int(match.node)]
      let span = Span(match, around.tokens)
      let evidence = buffer.evidence.count
      let start = buffer.contributions.count
      for k in 0..<Int(node.signalCount) {
        let found = around.lexicon.signals[Int(node.signalStart) + k]
        if found.value == around.signalRules.silentValue { continue }
        if found.value != SignalReference.matchedNumber {
          let scale = around.signalRules.scales[Int(found.value)]
          guard
            scale < 0
              || Mark(around, index, bytes).isOnScale(scale, around.parameters.highestMark)
          else { continue }
        }
        buffer.contributions.append(
          Contribution(start: span.start, end: span.end, row: found.row, role: .signal, effect: 0))
        buffer.signals.append(
          SignalHit(
            signal: found.signal, value: found.value, number: match.number,
            evidence: UInt32(evidence)))
      }
      if buffer.contributions.count == start { continue }
      buffer.evidence.append(
        EvidenceRecord(
          start: span.start, end: span.end, polarity: .neutral, score: 0,
          contributionStart: UInt32(start),
          contributionCount: UInt32(buffer.contributions.count - start)))
    }
  }

  /// Whether a negator stands before a term in its clause. A term with a negator of its own
  /// (`mai più`, `never again`) is what it says: `non volerò mai più`.
  private static func isNegated(_ around: Surroundings, _ index: Int) -> Bool {
    let own = around.matches[index]
    var j = index
    while j > around.lower, around.matches[j - 1].first >= own.first { j -= 1 }
    while j < around.upper, around.matches[j].first <= own.last {
      if let modifier = around.modifier(j), modifier.kind == .negator,
        around.matches[j].last <= own.last
      {
        return false
      }
      j += 1
    }
    j = index - 1
    while j >= around.lower {
      let other = around.matches[j]
      if other.clause != own.clause || Int(own.first) - Int(other.last) > 3 { return false }
      if other.last < own.first, let modifier = around.modifier(j), modifier.kind == .negator {
        return true
      }
      j -= 1
    }
    return false
  }
}
