/// How often something was mentioned and how it was judged: counts and a sum, so tallies add up in
/// any order.
///
/// One mention is one document: an id occurs once in a document (codebook R3).
public struct Tally: Sendable, Hashable {
  /// Mentions judged positive.
  public private(set) var positive = 0
  /// Mentions judged negative.
  public private(set) var negative = 0
  /// Mentions with both signs.
  public private(set) var mixed = 0
  /// Mentions with neither sign.
  public private(set) var neutral = 0
  /// The sum of the scores in hundredths of the scale −1 … +1.
  public private(set) var scoreSum = 0

  /// Below this number of mentions a figure is a hint and no measure; reports mark it.
  public static let smallSample = 20

  /// A tally of no mentions.
  public init() {}

  /// All mentions, whatever their polarity.
  public var mentions: Int { positive + negative + mixed + neutral }

  /// Whether there are too few mentions to rely on.
  public var isSmall: Bool { mentions < Self.smallSample }

  /// The number of mentions of a polarity.
  public subscript(polarity: Polarity) -> Int {
    switch polarity {
    case .positive: positive
    case .negative: negative
    case .mixed: mixed
    case .neutral: neutral
    }
  }

  /// `(positive − negative) / mentions`, −1 … +1; nil without mentions.
  public var net: Double? {
    mentions == 0 ? nil : Double(positive - negative) / Double(mentions)
  }

  /// The mean score, −1 … +1; nil without mentions.
  public var meanScore: Double? {
    mentions == 0 ? nil : Double(scoreSum) / Double(mentions) / 100
  }

  /// The share of a polarity among the mentions with its interval; nil without mentions.
  public func share(_ polarity: Polarity) -> ShareInterval? {
    ShareInterval(self[polarity], of: mentions)
  }

  /// Adds a mention with its score in hundredths.
  mutating func add(_ polarity: Polarity, score: Int) {
    switch polarity {
    case .positive: positive += 1
    case .negative: negative += 1
    case .mixed: mixed += 1
    case .neutral: neutral += 1
    }
    scoreSum += score
  }

  mutating func merge(_ other: Tally) {
    positive += other.positive
    negative += other.negative
    mixed += other.mixed
    neutral += other.neutral
    scoreSum += other.scoreSum
  }
}
