/// Fits weights of rows to labels: regularised logistic regression within bounds.
///
/// With `x` the effect a unit of a row's weight has on a document's score, `c` the rest of the score
/// seen from the threshold, `a` the slope and `y` the label (1 positive, 0 negative, ½ neither),
///
/// ```
/// z_d = a · (c_d + Σ_r w_r · x_dr)
/// minimise  Σ_d u_d · [log(1 + e^z_d) − y_d · z_d]  +  λ/2 · Σ_r (w_r − w⁰_r)²      low_r ≤ w_r ≤ high_r
/// ```
///
/// This is ridge regression towards the present weights `w⁰` (a Gaussian prior with that mean; Genkin,
/// Lewis and Madigan, *Technometrics* 49, 2007). The sum is strictly convex and the bounds are a box, so
/// there is one minimum, which cyclic coordinate descent finds: each step minimises the quadratic that
/// lies above the sum at the present place, whose curvature is `Σ u a² x² / 4 + λ` because the logistic
/// function is nowhere steeper than ¼ (Böhning and Lindsay, *Ann. Inst. Statist. Math.* 40, 1988), and
/// is then brought back into the bounds. No step raises the sum; nothing is drawn at random.
struct WeightFit {
  /// What a unit of a row's weight does to the score of one document.
  struct Effect {
    var document: Int
    var amount: Double
  }

  /// A weight to fit.
  struct Row {
    /// The weight it has now.
    var present: Double
    var bounds: ClosedRange<Double>
    var effects: [Effect]
  }

  /// A labelled document.
  struct Example {
    /// The score without the rows that are fitted, seen from the threshold.
    var rest: Double
    /// 1 positive, 0 negative, ½ neither.
    var target: Double
    /// How much the document counts.
    var weight: Double
  }

  var rows: [Row]
  var examples: [Example]
  /// λ: the larger, the closer the weights stay.
  var regularisation: Double

  /// A change of all weights below this ends the fit.
  private static let precision = 1e-5
  private static let mostSweeps = 500

  /// The weights at the minimum, in the order of the rows.
  func solve() -> [Double] {
    var weights = rows.map(\.present)
    var scores = examples.map(\.rest)
    for (row, weight) in zip(rows, weights) {
      for effect in row.effects { scores[effect.document] += weight * effect.amount }
    }
    let slope = slope(at: scores)
    let curvatures = rows.map { row in
      row.effects.reduce(regularisation) {
        $0 + examples[$1.document].weight * slope * slope * $1.amount * $1.amount / 4
      }
    }
    for _ in 0..<Self.mostSweeps {
      var largest = 0.0
      for index in rows.indices {
        let row = rows[index]
        var gradient = regularisation * (weights[index] - row.present)
        for effect in row.effects {
          let example = examples[effect.document]
          let error = Logistic.probability(slope * scores[effect.document]) - example.target
          gradient += example.weight * error * slope * effect.amount
        }
        let wanted = weights[index] - gradient / curvatures[index]
        let bounded = min(max(wanted, row.bounds.lowerBound), row.bounds.upperBound)
        let change = bounded - weights[index]
        if change == 0 { continue }
        for effect in row.effects { scores[effect.document] += change * effect.amount }
        weights[index] = bounded
        largest = max(largest, abs(change))
      }
      if largest < Self.precision { break }
    }
    return weights
  }

  /// The steepness with which the present scores tell positive from negative documents, between 1 and
  /// 20: Newton's method on the same sum in one unknown.
  func slope(at scores: [Double]) -> Double {
    var slope = 3.0
    for _ in 0..<50 {
      var gradient = 0.0
      var curvature = 1e-9
      for (example, score) in zip(examples, scores) {
        let probability = Logistic.probability(slope * score)
        gradient += example.weight * (probability - example.target) * score
        curvature += example.weight * probability * (1 - probability) * score * score
      }
      let next = min(max(slope - gradient / curvature, 1), 20)
      if abs(next - slope) < 1e-9 { return next }
      slope = next
    }
    return slope
  }
}
