public import SestanteText

/// The hot path: texts in, records out, one thread.
///
/// Each thread has its own classifier; the analyzer behind it is shared.
///
/// ```swift
/// var classifier = Classifier(analyzer)
/// classifier.classify(text, id: id, metadata: metadata)
/// write(classifier.output)
/// ```
public struct Classifier: ~Copyable {
  private let analyzer: Analyzer
  private var work: Workspace
  private var writer: RecordWriter
  private var cursor = JSONCursor(capacity: 1 << 16)

  /// The records written so far, a line of JSON each; valid until the next document.
  public var output: UnsafeBufferPointer<UInt8> { cursor.bytes }

  /// Forgets the records written so far.
  public mutating func removeOutput() { cursor.removeAll() }

  /// A classifier of one thread, with the unit of spans and whether inferred pillars are written.
  public init(_ analyzer: Analyzer, offsets: OffsetUnit = .scalars, inferred: Bool = false) {
    self.analyzer = analyzer
    work = Workspace(for: analyzer)
    writer = RecordWriter(analyzer, offsets: offsets, inferred: inferred)
  }

  /// Classifies one text and appends its record to ``output``.
  ///
  /// - Parameters:
  ///   - text: valid UTF-8.
  ///   - id: a JSON string with its quotes.
  ///   - metadata: the inside of a JSON object, possibly empty.
  ///   - hint: the language to fall back on.
  public mutating func classify(
    _ text: UnsafeBufferPointer<UInt8>, id: UnsafeBufferPointer<UInt8>,
    metadata: UnsafeBufferPointer<UInt8>, hint: Language = .undetermined
  ) {
    work.text.load(text)
    analyzer.run(&work, hint: hint)
    writer.write(work, id: id, metadata: metadata, &cursor)
  }

  /// Classifies a text that was put right; its record quotes and indexes the text as it was given.
  mutating func classify(
    _ text: UnsafeBufferPointer<UInt8>, given: UnsafeBufferPointer<UInt8>,
    origins: UnsafeBufferPointer<UInt32>, id: UnsafeBufferPointer<UInt8>,
    metadata: UnsafeBufferPointer<UInt8>, hint: Language
  ) {
    work.text.load(text)
    analyzer.run(&work, hint: hint)
    work.restore(given, origins)
    writer.write(work, id: id, metadata: metadata, &cursor)
  }
}
