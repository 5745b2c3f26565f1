internal import SestanteLexicon
internal import SestanteText

/// What is wished, supposed, asked or reported counts less than what is said.
enum Irrealis {
  /// Gives whether anything is left of the judgement.
  @inline(__always)
  static func apply(
    _ scope: ModifierScope, _ score: inout RunningScore,
    _ contributions: inout Scratch<Contribution>
  ) -> Bool {
    let around = scope.around
    for k in 0..<scope.count {
      guard let modifier = around.modifier(scope[k]), modifier.kind == .irrealis else { continue }
      if modifier.first <= around.parameters.irrealisFloor { return false }
      score.multiply(
        by: modifier.first, .irrealis, around.matches[scope[k]], modifier.row, around.tokens,
        &contributions)
      break
    }
    if around.sentence.isQuestion {
      score.multiply(
        by: around.parameters.question, .question, around.matches[scope.index],
        around.parameters.questionRow, around.tokens, &contributions)
    }
    return true
  }
}
