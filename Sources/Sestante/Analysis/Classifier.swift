public import SestantePrivacy
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
  private var batch: DocumentBatch
  private var writer: RecordWriter
  private var cursor = JSONCursor(capacity: 1 << 16)

  /// The records written so far, a line of JSON each; valid until the next document.
  public var output: UnsafeBufferPointer<UInt8> {
    mutating get {
      finish()
      return cursor.bytes
    }
  }

  /// Gives away the records written so far, without a copy.
  public mutating func takeOutput() -> WrittenBytes {
    finish()
    return cursor.take()
  }

  /// Forgets the records written so far.
  public mutating func removeOutput() {
    batch.removeAll()
    cursor.removeAll()
  }

  /// Personal data that was replaced in the records written since the last time they were taken.
  public mutating func takeRedactions() -> RedactionCounts {
    finish()
    defer { writer.redaction?.counts = RedactionCounts() }
    return writer.redaction?.counts ?? RedactionCounts()
  }

  /// A classifier of one thread, with the unit of spans and whether inferred pillars are written.
  ///
  /// - Parameter redacting: what is known of personal data; with it, placeholders stand in its place
  ///   in quotes, causes, metadata and ids.
  public init(
    _ analyzer: Analyzer, offsets: OffsetUnit = .scalars, inferred: Bool = false,
    redacting rules: PrivacyRules? = nil
  ) {
    self.analyzer = analyzer
    batch = DocumentBatch(analyzer)
    writer = RecordWriter(analyzer, offsets: offsets, inferred: inferred)
    writer.redaction = rules.map { RecordRedaction($0) }
  }

  /// Classifies one text; its record is the next one of ``output``.
  ///
  /// What is given is copied. The work is done when there is enough for the caches, or when the
  /// output is asked for.
  ///
  /// - Parameters:
  ///   - text: valid UTF-8.
  ///   - id: a JSON string with its quotes.
  ///   - metadata: the inside of a JSON object, possibly empty.
  ///   - hint: the language to fall back on.
  ///   - genre: what the record's channel says of the text.
  public mutating func classify(
    _ text: UnsafeBufferPointer<UInt8>, id: UnsafeBufferPointer<UInt8>,
    metadata: UnsafeBufferPointer<UInt8>, hint: Language = .undetermined,
    genre: Genre = .unknown
  ) {
    if !batch.hasRoom(for: text.count) { finish() }
    batch.add(text, id: id, metadata: metadata, hint: hint, genre: genre)
    if batch.isFull { finish() }
  }

  /// Classifies a text that was put right; its record quotes and indexes the text as it was given.
  mutating func classify(
    _ text: UnsafeBufferPointer<UInt8>, given: UnsafeBufferPointer<UInt8>,
    origins: UnsafeBufferPointer<UInt32>, id: UnsafeBufferPointer<UInt8>,
    metadata: UnsafeBufferPointer<UInt8>, hint: Language, genre: Genre
  ) {
    finish()
    batch.add(text, id: id, metadata: metadata, hint: hint, genre: genre)
    analyzer.run(batch)
    batch.documents[0].work.restore(given, origins)
    write()
  }

  /// Classifies what waits.
  private mutating func finish() {
    if batch.count == 0 { return }
    analyzer.run(batch)
    write()
  }

  /// Writes the records of the documents that waited.
  private mutating func write() {
    for d in 0..<batch.count { write(batch.documents + d) }
    batch.removeAll()
  }

  @inline(__always)
  private mutating func write(_ document: UnsafePointer<DocumentBatch.Document>) {
    let id = document.pointee.id.elements
    let metadata = document.pointee.metadata.elements
    guard let redaction = writer.redaction else {
      writer.write(document.pointee.work, id: id, metadata: metadata, &cursor)
      return
    }
    redaction.begin(document.pointee.work.text.original)
    redaction.json(id: id).withUnsafeBufferPointer { id in
      redaction.json(metadata: metadata).withUnsafeBufferPointer { metadata in
        writer.write(document.pointee.work, id: id, metadata: metadata, &cursor)
      }
    }
  }
}
