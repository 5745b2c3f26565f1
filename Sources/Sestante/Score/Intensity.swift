internal import SestanteLexicon
internal import SestanteText

/// Words that strengthen (`molto`, `really`) or weaken (`un po'`, `slightly`) a judgement.
enum Intensity {
  @inline(__always)
  static func apply(
    _ scope: ModifierScope, _ score: inout RunningScore,
    _ contributions: inout Scratch<Contribution>
  ) {
    for k in 0..<scope.count {
      guard let modifier = scope.around.modifier(scope[k]) else { continue }
      let role: Role
      switch modifier.kind {
      case .intensifier: role = .intensifier
      case .dampener: role = .dampener
      default: continue
      }
      score.multiply(
        by: modifier.first, role, scope.around.matches[scope[k]], modifier.row, scope.around.tokens,
        &contributions)
    }
  }
}
