internal import SestanteLexicon
internal import SestanteText

/// How far the pipeline runs, for measuring; each stage includes those before it.
public enum PipelineStage: String, Sendable, CaseIterable {
  /// Cutting and parsing records.
  case parse
  /// Words and signs.
  case scan
  /// Tokens with their forms, sentences.
  case tokens
  /// The whole analysis, without writing it.
  case analysis
  /// The whole analysis written as records.
  case records
}

/// What a measured run saw: the same figures must come out each time, or the time means nothing.
public struct PipelineCounts: Sendable, Hashable, Encodable {
  /// Records that were run.
  public var documents = 0
  /// Their texts in UTF-8 bytes.
  public var textBytes = 0
  /// Tokens found; 0 before the stage that makes them.
  public var tokens = 0
  /// Evidence found; 0 before the analysis.
  public var evidence = 0
  /// Records written, in bytes; counted when the output is emptied.
  public var outputBytes = 0

  /// Counts of nothing.
  public init() {}
}

/// Runs parsed records through a part of the pipeline and counts.
public struct StageRunner: ~Copyable {
  private let analyzer: Analyzer
  private let stage: PipelineStage
  private var work: Workspace
  private var writer: RecordWriter
  private var cursor = JSONCursor(capacity: 1 << 16)
  /// What was seen since the beginning or the last ``restart()``.
  public private(set) var counts = PipelineCounts()

  /// A runner that stops behind a stage.
  public init(_ analyzer: Analyzer, _ stage: PipelineStage) {
    self.analyzer = analyzer
    self.stage = stage
    work = Workspace(for: analyzer)
    writer = RecordWriter(analyzer, offsets: .scalars, inferred: false)
  }

  /// Runs one record as far as the stage goes.
  public mutating func run(_ record: borrowing Record) {
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
      analyzer.run(&work)
      counts.tokens += work.tokens.tokens.count
      counts.evidence += work.result.evidence.count
    }
    guard stage == .records else { return }
    writer.write(work, id: record.id, metadata: record.metadata, &cursor)
    if cursor.bytes.count > 1 << 18 { empty() }
  }

  /// Counts and forgets the output written so far.
  public mutating func empty() {
    counts.outputBytes += cursor.bytes.count
    cursor.removeAll()
  }

  /// Begins a new round of counting.
  public mutating func restart() {
    cursor.removeAll()
    counts = PipelineCounts()
  }
}
