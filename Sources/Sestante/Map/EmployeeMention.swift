internal import SestanteLexicon
internal import SestanteText

/// A person of staff singled out by name: a capitalised word right behind a word that names of
/// staff follow (`la collega Marta`, `thanks to Ben`).
///
/// The name itself is personal data; only the fact is kept, cited by the word before it.
struct EmployeeMention: Sendable, BitwiseCopyable {
  private let signal: UInt8
  private let value: UInt16
  private let cue: Int
  private let thanks: Int

  init?(_ lexicon: Lexicon) {
    guard let signal = lexicon.signals.firstIndex(of: "employee-mention"),
      let value = lexicon.signalValues.firstIndex(of: "yes"),
      let cue = lexicon.concept("staff-cue"), let thanks = lexicon.concept("thanks")
    else { return nil }
    self.signal = UInt8(signal)
    self.value = UInt16(value)
    self.cue = cue
    self.thanks = thanks
  }

  /// Adds the signal for each name behind a cue of the sentence.
  func read(
    _ around: Surroundings, _ bytes: UnsafePointer<UInt8>, sentence concepts: ConceptSet,
    into buffer: inout AnalysisBuffer
  ) {
    guard concepts.contains(cue) || concepts.contains(thanks) else { return }
    for index in around.lower..<around.upper {
      let match = around.matches[index]
      guard around.lexicon.has(match, cue) || around.lexicon.has(match, thanks) else { continue }
      let name = Int(match.last) + 1
      guard name < Int(around.sentence.end), isName(name, around, bytes) else { continue }
      let node = around.lexicon.nodes[Int(match.node)]
      let row = around.lexicon.concepts[Int(node.conceptStart)].row
      let span = Span(match, around.tokens)
      let end = around.tokens[name].end
      buffer.signals.append(
        SignalHit(
          signal: signal, value: value, number: -1, evidence: UInt32(buffer.evidence.count)))
      buffer.evidence.append(
        EvidenceRecord(
          start: span.start, end: end, polarity: .neutral, score: 0,
          contributionStart: UInt32(buffer.contributions.count), contributionCount: 1))
      buffer.contributions.append(
        Contribution(start: span.start, end: end, row: row, role: .signal, effect: 0))
    }
  }

  /// Whether a token is written like a name and no table knows it as a thing.
  private func isName(
    _ token: Int, _ around: Surroundings, _ bytes: UnsafePointer<UInt8>
  ) -> Bool {
    let word = around.tokens[token]
    guard word.gap == .soft, !word.flags.contains(.capitals), word.end - word.start > 1,
      bytes[Int(word.start)] &- UInt8(ascii: "A") < 26
    else { return false }
    for index in around.lower..<around.upper
    where Int(around.matches[index].first) <= token && token <= Int(around.matches[index].last)
      && around.matches[index].layers.contains(.concept)
    {
      return false
    }
    return true
  }
}
