internal import SestanteLexicon
internal import SestanteText

/// Emphasis by spelling: capitals, drawn-out letters, exclamation marks.
enum Emphasis {
  @inline(__always)
  static func apply(
    _ scope: ModifierScope, _ score: inout RunningScore,
    _ contributions: inout Scratch<Contribution>
  ) {
    let around = scope.around
    let match = around.matches[scope.index]
    var flags: Token.Flags = []
    for t in Int(match.first)...Int(match.last) { flags.formUnion(around.tokens[t].flags) }
    var factor: Float = 1
    if flags.contains(.capitals) { factor *= around.parameters.capitals }
    if flags.contains(.elongated) { factor *= around.parameters.elongation }
    if around.sentence.isExclamation { factor *= around.parameters.exclamation }
    if factor != 1 {
      score.multiply(
        by: factor, .emphasis, match, around.parameters.emphasisRow, around.tokens, &contributions)
    }
  }
}
