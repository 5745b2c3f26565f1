/// How often each polarity of the gold got each answer.
public struct ConfusionMatrix: Sendable, Hashable {
  private var counts = Array(repeating: 0, count: 16)

  /// A matrix of no documents.
  public init() {}

  /// The documents of a gold polarity that got an answer.
  public subscript(gold: Polarity, answer: Polarity) -> Int {
    counts[Int(gold.rawValue) * 4 + Int(answer.rawValue)]
  }

  /// The documents of all polarities and answers.
  public var documents: Int { counts.reduce(0, +) }

  /// The share of right answers; nil without documents.
  public var accuracy: Double? {
    Detection.ratio(Polarity.allCases.reduce(0) { $0 + self[$1, $1] }, documents)
  }

  /// Hits, false alarms and misses of a polarity among all four.
  public func detection(of polarity: Polarity) -> Detection {
    detection(of: polarity, gold: Polarity.allCases) { $0 }
  }

  /// Mean F1 of positive and negative over the documents whose gold is one of them; any other
  /// answer is a miss. Nil without such documents.
  public var twoClassF1: Double? { meanF1(of: [.positive, .negative]) { $0 } }

  /// Mean F1 of positive, negative and neutral over the documents whose gold is one of them; a
  /// mixed answer counts as neutral. Nil if the gold has no neutral document.
  public var threeClassF1: Double? {
    if Polarity.allCases.allSatisfy({ self[.neutral, $0] == 0 }) { return nil }
    return meanF1(of: [.positive, .negative, .neutral]) { $0 == .mixed ? .neutral : $0 }
  }

  /// The share of documents with a positive or negative gold that got an answer of either sign.
  public var decidedShare: Double? {
    var decided = 0
    var all = 0
    for gold in [Polarity.positive, .negative] {
      decided += self[gold, .positive] + self[gold, .negative]
      all += Polarity.allCases.reduce(0) { $0 + self[gold, $1] }
    }
    return Detection.ratio(decided, all)
  }

  /// Cohen's kappa over the four polarities; nil if chance alone would agree.
  public var kappa: Double? {
    guard let accuracy else { return nil }
    let n = Double(documents)
    var chance = 0.0
    for polarity in Polarity.allCases {
      let gold = Polarity.allCases.reduce(0) { $0 + self[polarity, $1] }
      let said = Polarity.allCases.reduce(0) { $0 + self[$1, polarity] }
      chance += Double(gold) / n * (Double(said) / n)
    }
    return chance >= 1 ? nil : (accuracy - chance) / (1 - chance)
  }

  mutating func add(gold: Polarity, answer: Polarity, documents: Int = 1) {
    counts[Int(gold.rawValue) * 4 + Int(answer.rawValue)] += documents
  }

  mutating func merge(_ other: ConfusionMatrix) {
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  private func meanF1(of classes: [Polarity], reading: (Polarity) -> Polarity) -> Double? {
    let found = classes.map { detection(of: $0, gold: classes, reading: reading) }
    if found.allSatisfy({ $0.support == 0 }) { return nil }
    return found.reduce(0) { $0 + ($1.f1 ?? 0) } / Double(classes.count)
  }

  private func detection(
    of polarity: Polarity, gold: [Polarity], reading: (Polarity) -> Polarity
  ) -> Detection {
    var found = Detection()
    for expected in gold {
      for answer in Polarity.allCases {
        let count = self[expected, answer]
        switch (expected == polarity, reading(answer) == polarity) {
        case (true, true): found.hits += count
        case (true, false): found.misses += count
        case (false, true): found.falseAlarms += count
        case (false, false): break
        }
      }
    }
    return found
  }
}
