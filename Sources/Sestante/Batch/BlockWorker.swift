public import SestantePrivacy
internal import SestanteText

/// How classifications are written.
public enum RecordFormat: String, Sendable, CaseIterable {
  /// The record of the contract, a line of JSON each.
  case jsonl
  /// A line of CSV each.
  case csv
  /// Lines for a person.
  case table
}

/// What became of one block of records.
public struct BlockResult: Sendable {
  /// The classifications, in the order of the records.
  public var output = WrittenBytes()
  /// Records that were classified.
  public var documents = 0
  /// Bytes of text that were analyzed.
  public var textBytes = 0
  /// Records that could not be read, in their order.
  public var rejections: [Rejection] = []
  /// Personal data that was replaced.
  public var redactions = RedactionCounts()
  /// Records of the firm's own people, which were set aside.
  public var setAside = 0
  /// Places of mojibake that were put right.
  public var repairs = 0
  /// Keys of JSON objects that fed nothing.
  public var unusedKeys: Set<String> = []

  /// A block of which nothing is known yet.
  public init() {}
}

/// Parses and classifies blocks: the state of one thread.
public final class BlockWorker {
  private let options: Options
  private var parser: RecordParser?
  private var columns: ColumnMap.Identity?
  private var classifier: Classifier
  private var work: Workspace
  private let csv: ClassificationCSV
  private let table: ClassificationTable?
  /// For what is described through values; the classifier has its own.
  private let redaction: RecordRedaction?
  private let counter: ScorecardCounter?

  /// What all workers of a run have in common.
  public struct Options: Sendable {
    /// The pipeline, shared by all workers.
    public var analyzer: Analyzer
    /// How classifications are written.
    public var format: RecordFormat
    /// What `start` and `end` of evidence count.
    public var offsets: OffsetUnit
    /// Whether pillars that only follow from a topic are written too.
    public var inferred: Bool
    /// What workers count for, instead of writing records.
    public var scorecards: ScorecardCollector?
    /// What is known of personal data, if it is to be replaced in what is written.
    public var privacy: PrivacyRules?
    /// The labels of tables for a person; English ones where none are given.
    public var words: Wording?
    /// The columns a table may take.
    public var width: Int
    /// Whether a table is coloured by terminal codes.
    public var isColored: Bool

    /// Options for a run; defaults are those of `classify`.
    public init(
      analyzer: Analyzer, format: RecordFormat = .jsonl, offsets: OffsetUnit = .scalars,
      inferred: Bool = false, scorecards: ScorecardCollector? = nil,
      redacting privacy: PrivacyRules? = nil,
      words: Wording? = nil, width: Int = 80, isColored: Bool = false
    ) {
      self.analyzer = analyzer
      self.format = format
      self.offsets = offsets
      self.inferred = inferred
      self.scorecards = scorecards
      self.privacy = privacy
      self.words = words
      self.width = width
      self.isColored = isColored
    }
  }

  /// A worker that reads and classifies blocks of any file of the run.
  public init(_ options: Options) {
    self.options = options
    classifier = Classifier(
      options.analyzer, offsets: options.offsets, inferred: options.inferred,
      redacting: options.privacy)
    redaction = options.privacy.map { RecordRedaction($0) }
    counter = options.scorecards?.makeCounter(options.analyzer, redacting: options.privacy)
    work = Workspace(for: options.analyzer)
    csv = ClassificationCSV()
    table =
      options.format == .table
      ? ClassificationTable(
        words: options.words ?? Wording(options.analyzer, language: "en"), width: options.width,
        isColored: options.isColored) : nil
  }

  /// Classifies the records of a block of a file.
  public func process(_ block: Block, columns: ColumnMap, file: String) -> BlockResult {
    if columns.identity !== self.columns {
      parser = RecordParser(columns: columns, file: file)
      self.columns = columns.identity
    }
    var result = BlockResult()
    var described: [UInt8] = []
    parser?.parse(
      block,
      record: { record in
        result.documents += 1
        result.textBytes += record.text.count
        if let counter {
          analyze(record)
          counter.add(&work, text: given(record), id: record.id)
        } else if options.format != .jsonl {
          describe(record, into: &described)
        } else if !record.origins.isEmpty {
          classifier.classify(
            record.text, given: record.given, origins: record.origins, id: record.id,
            metadata: record.metadata, hint: Self.language(record.language),
            genre: options.analyzer.taxonomy.channels.genre(of: record.channel))
        } else {
          classifier.classify(
            record.text, id: record.id, metadata: record.metadata,
            hint: Self.language(record.language),
            genre: options.analyzer.taxonomy.channels.genre(of: record.channel))
        }
      }, reject: { result.rejections.append($0) })
    result.setAside = parser?.setAside ?? 0
    result.repairs = parser?.repairs ?? 0
    parser?.setAside = 0
    parser?.repairs = 0
    result.unusedKeys = parser?.takeUnusedKeys() ?? []
    result.output =
      options.format == .jsonl ? classifier.takeOutput() : WrittenBytes(described)
    result.redactions = classifier.takeRedactions()
    if let redaction {
      result.redactions.merge(redaction.counts)
      redaction.counts = RedactionCounts()
    }
    return result
  }

  /// Leaves the result in the work space.
  private func analyze(_ record: borrowing Record) {
    work.text.load(record.text)
    options.analyzer.run(
      &work, hint: Self.language(record.language),
      genre: options.analyzer.taxonomy.channels.genre(of: record.channel))
    work.restore(record.given, record.origins)
  }

  /// The text as it was given, which spans index.
  private func given(_ record: borrowing Record) -> UnsafeBufferPointer<UInt8> {
    record.origins.isEmpty ? record.text : record.given
  }

  /// The slower way, through values: CSV, tables.
  private func describe(_ record: borrowing Record, into bytes: inout [UInt8]) {
    analyze(record)
    let given = given(record)
    var analysis = options.analyzer.analysis(of: work, inferred: options.inferred)
    var id = JSONText.string(record.id)
    if let redaction {
      redaction.begin(given)
      redaction.redact(&analysis, of: given)
      id = redaction.id(id)
    }
    if options.format == .csv {
      bytes += csv.line(analysis, id: id).utf8
    } else if let table {
      let text =
        redaction?.words(given, 0..<given.count) ?? String(decoding: given, as: UTF8.self)
      bytes += table.line(analysis, id: id, text: text).utf8
    }
  }

  /// The language a record names, as a hint.
  static func language(_ name: UnsafeBufferPointer<UInt8>) -> Language {
    guard name.count >= 2 else { return .undetermined }
    switch (name[0] | 0x20, name[1] | 0x20) {
    case (UInt8(ascii: "i"), UInt8(ascii: "t")): return .italian
    case (UInt8(ascii: "e"), UInt8(ascii: "n")): return .english
    default: return .undetermined
    }
  }
}
