public import SestantePrivacy
internal import SestanteText

/// What many documents say: counts and quotes per pillar, touchpoint, topic and signal.
///
/// Everything inside is a count, a sum of integers or a bounded choice of quotes, so `merge` is
/// associative and commutative: any split of the documents over threads, in any order, gives the
/// same scorecard.
///
/// ```swift
/// var scorecard = Scorecard()
/// scorecard.add(analyzer.analyze("Personale gentilissimo"), id: "r-17")
/// scorecard.pillars["empathy"]?.tally.positive      // 1
/// ```
public struct Scorecard: Sendable, Hashable {
  /// Documents added, the rejected ones not counted.
  public internal(set) var documents = 0
  /// Records that were no document, or could not be read.
  public internal(set) var rejected = 0
  /// Documents by polarity.
  public internal(set) var sentiment = Tally()
  /// Documents by language code: `it`, `en`, `mixed`, `und`.
  public internal(set) var languages: [String: Tally] = [:]
  /// Documents by the period given with them: `2026-03`.
  public internal(set) var periods: [String: Tally] = [:]
  /// Stated pillars by id.
  public internal(set) var pillars: [String: Cell] = [:]
  /// Touchpoints by id.
  public internal(set) var touchpoints: [String: Cell] = [:]
  /// Topics by id.
  public internal(set) var topics: [String: Cell] = [:]
  /// Pillars at touchpoints, where both rest on the same evidence.
  public internal(set) var crossings: [Crossing: Cell] = [:]
  /// Signals by id.
  public internal(set) var signals: [String: SignalTally] = [:]

  /// A scorecard of no documents.
  public init() {}

  /// The rejected share of everything that was read; nil if nothing was.
  public var rejectedShare: Double? {
    documents + rejected == 0 ? nil : Double(rejected) / Double(documents + rejected)
  }

  /// Adds a document.
  ///
  /// Inferred pillars are left out: figures rest on what was stated.
  ///
  /// - Parameters:
  ///   - id: the document's id, kept with its quotes.
  ///   - period: what the trend is drawn over, for instance the month of the document.
  ///   - words: the words of an evidence as they may be kept; redaction goes here. Called only for
  ///     evidence that can become a quote.
  public mutating func add(
    _ analysis: Analysis, id: String, period: String? = nil,
    quoting words: (Evidence) -> String = { $0.quote }
  ) {
    documents += 1
    let score = hundredths(analysis.score)
    sentiment.add(analysis.polarity, score: score)
    languages[analysis.language.code, default: Tally()].add(analysis.polarity, score: score)
    if let period { periods[period, default: Tally()].add(analysis.polarity, score: score) }

    let reader = MentionReader(evidence: analysis.evidence, id: id)
    for pillar in analysis.pillars where !pillar.isInferred {
      reader.add(pillar, to: &pillars[pillar.id, default: Cell()], quoting: words)
      for touchpoint in analysis.touchpoints {
        let crossing = Crossing(pillar: pillar.id, touchpoint: touchpoint.id)
        guard let shared = reader.shared(pillar, touchpoint) else { continue }
        reader.add(shared, to: &crossings[crossing, default: Cell()], quoting: words)
      }
    }
    for touchpoint in analysis.touchpoints {
      reader.add(
        touchpoint, to: &touchpoints[touchpoint.id, default: Cell()], quoting: words)
    }
    for topic in analysis.topics {
      reader.add(topic, to: &topics[topic.id, default: Cell()], quoting: words)
    }

    var values: [String: [String]] = [:]
    for signal in analysis.signals { values[signal.id, default: []].append(signal.value) }
    for (signal, found) in values { signals[signal, default: SignalTally()].add(found) }
  }

  /// Personal data that was replaced in the quotes that were kept, each quote for itself.
  public var redactions: RedactionCounts {
    struct Place: Hashable {
      var document: String
      var span: Range<Int>
    }
    var seen: Set<Place> = []
    var counts = RedactionCounts()
    for cells in [Array(pillars.values), Array(touchpoints.values), Array(topics.values)] {
      for quote in cells.flatMap({ $0.positiveQuotes + $0.negativeQuotes }) {
        guard let replaced = quote.replaced,
          seen.insert(Place(document: quote.document, span: quote.span)).inserted
        else { continue }
        counts.merge(replaced)
      }
    }
    return counts
  }

  /// Counts records that could not be read.
  public mutating func reject(_ count: Int = 1) { rejected += count }

  /// Adds everything another scorecard holds.
  public mutating func merge(_ other: Scorecard) {
    documents += other.documents
    rejected += other.rejected
    sentiment.merge(other.sentiment)
    for (key, tally) in other.languages { languages[key, default: Tally()].merge(tally) }
    for (key, tally) in other.periods { periods[key, default: Tally()].merge(tally) }
    for (key, cell) in other.pillars { pillars[key, default: Cell()].merge(cell) }
    for (key, cell) in other.touchpoints { touchpoints[key, default: Cell()].merge(cell) }
    for (key, cell) in other.topics { topics[key, default: Cell()].merge(cell) }
    for (key, cell) in other.crossings { crossings[key, default: Cell()].merge(cell) }
    for (key, tally) in other.signals { signals[key, default: SignalTally()].merge(tally) }
  }
}
