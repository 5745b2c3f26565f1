/// Reads the labels of one document as mentions with their quotes.
struct MentionReader {
  let evidence: [Evidence]
  let id: String

  /// Counts a label and offers its evidence as quotes.
  func add(
    _ label: LabelFinding, to cell: inout Cell, quoting words: (Evidence) -> String
  ) {
    cell.tally.add(label.polarity, score: hundredths(label.score))
    for index in label.evidence where evidence.indices.contains(index) {
      let found = evidence[index]
      let score = signedScore(of: found, for: label.polarity)
      guard score != 0, cell.admits(score: score) else { continue }
      cell.insert(Quote(document: id, span: found.span, text: words(found), score: score))
    }
  }

  /// What a pillar says at a touchpoint: the evidence both rest on, judged as the pillar judges it.
  /// Nil if they share none.
  func shared(_ pillar: LabelFinding, _ touchpoint: LabelFinding) -> LabelFinding? {
    let common = pillar.evidence.filter {
      touchpoint.evidence.contains($0) && evidence.indices.contains($0)
    }
    if common.isEmpty { return nil }
    let scores = common.map { signedScore(of: evidence[$0], for: pillar.polarity) }
    let polarity = Self.polarity(
      hasPraise: scores.contains { $0 > 0 }, hasComplaint: scores.contains { $0 < 0 })
    return LabelFinding(
      id: pillar.id, touchpoint: touchpoint.id, polarity: polarity,
      score: Double(scores.reduce(0, +) / scores.count) / 100, evidence: common)
  }

  /// The score of an evidence in hundredths, with the sign it has for a label.
  ///
  /// A rule of the mapping may give a pillar another sign than the words
  /// (`long struggle, then a refund`), so a label of one sign decides; under a mixed label the
  /// evidence speaks for itself.
  private func signedScore(of found: Evidence, for polarity: Polarity) -> Int {
    Self.signed(hundredths(found.score), for: polarity)
  }

  /// A score with the sign it has for a label.
  static func signed(_ score: Int, for polarity: Polarity) -> Int {
    switch polarity {
    case .positive: abs(score)
    case .negative: -abs(score)
    case .neutral, .mixed: score
    }
  }

  /// The polarity of several scores together.
  static func polarity(hasPraise: Bool, hasComplaint: Bool) -> Polarity {
    switch (hasPraise, hasComplaint) {
    case (true, true): .mixed
    case (true, false): .positive
    case (false, true): .negative
    case (false, false): .neutral
    }
  }
}
