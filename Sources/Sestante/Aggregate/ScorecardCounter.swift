internal import SestanteLexicon
internal import SestantePrivacy
internal import SestanteText

/// Counts documents for a scorecard straight from the work space: the hot path of one thread.
///
/// What it counts is what ``Scorecard/add(_:id:period:quoting:)`` counts of the analysis as values; a
/// test compares the two. Ids of the codebook are indexes here, and words become strings only when
/// they find a place among the quotes.
final class ScorecardCounter {
  private let analyzer: Analyzer
  private var documents = 0
  private var sentiment = Tally()
  private var languages = [Tally](repeating: Tally(), count: Language.allCases.count)
  private var pillars: [Cell]
  private var touchpoints: [Cell]
  private var topics: [Cell]
  /// A row of touchpoints for each pillar.
  private var crossings: [Cell]
  private var signals: SignalCounter
  private var quoting: QuoteSource
  /// The last touchpoint of all documents that rests on an evidence, as a running number.
  private var marks: [Int] = []
  private var mark = 0
  private var shared: [Int] = []

  init(_ analyzer: Analyzer, redacting rules: PrivacyRules?) {
    self.analyzer = analyzer
    let taxonomy = analyzer.taxonomy
    pillars = Array(repeating: Cell(), count: taxonomy.pillars.count)
    touchpoints = Array(repeating: Cell(), count: taxonomy.touchpoints.count)
    topics = Array(repeating: Cell(), count: taxonomy.topics.count)
    crossings = Array(
      repeating: Cell(), count: taxonomy.pillars.count * taxonomy.touchpoints.count)
    signals = SignalCounter(analyzer)
    quoting = QuoteSource(redacting: rules)
  }

  /// Counts the document that was analyzed in a work space.
  ///
  /// - Parameters:
  ///   - text: the text as it was given, which spans index.
  ///   - id: a JSON string with its quotes.
  func add(
    _ work: inout Workspace, text: UnsafeBufferPointer<UInt8>, id: UnsafeBufferPointer<UInt8>
  ) {
    documents += 1
    sentiment.add(work.result.polarity, score: work.result.score)
    languages[Int(work.result.language.rawValue)]
      .add(work.result.polarity, score: work.result.score)
    quoting.begin(text, id: id)
    for l in 0..<work.result.labels.count {
      let label = work.result.labels[l]
      let index = Int(label.id)
      switch label.kind {
      case .pillar: add(label, &work.result, to: &pillars[index])
      case .touchpoint:
        add(label, &work.result, to: &touchpoints[index])
        addCrossings(at: label, &work.result)
      case .topic: add(label, &work.result, to: &topics[index])
      case .inferredPillar: break
      }
    }
    signals.add(&work.result)
  }

  /// Everything counted so far.
  func scorecard() -> Scorecard {
    let taxonomy = analyzer.taxonomy
    var scorecard = Scorecard()
    scorecard.documents = documents
    scorecard.sentiment = sentiment
    for language in Language.allCases where languages[Int(language.rawValue)].mentions > 0 {
      scorecard.languages[language.code] = languages[Int(language.rawValue)]
    }
    for (entry, cell) in zip(taxonomy.pillars, pillars) where cell.tally.mentions > 0 {
      scorecard.pillars[entry.id] = cell
    }
    for (touchpoint, cell) in zip(taxonomy.touchpoints, touchpoints)
    where cell.tally.mentions > 0 {
      scorecard.touchpoints[touchpoint.id] = cell
    }
    for (entry, cell) in zip(taxonomy.topics, topics) where cell.tally.mentions > 0 {
      scorecard.topics[entry.id] = cell
    }
    for (index, cell) in crossings.enumerated() where cell.tally.mentions > 0 {
      let crossing = Crossing(
        pillar: taxonomy.pillars[index / touchpoints.count].id,
        touchpoint: taxonomy.touchpoints[index % touchpoints.count].id)
      scorecard.crossings[crossing] = cell
    }
    scorecard.signals = signals.tallies()
    return scorecard
  }

  /// Counts a label and offers its evidence as quotes.
  private func add(_ label: Label, _ result: inout AnalysisBuffer, to cell: inout Cell) {
    cell.tally.add(label.polarity, score: Int(label.score))
    for hit in Int(label.hitStart)..<Int(label.hitEnd) {
      offer(Int(result.sorted[hit].evidence), as: label.polarity, &result, to: &cell)
    }
  }

  /// Counts what pillars say at a touchpoint: the evidence both rest on, judged as the pillar judges
  /// it.
  private func addCrossings(at touchpoint: Label, _ result: inout AnalysisBuffer) {
    mark += 1
    while marks.count < result.evidence.count { marks.append(0) }
    for hit in Int(touchpoint.hitStart)..<Int(touchpoint.hitEnd) {
      marks[Int(result.sorted[hit].evidence)] = mark
    }
    for l in 0..<result.labels.count where result.labels[l].kind == .pillar {
      let pillar = result.labels[l]
      shared.removeAll(keepingCapacity: true)
      var (sum, hasPraise, hasComplaint) = (0, false, false)
      for hit in Int(pillar.hitStart)..<Int(pillar.hitEnd) {
        let evidence = Int(result.sorted[hit].evidence)
        if marks[evidence] != mark { continue }
        shared.append(evidence)
        let score = MentionReader.signed(
          Int(result.evidence[evidence].score), for: pillar.polarity)
        sum += score
        if score > 0 { hasPraise = true }
        if score < 0 { hasComplaint = true }
      }
      if shared.isEmpty { continue }
      let polarity = MentionReader.polarity(hasPraise: hasPraise, hasComplaint: hasComplaint)
      let index = Int(pillar.id) * touchpoints.count + Int(touchpoint.id)
      crossings[index].tally.add(polarity, score: sum / shared.count)
      for evidence in shared { offer(evidence, as: polarity, &result, to: &crossings[index]) }
    }
  }

  /// Keeps the words of an evidence if they find a place.
  @inline(__always)
  private func offer(
    _ index: Int, as polarity: Polarity, _ result: inout AnalysisBuffer, to cell: inout Cell
  ) {
    let found = result.evidence[index]
    let score = MentionReader.signed(Int(found.score), for: polarity)
    guard score != 0, cell.admits(score: score) else { return }
    let span = Int(found.start)..<Int(found.end)
    if let last = cell.last(ofSign: score), abs(last.score) == abs(score),
      !last.mayBePreceded(byDocument: quoting.document, span: span)
    {
      return
    }
    cell.insert(quoting.quote(span, score: score))
  }
}
