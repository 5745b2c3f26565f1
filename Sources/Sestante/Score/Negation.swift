internal import SestanteLexicon
internal import SestanteText

/// Negation: `non`, `mai`, `senza`, not, `n't`, hardly.
///
/// The factor depends on the sign: *non pulito* is a complaint almost as strong as *sporco*,
/// *non sporco* a mild praise. Concordant negatives (`non … mai`) count once; two independent ones
/// (`non … senza`) give the judgement back, weakened. A concordant word behind a judgement that
/// begins with a negator itself (*non funziona per niente*) only repeats it.
enum Negation {
  @inline(__always)
  static func apply(
    _ scope: ModifierScope, _ score: inout RunningScore,
    _ contributions: inout Scratch<Contribution>
  ) {
    let around = scope.around
    var first = -1
    var independent = 0
    for k in 0..<scope.count {
      guard let modifier = around.modifier(scope[k]), modifier.kind == .negator,
        !(modifier.isConcordant && around.repeatsNegation(of: scope.index, scope[k]))
      else { continue }
      if first < 0 { first = k }
      if !modifier.isConcordant { independent += 1 }
    }
    guard first >= 0, let modifier = around.modifier(scope[first]) else { return }
    let isCancelled = independent >= 2 && independent % 2 == 0
    let factor =
      isCancelled
      ? around.parameters.doubleNegation : score.value > 0 ? modifier.first : modifier.second
    score.multiply(
      by: factor, .negator, around.matches[scope[first]], modifier.row, around.tokens,
      &contributions)
  }
}

extension Surroundings {
  /// Whether a concordant negator only repeats the negation a judgement holds already: one behind
  /// a term that begins with a negator (`non funziona`), or any beside a negator that judges
  /// (`non … neanche`).
  @inline(__always)
  fileprivate func repeatsNegation(of index: Int, _ negator: Int) -> Bool {
    let match = matches[index]
    let root = lexicon.forms[Int(tokens[Int(match.first)].form)].italian
    let number = lexicon.nodes[Int(root)].modifier
    guard number >= 0, negator > index || match.last == match.first else { return false }
    let modifier = lexicon.modifiers[Int(number)]
    return modifier.kind == .negator && modifier.isConcordant
  }
}
