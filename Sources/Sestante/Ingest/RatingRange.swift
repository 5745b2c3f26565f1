/// The ends of a scale of ratings: `1-5`, `0-10`.
public struct RatingRange: Sendable, Hashable, CustomStringConvertible {
  /// The worst rating.
  public var low: Int
  /// The best rating.
  public var high: Int

  /// The scale all ratings are put on that say, or are said to have, another.
  public static let standard = RatingRange(low: 1, high: 5)

  /// A scale with its ends.
  public init(low: Int, high: Int) {
    self.low = low
    self.high = high
  }

  /// Reads `1-5`.
  public init?(_ text: String) {
    let ends = text.split(separator: "-").compactMap { Int($0) }
    guard ends.count == 2, ends[0] < ends[1], ends[0] >= 0, ends[1] <= 1000 else { return nil }
    self.init(low: ends[0], high: ends[1])
  }

  /// `1-5`.
  public var description: String { "\(low)-\(high)" }

  /// A rating on this scale, in hundredths, as hundredths on the standard scale; nil if it lies
  /// outside.
  func standardized(_ hundredths: Int) -> Int? {
    let (low, high) = (low * 100, high * 100)
    guard hundredths >= low, hundredths <= high else { return nil }
    let standard = Self.standard
    let span = (standard.high - standard.low) * 100
    return standard.low * 100 + ((hundredths - low) * span * 2 + (high - low)) / ((high - low) * 2)
  }
}
