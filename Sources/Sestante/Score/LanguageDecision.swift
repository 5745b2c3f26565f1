internal import SestanteLexicon
internal import SestanteText

/// The language of each sentence and of the document, from the evidence of its words.
///
/// A sentence with clear evidence decides for itself; the others follow the document. One word is
/// enough (`Ottimo`) if a table knows it in one language only.
enum LanguageDecision {
  static func decide(
    _ tokens: borrowing TokenBuffer, hint: Language, _ knowledge: UnsafePointer<Knowledge>,
    into buffer: inout AnalysisBuffer
  ) {
    var italian = 0
    var english = 0
    for s in 0..<tokens.sentences.count {
      let weight = Int(tokens.sentences[s].weight)
      if weight > 0 { italian += weight } else { english -= weight }
    }
    let total = italian - english
    var document: Language =
      abs(total) < knowledge.pointee.parameters.languageDocument
      ? .undetermined : total > 0 ? .italian : .english
    if document == .undetermined, hint != .undetermined { document = hint }
    let reading: Language = document == .undetermined ? (total < 0 ? .english : .italian) : document
    var strong = (italian: 0, english: 0)
    for s in 0..<tokens.sentences.count {
      let weight = Int(tokens.sentences[s].weight)
      var language = reading
      if weight >= knowledge.pointee.parameters.languageSentence {
        language = .italian
        strong.italian += weight
      } else if weight <= -knowledge.pointee.parameters.languageSentence {
        language = .english
        strong.english -= weight
      }
      buffer.sentenceLanguages.append(language.rawValue)
    }
    let weaker = min(strong.italian, strong.english)
    if weaker > 0,
      weaker * 100 >= (strong.italian + strong.english) * knowledge.pointee.parameters.languageMixed
    {
      document = .mixed
    }
    buffer.language = document
  }
}
