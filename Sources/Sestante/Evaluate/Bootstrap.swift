/// How far figures would move if other documents of the same kind had been labelled.
///
/// The percentile bootstrap (Efron and Tibshirani, *An Introduction to the Bootstrap*, 1993, ch. 13):
/// as many documents as there are, drawn with replacement, measured, and this many times; the interval
/// leaves out 2.5 % of the results at each end. Resamples in which a figure does not exist do not count
/// for it. The generator is seeded, so the same gold gives the same intervals everywhere.
///
/// ```swift
/// let intervals = Bootstrap(resamples: 1000, seed: 1).intervals(of: evaluation)
/// intervals["twoClassF1"]      // 0.78 … 0.84
/// ```
public struct Bootstrap: Sendable {
  /// How many times documents are drawn; 0 gives no intervals.
  public var resamples: Int
  /// Where the generator begins.
  public var seed: UInt64

  /// A bootstrap of a number of resamples.
  public init(resamples: Int = 1000, seed: UInt64 = 1) {
    self.resamples = resamples
    self.seed = seed
  }

  /// The 95 % intervals of every figure that has one, by its name in JSON.
  public func intervals(of evaluation: Evaluation) -> [String: ClosedRange<Double>] {
    var found = intervals(of: evaluation.sample)
    for (kind, labels) in [
      ("pillars", evaluation.pillars), ("touchpoints", evaluation.touchpoints),
      ("topics", evaluation.topics),
    ] {
      for (figure, interval) in intervals(of: labels) { found["\(kind).\(figure)"] = interval }
    }
    return found
  }

  /// The intervals of accuracy, macro-F1, decided share, kappa, AUC, and of each polarity's figures
  /// (`negative.recall`).
  public func intervals(of sample: SentimentSample) -> [String: ClosedRange<Double>] {
    let cells = sample.cells
    // One document says nothing of how others would do.
    if cells.count < 2 { return [:] }
    var random = SeededRandom(seed: seed)
    var found: [String: [Double]] = [:]
    for _ in 0..<resamples {
      let drawn = sample.resampled(&random, from: cells)
      for (name, value) in Self.figures(drawn) {
        if let value { found[name, default: []].append(value) }
      }
    }
    return found.compactMapValues(Self.interval)
  }

  /// The intervals of micro-F1, with and without polarity.
  public func intervals(of labels: LabelAccuracy) -> [String: ClosedRange<Double>] {
    let profiles = labels.documentProfiles
    if profiles.count < 2 { return [:] }
    var random = SeededRandom(seed: seed)
    var found: [String: [Double]] = [:]
    for _ in 0..<resamples {
      var presence = Detection()
      var polarity = Detection()
      for _ in profiles {
        let profile = profiles[random.draw(below: profiles.count)]
        presence = presence + profile.presence
        polarity = polarity + profile.withPolarity
      }
      if let f1 = presence.f1 { found["f1", default: []].append(f1) }
      if let f1 = polarity.f1 { found["f1WithPolarity", default: []].append(f1) }
    }
    return found.compactMapValues(Self.interval)
  }

  /// Every figure of a sample, by its name in JSON.
  static func figures(_ sample: SentimentSample) -> [(String, Double?)] {
    let matrix = sample.matrix
    var found: [(String, Double?)] = [
      ("accuracy", matrix.accuracy), ("twoClassF1", matrix.twoClassF1),
      ("threeClassF1", matrix.threeClassF1), ("decided", matrix.decidedShare),
      ("kappa", matrix.kappa), ("auc", sample.auc),
    ]
    for polarity in Polarity.allCases {
      let detection = matrix.detection(of: polarity)
      found += [
        ("\(polarity.id).precision", detection.precision),
        ("\(polarity.id).recall", detection.recall), ("\(polarity.id).f1", detection.f1),
      ]
    }
    return found
  }

  /// The values without 2.5 % at each end.
  static func interval(_ values: [Double]) -> ClosedRange<Double>? {
    if values.isEmpty { return nil }
    let sorted = values.sorted()
    let cut = Int((0.025 * Double(sorted.count)).rounded(.down))
    return sorted[cut]...sorted[sorted.count - 1 - cut]
  }
}
