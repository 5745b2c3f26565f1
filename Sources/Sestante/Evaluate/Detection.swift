/// Hits, false alarms and misses of one class or id, and the figures made of them.
public struct Detection: Sendable, Hashable {
  /// Found, and in the gold.
  public var hits = 0
  /// Found, but not in the gold.
  public var falseAlarms = 0
  /// In the gold, but not found.
  public var misses = 0

  /// Counts of hits, false alarms and misses.
  public init(hits: Int = 0, falseAlarms: Int = 0, misses: Int = 0) {
    self.hits = hits
    self.falseAlarms = falseAlarms
    self.misses = misses
  }

  /// How often the gold has it.
  public var support: Int { hits + misses }

  /// The share of answers that are right; nil without answers.
  public var precision: Double? { Self.ratio(hits, hits + falseAlarms) }

  /// The share of the gold that was found; nil without gold.
  public var recall: Double? { Self.ratio(hits, support) }

  /// The harmonic mean of both; nil if neither gold nor answers have it.
  public var f1: Double? { Self.ratio(2 * hits, 2 * hits + falseAlarms + misses) }

  /// Cohen's kappa of presence per document: agreement beyond chance. Nil if chance alone would
  /// agree.
  public func kappa(documents: Int) -> Double? {
    guard documents > 0 else { return nil }
    let n = Double(documents)
    let gold = Double(support) / n
    let said = Double(hits + falseAlarms) / n
    let chance = gold * said + (1 - gold) * (1 - said)
    if chance >= 1 { return nil }
    return (1 - Double(falseAlarms + misses) / n - chance) / (1 - chance)
  }

  static func ratio(_ part: Int, _ whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }

  static func + (a: Detection, b: Detection) -> Detection {
    Detection(
      hits: a.hits + b.hits, falseAlarms: a.falseAlarms + b.falseAlarms, misses: a.misses + b.misses
    )
  }
}
