internal import SestanteText

/// Short documents that wait for each other.
///
/// The code of the whole pipeline is larger than the first cache: a document alone would fetch all of
/// it again. So each stage runs over several documents before the next one does. While it works on
/// the others, the memory that a document's next stage reads is on its way. What is known of them
/// stays in the second cache in the meantime, which is why they are few and short.
struct DocumentBatch: ~Copyable {
  /// A document with what its record says of it.
  struct Document: ~Copyable {
    var work: Workspace
    /// A JSON string with its quotes.
    fileprivate(set) var id = Scratch<UInt8>()
    /// The inside of a JSON object.
    fileprivate(set) var metadata = Scratch<UInt8>()
    fileprivate(set) var hint = Language.undetermined
    fileprivate(set) var genre = Genre.unknown

    fileprivate init(_ analyzer: Analyzer) { work = Workspace(for: analyzer) }
  }

  /// The most documents that wait.
  private static let most = 8
  /// A text of more bytes waits for nobody. Only the first work space ever grows large.
  private static let longestText = 4096

  /// The documents that wait, ``count`` of them.
  let documents: UnsafeMutablePointer<Document>
  private(set) var count = 0
  /// Whether nobody else should join.
  private(set) var isFull = false

  init(_ analyzer: Analyzer) {
    documents = .allocate(capacity: Self.most)
    for place in 0..<Self.most { (documents + place).initialize(to: Document(analyzer)) }
  }

  deinit {
    documents.deinitialize(count: Self.most)
    documents.deallocate()
  }

  /// Whether a text of some bytes finds room behind those that wait.
  @inline(__always)
  func hasRoom(for length: Int) -> Bool {
    count == 0 || !isFull && length <= Self.longestText
  }

  /// Adds a document; the batch must have room for it. Everything is copied.
  mutating func add(
    _ text: UnsafeBufferPointer<UInt8>, id: UnsafeBufferPointer<UInt8>,
    metadata: UnsafeBufferPointer<UInt8>, hint: Language, genre: Genre
  ) {
    let document = documents + count
    document.pointee.work.text.load(text)
    Self.copy(id, to: &document.pointee.id)
    Self.copy(metadata, to: &document.pointee.metadata)
    document.pointee.hint = hint
    document.pointee.genre = genre
    count &+= 1
    isFull = count == Self.most || text.count > Self.longestText
  }

  /// Forgets the documents and keeps their memory.
  mutating func removeAll() {
    count = 0
    isFull = false
  }

  private static func copy(
    _ bytes: UnsafeBufferPointer<UInt8>, to buffer: inout Scratch<UInt8>
  ) {
    buffer.removeAll()
    if let base = bytes.baseAddress { buffer.append(from: base, count: bytes.count) }
  }
}

extension Analyzer {
  /// Analyzes the documents that wait, stage by stage.
  func run(_ batch: borrowing DocumentBatch) {
    let documents = batch.documents
    for d in 0..<batch.count { scan(&documents[d].work) }
    for d in 0..<batch.count { lookUp(&documents[d].work) }
    for d in 0..<batch.count { tokenize(&documents[d].work, hint: documents[d].hint) }
    for d in 0..<batch.count { ask(&documents[d].work) }
    for d in 0..<batch.count { gather(&documents[d].work) }
    for d in 0..<batch.count { reach(&documents[d].work) }
    for d in 0..<batch.count { step(&documents[d].work) }
    for d in 0..<batch.count { lookAhead(&documents[d].work) }
    for d in 0..<batch.count { find(&documents[d].work, genre: documents[d].genre) }
    for d in 0..<batch.count { conclude(&documents[d].work) }
  }
}
