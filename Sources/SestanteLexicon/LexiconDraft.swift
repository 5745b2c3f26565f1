internal import SestanteText

/// A lexicon while it is built: growing arrays, which ``LexiconStorage`` then lays out as plain
/// memory.
struct LexiconDraft {
  var files: [String] = []
  var version = ""
  var forms = FormTable()
  /// Node 0 is "no term".
  var nodes: [TermNode] = [TermNode()]
  var modifiers: [Modifier] = []
  var concepts: [ConceptReference] = []
  var signalReferences: [SignalReference] = []
  var conceptNames: [String] = []
  var signals: [String] = []
  var signalValues: [String] = []
  var languageModel = LanguageModel()
  var parameters: [String: Double] = [:]
  var parameterRows: [String: RowReference] = [:]
  /// Emoticons (`:-)`) by their bytes packed into one word, with the form they are kept under.
  var emoticons: [UInt64: UInt32] = [:]
  /// Which ASCII bytes begin an emoticon.
  var emoticonStarts: SIMD2<UInt64> = .zero
  /// Which ASCII bytes are the second of one; the others may be.
  var emoticonSeconds: SIMD2<UInt64> = .zero
  var transitions = TransitionTable()
  var children: ChildTable?
  /// Where terms begin that start with a number, per language.
  var numberRoots: (italian: UInt32, english: UInt32) = (0, 0)
}
