internal import SestanteLexicon
internal import SestanteText

/// What the rows of a lexicon do in one labelled document.
struct TuningDocument {
  /// What a unit of the valence of a row adds to the score, by the row's place.
  var effects: [RowReference: Double] = [:]
  /// The score now, before it is rounded.
  var score = 0.0
  /// The middle between the cut-offs of both signs.
  var threshold = 0.0
  /// How the document is answered now.
  var answer = Polarity.neutral
  var answerScore = 0.0

  /// Reads the opinions of the document in a work space.
  ///
  /// The score is `(P − N) / (P + N + h) − bias` (``DocumentSentiment``), `P` and `N` being sums over
  /// opinions of strength times weight, and a strength is the row's valence times factors. With the
  /// denominator held at its present value the score is linear in the valences; an opinion's part over
  /// its row's valence is the effect of a unit.
  init(
    _ work: borrowing Workspace, _ parameters: ScoringParameters,
    valences: [RowReference: Double]
  ) {
    let buffer = work.result.opinions.count
    answer = work.result.polarity
    answerScore = Double(work.result.score) / 100
    let limits = work.result.language == .english ? parameters.english : parameters.italian
    var parts: [(row: RowReference, strength: Double)] = []
    var all = Double(parameters.halfway)
    let sentences = work.tokens.sentences.count
    for o in 0..<buffer {
      let opinion = work.result.opinions[o]
      let sentence = Int(work.result.matches[Int(opinion.match)].sentence)
      var weight = Double(opinion.weight) / 100
      if sentences > 1 {
        if sentence == 0 { weight *= Double(parameters.firstSentence) }
        if sentence == sentences - 1 { weight *= Double(parameters.lastSentence) }
      }
      let row = work.result.contributions[Int(opinion.contributionStart)].row
      let strength = Double(opinion.score) * weight
      parts.append((row, strength))
      all += abs(strength)
    }
    let isLong = parts.count { $0.strength != 0 } > parameters.longOpinions
    let cutOffs = isLong ? limits.long : limits.short
    threshold = Double(cutOffs.positive + cutOffs.negative) / 200
    score = -Double(limits.bias) / 100
    for (row, strength) in parts {
      let part = strength / all
      score += part
      if let valence = valences[row] { effects[row, default: 0] += part / valence }
    }
  }
}
