internal import SestantePrivacy
internal import SestanteText

/// Makes quotes of the document at hand; id and personal data are looked at only when one is made.
struct QuoteSource {
  private let redaction: RecordRedaction?
  private var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var id = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var plain: String?
  private var isSearched = false
  private var replacedInID = RedactionCounts()

  init(redacting rules: PrivacyRules?) { redaction = rules.map { RecordRedaction($0) } }

  /// Takes a document, whose bytes stay valid until the next.
  mutating func begin(
    _ text: UnsafeBufferPointer<UInt8>, id: UnsafeBufferPointer<UInt8>
  ) {
    self.text = text
    self.id = id
    plain = nil
    isSearched = false
  }

  /// The document's id as quotes carry it.
  var document: String {
    mutating get {
      if let plain { return plain }
      var found = JSONText.string(id)
      replacedInID = RedactionCounts()
      if let redaction { found = redaction.id(found, counting: &replacedInID) }
      plain = found
      return found
    }
  }

  /// The words of a span.
  mutating func quote(_ span: Range<Int>, score: Int) -> Quote {
    let document = document
    guard let redaction else {
      return Quote(
        document: document, span: span, text: String(decoding: text[span], as: UTF8.self),
        score: score)
    }
    if !isSearched { redaction.begin(text) }
    isSearched = true
    var replaced = replacedInID
    let words = redaction.words(text, span, counting: &replaced)
    return Quote(
      document: document, span: span, text: words, score: score,
      replaced: replaced.total > 0 ? replaced : nil)
  }
}
