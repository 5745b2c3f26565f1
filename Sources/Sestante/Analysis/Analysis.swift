internal import SestanteLexicon
public import SestanteText

/// A part of an opinion's score: the words, the table row, what it did.
public struct Cause: Sendable, Hashable {
  /// Half-open span in UTF-8 bytes of the untouched original.
  public var span: Range<Int>
  /// The original's words: `original.utf8[span]`.
  public var text: String
  /// The row: `it/topics.tsv:412`.
  public var entry: String
  /// `term`, `negator`, `intensifier` …
  public var role: String
  /// What it changed, −1 … +1.
  public var effect: Double
}

/// A claim with its quote; every label rests on some.
public struct Evidence: Sendable, Hashable {
  /// Half-open span in UTF-8 bytes of the untouched original.
  public var span: Range<Int>
  /// The original's words: `original.utf8[span]`.
  public var quote: String
  /// The sign of its score; neutral for a signal.
  public var polarity: Polarity
  /// −1 … +1.
  public var score: Double
  /// What made the score, and the things and conditions behind its labels.
  public var because: [Cause]
}

/// A pillar, touchpoint or topic found in a document.
public struct LabelFinding: Sendable, Hashable {
  /// The codebook's id.
  public var id: String
  /// For topics: the touchpoint it was found at.
  public var touchpoint: String?
  /// The sign its evidence agrees on; mixed if both signs occur.
  public var polarity: Polarity
  /// −1 … +1.
  public var score: Double
  /// Indices into ``Analysis/evidence``.
  public var evidence: [Int]
  /// Whether the pillar follows from a topic only and was not stated (codebook §4, I).
  public var isInferred = false
}

/// A signal found in a document.
public struct SignalFinding: Sendable, Hashable {
  /// The codebook's id: `churn-intent`.
  public var id: String
  /// The value of the row, or the number matched; empty if there is none.
  public var value: String
  /// Indices into ``Analysis/evidence``.
  public var evidence: [Int]
}

/// What Sestante has to say of one document.
public struct Analysis: Sendable, Hashable {
  /// The language of the whole text.
  public var language: Language
  /// The sentiment of the whole text.
  public var polarity: Polarity
  /// −1 … +1.
  public var score: Double
  /// Pillars, each id once; inferred ones only if asked for.
  public var pillars: [LabelFinding]
  /// Touchpoints, each id once.
  public var touchpoints: [LabelFinding]
  /// Topics, each id once.
  public var topics: [LabelFinding]
  /// Signals beside the labels.
  public var signals: [SignalFinding]
  /// What labels and signals rest on; their indices count from 0 here.
  public var evidence: [Evidence]
}

extension Analyzer {
  /// Analyzes one text and gives the result as values; for throughput use ``Classifier``.
  public func analyze(_ text: String, inferred: Bool = false) -> Analysis {
    var work = Workspace(for: self)
    return analyze(text, in: &work, inferred: inferred)
  }

  /// Analyzes one text in a work space that is used again.
  public func analyze(_ text: String, in work: inout Workspace, inferred: Bool = false) -> Analysis
  {
    var copy = text
    copy.withUTF8 { work.text.load($0) }
    run(&work)
    return analysis(of: work, inferred: inferred)
  }

  /// The result in a work space as values.
  func analysis(of work: borrowing Workspace, inferred: Bool) -> Analysis {
    func words(_ start: UInt32, _ end: UInt32) -> String {
      String(
        decoding: UnsafeBufferPointer(
          start: work.text.bytes.base + Int(start), count: Int(end - start)), as: UTF8.self)
    }
    var evidence: [Evidence] = []
    for e in 0..<work.result.evidence.count {
      let record = work.result.evidence[e]
      var because: [Cause] = []
      for c in 0..<Int(record.contributionCount) {
        let part = work.result.contributions[Int(record.contributionStart) + c]
        because.append(
          Cause(
            span: Int(part.start)..<Int(part.end), text: words(part.start, part.end),
            entry: lexicon.citation(part.row), role: part.role.id,
            effect: Double(part.effect) / 100))
      }
      evidence.append(
        Evidence(
          span: Int(record.start)..<Int(record.end), quote: words(record.start, record.end),
          polarity: record.polarity, score: Double(record.score) / 100, because: because))
    }
    var found: (pillars: [LabelFinding], touchpoints: [LabelFinding], topics: [LabelFinding]) = (
      [], [], []
    )
    for l in 0..<work.result.labels.count {
      let label = work.result.labels[l]
      let hits = (Int(label.hitStart)..<Int(label.hitEnd)).map {
        Int(work.result.sorted[$0].evidence)
      }
      var finding = LabelFinding(
        id: "", touchpoint: nil, polarity: label.polarity, score: Double(label.score) / 100,
        evidence: hits)
      switch label.kind {
      case .pillar, .inferredPillar:
        finding.id = taxonomy.pillars[Int(label.id)].id
        finding.isInferred = label.kind == .inferredPillar
        if inferred || !finding.isInferred { found.pillars.append(finding) }
      case .touchpoint:
        finding.id = taxonomy.touchpoints[Int(label.id)].id
        found.touchpoints.append(finding)
      case .topic:
        finding.id = taxonomy.topics[Int(label.id)].id
        if label.touchpoint != .max {
          finding.touchpoint = taxonomy.touchpoints[Int(label.touchpoint)].id
        }
        found.topics.append(finding)
      }
    }
    var signals: [SignalFinding] = []
    for s in 0..<work.result.signals.count {
      let hit = work.result.signals[s]
      signals.append(
        SignalFinding(
          id: lexicon.signals[Int(hit.signal)], value: value(of: hit), evidence: [Int(hit.evidence)]
        ))
    }
    return Analysis(
      language: work.result.language, polarity: work.result.polarity,
      score: Double(work.result.score) / 100, pillars: found.pillars,
      touchpoints: found.touchpoints,
      topics: found.topics, signals: signals, evidence: evidence)
  }

  func value(of hit: SignalHit) -> String {
    if hit.value == .max { return hit.number >= 0 ? String(hit.number) : "" }
    let value = lexicon.signalValues[Int(hit.value)]
    return SignalTemplate(value)?.filled(with: hit.number) ?? value
  }
}
