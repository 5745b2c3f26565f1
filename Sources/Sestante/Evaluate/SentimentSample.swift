/// How often each polarity of the gold got each answer with each score.
///
/// Everything that is measured of sentiment can be counted from it, and drawn again from it: it holds
/// counts only, so samples of parts merge into that of the whole, in any order.
public struct SentimentSample: Sendable, Hashable {
  private static let scores = 201
  private static let polarities = Polarity.allCases.count
  /// Gold, then answer, then score from −1.00 to +1.00.
  private(set) var counts = Array(repeating: 0, count: polarities * polarities * scores)

  /// A sample of no documents.
  public init() {}

  /// The documents of all polarities.
  public var documents: Int { counts.reduce(0, +) }

  /// The same documents without their scores.
  public var matrix: ConfusionMatrix {
    var matrix = ConfusionMatrix()
    forEachPair { gold, answer, cells in
      matrix.add(gold: gold, answer: answer, documents: counts[cells].reduce(0, +))
    }
    return matrix
  }

  /// The area under the ROC curve of the scores of positive against negative documents: the chance
  /// that a positive one has the higher score, ties counting half. Nil without both.
  ///
  /// `(Σ over positive documents of (lower negative + ½ · equal negative)) / (positive · negative)`:
  /// the statistic of Mann and Whitney (1947) over its largest value, which is the area (Hanley and
  /// McNeil, *Radiology* 143, 1982).
  public var auc: Double? {
    let positive = scoreCounts(of: .positive)
    let negative = scoreCounts(of: .negative)
    let pairs = Double(positive.reduce(0, +)) * Double(negative.reduce(0, +))
    if pairs == 0 { return nil }
    var lower = 0
    var won = 0.0
    for score in 0..<Self.scores {
      won += Double(positive[score]) * (Double(lower) + Double(negative[score]) / 2)
      lower += negative[score]
    }
    return won / pairs
  }

  mutating func add(gold: Polarity, answer: Polarity, score: Double) {
    let hundredths = max(-100, min(100, Int((score * 100).rounded())))
    counts[Self.start(gold, answer) + hundredths + 100] += 1
  }

  mutating func merge(_ other: SentimentSample) {
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  /// As many documents, drawn with replacement.
  func resampled(_ random: inout SeededRandom, from cells: [Int]) -> SentimentSample {
    var drawn = SentimentSample()
    for _ in cells { drawn.counts[cells[random.draw(below: cells.count)]] += 1 }
    return drawn
  }

  /// The cell of each document, in the order of the cells.
  var cells: [Int] {
    counts.indices.flatMap { Array(repeating: $0, count: counts[$0]) }
  }

  private func scoreCounts(of gold: Polarity) -> [Int] {
    var found = Array(repeating: 0, count: Self.scores)
    for answer in Polarity.allCases {
      let start = Self.start(gold, answer)
      for score in 0..<Self.scores { found[score] += counts[start + score] }
    }
    return found
  }

  private func forEachPair(_ body: (Polarity, Polarity, Range<Int>) -> Void) {
    for gold in Polarity.allCases {
      for answer in Polarity.allCases {
        let start = Self.start(gold, answer)
        body(gold, answer, start..<start + Self.scores)
      }
    }
  }

  private static func start(_ gold: Polarity, _ answer: Polarity) -> Int {
    (Int(gold.rawValue) * polarities + Int(answer.rawValue)) * scores
  }
}
