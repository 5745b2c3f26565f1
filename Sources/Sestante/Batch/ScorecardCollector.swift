internal import SestantePrivacy

/// Gathers what the workers of a run count: each has a counter of its own for all its blocks, and the
/// counters are added up at the end, in any order with the same result.
public final class ScorecardCollector: Sendable {
  private let counters = Guarded<[ScorecardCounter]>([])

  /// A collector of nothing yet.
  public init() {}

  /// The counter of one more worker.
  func makeCounter(_ analyzer: Analyzer, redacting rules: PrivacyRules?) -> ScorecardCounter {
    // Made here and used by one worker, read again when all are done.
    let counter = ScorecardCounter(analyzer, redacting: rules)
    counters.withLock { $0.append(counter) }
    return counter
  }

  /// What all workers counted. Ask when the run has ended: workers count without a lock.
  public func scorecard() -> Scorecard {
    counters.withLock { counters in
      var whole = Scorecard()
      for counter in counters { whole.merge(counter.scorecard()) }
      return whole
    }
  }
}
