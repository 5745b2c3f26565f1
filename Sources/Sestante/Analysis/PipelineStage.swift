internal import SestanteLexicon
internal import SestanteText

/// How far the pipeline runs, for measuring; each stage includes those before it.
public enum PipelineStage: String, Sendable, CaseIterable {
  /// Reading the input, cutting and parsing records.
  case parse
  /// Words and signs.
  case scan
  /// Tokens with their forms, sentences.
  case tokens
  /// The whole analysis, without writing it.
  case analysis
  /// The whole, as `classify` does it: the analysis written as records.
  case records
}

/// What a measured run saw: the same figures must come out each time, or the time means nothing.
public struct PipelineCounts: Sendable, Hashable, Encodable {
  /// Records that were run.
  public var documents = 0
  /// Records that could not be read.
  public var rejected = 0
  /// What was read, unpacked and in UTF-8: texts with everything around them, in bytes.
  public var inputBytes = 0
  /// The texts alone, in UTF-8 bytes.
  public var textBytes = 0
  /// Tokens found, by the stages `tokens` and `analysis`.
  public var tokens = 0
  /// Evidence found, by the stage `analysis`.
  public var evidence = 0
  /// Records written, by the stage `records`, in bytes.
  public var outputBytes = 0

  /// Counts of nothing.
  public init() {}

  /// Adds what another piece of the input came to.
  public mutating func add(_ other: PipelineCounts) {
    documents += other.documents
    rejected += other.rejected
    inputBytes += other.inputBytes
    textBytes += other.textBytes
    tokens += other.tokens
    evidence += other.evidence
    outputBytes += other.outputBytes
  }
}

/// Runs parsed records through the stages before `records` and counts.
struct StageRunner: ~Copyable {
  private let analyzer: Analyzer
  private let stage: PipelineStage
  private var work: Workspace
  /// What was seen since the beginning or the last ``takeCounts()``.
  private var counts = PipelineCounts()

  init(_ analyzer: Analyzer, _ stage: PipelineStage) {
    self.analyzer = analyzer
    self.stage = stage
    work = Workspace(for: analyzer)
  }

  /// Runs one record as far as the stage goes.
  mutating func run(_ record: borrowing Record) {
    counts.documents += 1
    counts.textBytes += record.text.count
    if stage == .parse { return }
    work.text.load(record.text)
    switch stage {
    case .parse: break
    case .scan: TextScanner.scan(&work.text)
    case .tokens:
      TextScanner.scan(&work.text)
      work.tokenizer.tokenize(&work.text, into: &work.tokens)
      counts.tokens += work.tokens.tokens.count
    case .analysis, .records:
      analyzer.run(
        &work, hint: BlockWorker.language(record.language),
        genre: analyzer.taxonomy.channels.genre(of: record.channel))
      counts.tokens += work.tokens.tokens.count
      counts.evidence += work.result.evidence.count
    }
  }

  /// Hands over what was counted and begins anew.
  mutating func takeCounts() -> PipelineCounts {
    defer { counts = PipelineCounts() }
    return counts
  }
}
