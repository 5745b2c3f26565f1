internal import SestanteLexicon
internal import SestanteText

/// Contrast (`ma`, but), concession (`anche se`, although) and closing verdicts (`nel complesso`,
/// overall).
///
/// They move the weight a judgement has in the document's sentiment; the judgement itself stays.
enum Contrast {
  /// The most contrast words of a sentence that are looked at, so that time stays linear.
  private static let limit = 6

  /// Weighs the opinions of one sentence; gives whether it sets one part against another.
  static func apply(
    _ around: Surroundings, opinions: inout Scratch<Opinion>, sentenceStart: Int,
    previousStart: Int
  ) -> Bool {
    var seen = 0
    var isSet = false
    for index in around.lower..<around.upper {
      guard around.matches[index].traits.contains(.contrast),
        let modifier = around.modifier(index)
      else { continue }
      seen += 1
      if seen > limit { return true }
      var isAnythingBefore = false
      for o in sentenceStart..<opinions.count {
        let isBefore = Int(opinions[o].match) < index
        if isBefore { isAnythingBefore = true }
        weigh(&opinions, o, isBefore ? modifier.first : modifier.second)
      }
      // "Bello. Ma sporco.": what stands before is the sentence before; a verdict looks at
      // everything.
      let from = modifier.scope == .document ? 0 : isAnythingBefore ? sentenceStart : previousStart
      for o in max(from, sentenceStart - 400)..<max(from, sentenceStart) {
        weigh(&opinions, o, modifier.first)
      }
      if modifier.scope == .sentence { isSet = true }
    }
    return isSet
  }

  @inline(__always)
  private static func weigh(_ opinions: inout Scratch<Opinion>, _ o: Int, _ factor: Float) {
    opinions.base[o].weight = Int32(Int(nearest: Float(opinions[o].weight) * factor))
  }
}
