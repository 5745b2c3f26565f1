/// A share with its 95 % interval by Wilson's score method.
///
/// Honest for small samples and for shares near 0 and 1, where the textbook interval is not.
///
/// ```swift
/// ShareInterval(81, of: 263)      // 0.308, from 0.255 to 0.366
/// ```
public struct ShareInterval: Sendable, Hashable {
  /// The share itself, 0 … 1.
  public let share: Double
  /// The lower end of the interval, 0 … 1.
  public let low: Double
  /// The upper end of the interval, 0 … 1.
  public let high: Double

  /// The share of `count` among `total`; nil if `total` is not positive or `count` not within it.
  public init?(_ count: Int, of total: Int) {
    guard total > 0, (0...total).contains(count) else { return nil }
    let z = 1.959963984540054
    let n = Double(total)
    let p = Double(count) / n
    let scale = 1 + z * z / n
    let center = (p + z * z / (2 * n)) / scale
    let half = z / scale * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    share = p
    // At the ends the interval touches 0 or 1; rounding must not push it past them.
    low = count == 0 ? 0 : max(0, center - half)
    high = count == total ? 1 : min(1, center + half)
  }
}
