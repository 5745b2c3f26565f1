/// What an analysis says to the claims of a sentence.
struct Verdict {
  let sentence: AnnotatedSentence
  let analysis: Analysis

  /// The claims that do not hold, with the column each stands at.
  var failures: [(column: Int, message: String)] {
    var found = sentence.expectations.filter { !holds($0) }.map { ($0.column, message($0)) }
    if sentence.isExact {
      for (kind, labels) in [("^", analysis.pillars), ("@", analysis.touchpoints)] {
        for label in labels where !isNamed(label.id, kind) {
          found.append((1, "expected no \(kind)\(label.id), got \(text(of: label, kind))"))
        }
      }
    }
    return found
  }

  private func isNamed(_ id: String, _ kind: String) -> Bool {
    let subject: Claim.Subject = kind == "^" ? .pillar(id) : .touchpoint(id)
    return sentence.expectations.contains { $0.claim.subject == subject && !$0.claim.isAbsent }
  }

  // MARK: Claims

  private func holds(_ expectation: Expectation) -> Bool {
    let claim = expectation.claim
    switch claim.subject {
    case .opinion:
      guard let words = expectation.words else { return analysis.polarity == claim.polarity }
      return opinionHolds(claim.polarity ?? .neutral, on: words)
    case .signal(let id):
      let isThere = analysis.signals.contains {
        $0.id == id && covers($0.evidence, expectation.words)
      }
      return isThere != claim.isAbsent
    case .pillar, .touchpoint, .topic:
      let isThere = labels(of: claim.subject).contains {
        fits($0, claim.polarity, expectation.words)
      }
      return isThere != claim.isAbsent
    }
  }

  private func opinionHolds(_ polarity: Polarity, on words: Range<Int>) -> Bool {
    let here = analysis.evidence.filter { $0.span.overlaps(words) }
    switch polarity {
    case .positive: return here.contains { $0.score > 0 }
    case .negative: return here.contains { $0.score < 0 }
    case .mixed: return here.contains { $0.score > 0 } && here.contains { $0.score < 0 }
    case .neutral:
      return !here.contains { evidence in
        evidence.score != 0
          && evidence.because.contains { $0.role == "term" && $0.span.overlaps(words) }
      }
    }
  }

  private func labels(of subject: Claim.Subject) -> [LabelFinding] {
    switch subject {
    case .pillar(let id): analysis.pillars.filter { $0.id == id }
    case .touchpoint(let id): analysis.touchpoints.filter { $0.id == id }
    case .topic(let id): analysis.topics.filter { $0.id == id }
    case .opinion, .signal: []
    }
  }

  private func fits(_ label: LabelFinding, _ polarity: Polarity?, _ words: Range<Int>?) -> Bool {
    guard covers(label.evidence, words) else { return false }
    guard let polarity, label.polarity != polarity else { return true }
    // Of a mixed label, the side that the marked words are on.
    guard words != nil, label.polarity == .mixed else { return false }
    return label.evidence.contains {
      covers([$0], words) && analysis.evidence[$0].polarity == polarity
    }
  }

  private func covers(_ evidence: [Int], _ words: Range<Int>?) -> Bool {
    guard let words else { return true }
    return evidence.contains { analysis.evidence[$0].span.overlaps(words) }
  }

  // MARK: Words

  private func message(_ expectation: Expectation) -> String {
    let claim = expectation.claim
    let place = expectation.words.map { " on \"\(text(at: $0))\"" } ?? ""
    let what =
      claim.subject == .opinion && expectation.words != nil
      ? claim.polarity?.markup ?? "" : claim.description
    return "expected \(what)\(place), got \(got(expectation))"
  }

  private func got(_ expectation: Expectation) -> String {
    switch expectation.claim.subject {
    case .opinion:
      let here = analysis.evidence.filter {
        $0.score != 0 && (expectation.words.map($0.span.overlaps) ?? true)
      }
      let all = here.map(text(of:)).joined(separator: ", ")
      if expectation.words == nil {
        return all.isEmpty ? analysis.polarity.id : "\(analysis.polarity.id) (\(all))"
      }
      return all.isEmpty ? "nothing" : all
    case .signal:
      let all = analysis.signals.map { "!\($0.id)\(quotes($0.evidence))" }
      return all.isEmpty ? "no signal" : all.joined(separator: ", ")
    case .pillar: return list(analysis.pillars, "^")
    case .touchpoint: return list(analysis.touchpoints, "@")
    case .topic: return list(analysis.topics, "#")
    }
  }

  private func list(_ labels: [LabelFinding], _ kind: String) -> String {
    labels.isEmpty ? "none" : labels.map { text(of: $0, kind) }.joined(separator: ", ")
  }

  private func text(of label: LabelFinding, _ kind: String) -> String {
    "\(kind)\(label.id)\(label.polarity.markup)\(quotes(label.evidence))"
  }

  private func quotes(_ evidence: [Int]) -> String {
    " (" + evidence.map { text(of: analysis.evidence[$0]) }.joined(separator: ", ") + ")"
  }

  private func text(of evidence: Evidence) -> String {
    if evidence.score == 0 { return "\"\(evidence.quote)\"" }
    let hundredths = Int((abs(evidence.score) * 100).rounded())
    let digits = hundredths % 100 < 10 ? "0\(hundredths % 100)" : "\(hundredths % 100)"
    return "\"\(evidence.quote)\" \(evidence.score < 0 ? "−" : "+")\(hundredths / 100).\(digits)"
  }

  private func text(at words: Range<Int>) -> String {
    String(decoding: Array(sentence.text.utf8)[words], as: UTF8.self)
  }
}
