/// Which documents are held out together: as many parts as asked for, each with its share of every
/// polarity.
enum Folds {
  /// The fold of each document.
  static func assign(_ polarities: [Polarity], folds: Int, seed: UInt64) -> [Int] {
    var random = SeededRandom(seed: seed)
    var assigned = Array(repeating: 0, count: polarities.count)
    var next = 0
    for polarity in Polarity.allCases {
      let members = polarities.indices.filter { polarities[$0] == polarity }
      for index in random.shuffled(members) {
        assigned[index] = next % folds
        next += 1
      }
    }
    return assigned
  }
}

/// A figure over folds: its mean and how far the folds lie apart.
public struct FoldFigure: Sendable, Hashable {
  /// The figure of each fold.
  public let folds: [Double]

  /// A figure of folds, at least one.
  public init(_ folds: [Double]) { self.folds = folds }

  /// The mean over the folds; 0 without any.
  public var mean: Double {
    folds.isEmpty ? 0 : folds.reduce(0, +) / Double(folds.count)
  }

  /// The standard deviation over the folds (with `n − 1`); 0 for fewer than two.
  public var spread: Double {
    if folds.count < 2 { return 0 }
    let squares = folds.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(folds.count - 1)).squareRoot()
  }
}
