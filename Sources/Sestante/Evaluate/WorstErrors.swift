/// The documents whose answer is farthest from the gold, with the evidence that led there.
///
/// The distance is that of the score from the end of the scale where the gold is: +1 for positive, −1
/// for negative, 0 for neutral and mixed. Equal distances stay in the order of the input.
///
/// ```swift
/// var worst = WorstErrors(limit: 10)
/// worst.add(gold, analyzer.analyze(gold.text))
/// worst.items.first?.analysis.evidence
/// ```
public struct WorstErrors: Sendable, Hashable {
  /// A document that was answered wrongly.
  public struct Item: Sendable, Hashable {
    /// What people said.
    public var gold: GoldDocument
    /// What Sestante said, and why.
    public var analysis: Analysis
    /// From 0 to 2.
    public var distance: Double
  }

  /// The most documents that are kept.
  public let limit: Int
  /// The worst first.
  public private(set) var items: [Item] = []

  /// A list of at most `limit` documents.
  public init(limit: Int) { self.limit = limit }

  /// Keeps a document if it is among the worst.
  public mutating func add(_ gold: GoldDocument, _ analysis: Analysis) {
    guard limit > 0, let polarity = gold.polarity, polarity != analysis.polarity else { return }
    let target =
      switch polarity {
      case .positive: 1.0
      case .negative: -1.0
      case .neutral, .mixed: 0.0
      }
    let distance = abs(analysis.score - target)
    if items.count == limit, let last = items.last, last.distance >= distance { return }
    let place = items.firstIndex { $0.distance < distance } ?? items.count
    items.insert(Item(gold: gold, analysis: analysis, distance: distance), at: place)
    if items.count > limit { items.removeLast() }
  }
}
