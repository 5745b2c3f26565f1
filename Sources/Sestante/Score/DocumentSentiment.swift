internal import SestanteLexicon
internal import SestanteText

/// The sentiment of the whole document from its opinions.
///
/// `score = (P − N) / (P + N + h) − bias`, where `P` and `N` are the weighted strengths of both
/// signs and `h` a constant: the balance of what was said, drawn towards zero when little was said.
/// Length does not inflate it. Opening and closing sentences weigh a little more (headline,
/// verdict).
///
/// The cut-offs of the label depend on the language and on how much was said: a few faint words are
/// no verdict, and in a long text the balance must lean clearly.
enum DocumentSentiment {
  static func judge(
    _ buffer: inout AnalysisBuffer, sentences: Int, _ knowledge: UnsafePointer<Knowledge>
  ) {
    var positive: Float = 0
    var negative: Float = 0
    var counted = 0
    for o in 0..<buffer.opinions.count {
      let opinion = buffer.opinions[o]
      let sentence = Int(buffer.matches[Int(opinion.match)].sentence)
      var weight = Float(opinion.weight) / 100
      if sentences > 1 {
        if sentence == 0 { weight *= knowledge.pointee.parameters.firstSentence }
        if sentence == sentences - 1 { weight *= knowledge.pointee.parameters.lastSentence }
      }
      let strength = Float(opinion.score) * weight
      if strength > 0 { positive += strength } else { negative -= strength }
      if strength != 0 { counted += 1 }
    }
    let all = positive + negative
    if all == 0 {
      buffer.score = 0
      buffer.polarity = .neutral
      return
    }
    let limits =
      buffer.language == .english
      ? knowledge.pointee.parameters.english : knowledge.pointee.parameters.italian
    let raw =
      Int(nearest: (positive - negative) / (all + knowledge.pointee.parameters.halfway) * 100)
      - limits.bias
    let score = max(-100, min(100, raw))
    buffer.score = score
    let isLong = counted > knowledge.pointee.parameters.longOpinions
    let cutOffs = isLong ? limits.long : limits.short
    let weaker = min(positive, negative)
    // A short text that sets one sign against the other ("bella, ma sporca") is balanced on
    // purpose.
    let isSetAgainst =
      buffer.hasContrast && sentences <= knowledge.pointee.parameters.mixedSentences
    if isSetAgainst, abs(score) <= knowledge.pointee.parameters.mixedBand,
      weaker * 100 >= all * Float(limits.mixed)
    {
      buffer.polarity = .mixed
    } else if score >= cutOffs.positive, isLong || all >= limits.weakPositive {
      buffer.polarity = .positive
    } else if score <= cutOffs.negative, isLong || all >= limits.weakNegative {
      buffer.polarity = .negative
    } else if weaker * 100 >= all * Float(limits.mixed) {
      buffer.polarity = .mixed
    } else {
      buffer.polarity = .neutral
    }
  }
}
