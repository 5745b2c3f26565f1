internal import SestanteLexicon
internal import SestanteText

/// A judgement: one valence with what its clause does to it.
struct Opinion: BitwiseCopyable {
  /// Index of the match that carries the valence.
  var match: UInt32
  /// The value in hundredths of the scale −1 … +1, after all rules.
  var score: Int32
  /// The weight in the document's sentiment, in hundredths.
  var weight: Int32
  /// Its first contribution in ``AnalysisBuffer/contributions``; the rest follow.
  var contributionStart: UInt32
  /// Index of the match the opinion is about, −1 for none.
  var aspect: Int32
}

/// What a contribution did in an opinion.
enum Role: UInt8, CaseIterable {
  case term, negator, intensifier, dampener, contrast, irrealis, topic, condition, signal, emphasis,
    question

  /// The name records carry.
  var id: String { "\(self)" }
}

/// A part of an opinion's score, with the words and the table row behind it.
struct Contribution: BitwiseCopyable {
  /// Span in bytes of the original.
  var start: UInt32
  var end: UInt32
  var row: RowReference
  var role: Role
  /// What it changed, in hundredths of the scale −1 … +1.
  var effect: Int16
}

/// A claim with its quote.
struct EvidenceRecord: BitwiseCopyable {
  var start: UInt32
  var end: UInt32
  var polarity: Polarity
  /// Hundredths of the scale −1 … +1.
  var score: Int16
  var contributionStart: UInt32
  var contributionCount: UInt32
}

/// One label that one evidence gives.
struct LabelHit: BitwiseCopyable {
  enum Kind: UInt8, CaseIterable { case pillar, touchpoint, topic, inferredPillar }
  var kind: Kind
  var id: UInt8
  /// For topics: the touchpoint, `UInt8.max` for none.
  var touchpoint: UInt8
  var polarity: Polarity
  var score: Int16
  var evidence: UInt32

  /// Kind and id as one number.
  @inline(__always)
  var place: Int { Int(kind.rawValue) << 8 | Int(id) }

  /// The kind in a place.
  @inline(__always)
  static func kind(ofPlace place: Int) -> Kind {
    unsafeBitCast(UInt8(truncatingIfNeeded: place >> 8), to: Kind.self)
  }
}

/// A label with everything that speaks for it: what the record prints.
struct Label: BitwiseCopyable {
  var kind: LabelHit.Kind
  var id: UInt8
  var touchpoint: UInt8
  var polarity: Polarity
  var score: Int16
  /// The range of ``AnalysisBuffer/sorted`` behind it.
  var hitStart: UInt32
  var hitEnd: UInt32

  /// Kind and id as one number.
  @inline(__always)
  var place: Int { Int(kind.rawValue) << 8 | Int(id) }
}

/// A signal with its value and evidence.
struct SignalHit: BitwiseCopyable {
  var signal: UInt8
  /// Index into the lexicon's values, or ``SignalReference/matchedNumber``.
  var value: UInt16
  var number: Int32
  var evidence: UInt32
}

/// Everything known of one document, in flat arrays that are reused for the next.
struct AnalysisBuffer: ~Copyable {
  var matches = Scratch<Match>(capacity: 256)
  var opinions = Scratch<Opinion>(capacity: 128)
  var contributions = Scratch<Contribution>(capacity: 256)
  var evidence = Scratch<EvidenceRecord>(capacity: 128)
  var hits = Scratch<LabelHit>(capacity: 128)
  var labels = Scratch<Label>(capacity: 64)
  /// The hits again, side by side for each label, every evidence once.
  var sorted = Scratch<LabelHit>(capacity: 128)
  /// Work space of ``LabelMerge``, all zero between documents: a number for each kind and id, and
  /// a bit for those that are not zero.
  var places = Scratch<UInt32>(zeros: placeCount)
  var placesTaken = Scratch<UInt64>(zeros: placeWords)
  static let placeCount = LabelHit.Kind.allCases.count << 8
  static let placeWords = placeCount / 64
  var signals = Scratch<SignalHit>(capacity: 32)
  /// Concepts named in each clause and each sentence.
  var clauseConcepts = Scratch<ConceptSet>(capacity: 64)
  /// Whether a clause names a thing that can be judged.
  var clauseThings = Scratch<Bool>(capacity: 64)
  /// Whether a clause has a modifier.
  var clauseModifiers = Scratch<Bool>(capacity: 64)
  var sentenceConcepts = Scratch<ConceptSet>(capacity: 32)
  /// What the matches of each sentence are, taken together.
  var sentenceTraits = Scratch<Match.Traits>(capacity: 32)
  var sentenceLayers = Scratch<Match.Layers>(capacity: 32)
  /// One element: what the conditions of the mapping see at the opinion at hand.
  let scopes: Scratch<ScopedConcepts>
  var sentenceLanguages = Scratch<UInt8>(capacity: 32)
  /// First match of each sentence, and one more.
  var sentenceMatches = Scratch<UInt32>(capacity: 32)
  var documentConcepts = ConceptSet()
  /// Whether a word sets one part of a sentence against another (`ma`, but).
  var hasContrast = false
  /// Whether the text is an operator's note of a contact.
  var isNote = false
  var language = Language.undetermined
  var polarity = Polarity.neutral
  /// Hundredths of the scale −1 … +1.
  var score = 0

  init() {
    var scopes = Scratch<ScopedConcepts>(capacity: 1)
    scopes.append(ScopedConcepts())
    self.scopes = scopes
  }

  /// Merges hits that were added from an index on, in an order of their own, with those before:
  /// afterwards all stand in the order of their evidence, as ``LabelMerge`` wants them.
  mutating func orderHits(from second: Int) {
    let count = hits.count
    if second == 0 || second == count { return }
    sorted.removeAll()
    sorted.append(from: hits.base, count: count)
    var (a, b) = (0, second)
    for h in 0..<count {
      let takesFirst =
        b == count || a < second && sorted[a].evidence <= sorted[b].evidence
      hits.base[h] = takesFirst ? sorted[a] : sorted[b]
      if takesFirst { a += 1 } else { b += 1 }
    }
    sorted.removeAll()
  }

  mutating func removeAll() {
    matches.removeAll()
    opinions.removeAll()
    contributions.removeAll()
    evidence.removeAll()
    hits.removeAll()
    labels.removeAll()
    sorted.removeAll()
    signals.removeAll()
    clauseConcepts.removeAll()
    clauseThings.removeAll()
    clauseModifiers.removeAll()
    sentenceConcepts.removeAll()
    sentenceTraits.removeAll()
    sentenceLayers.removeAll()
    sentenceLanguages.removeAll()
    sentenceMatches.removeAll()
    documentConcepts = ConceptSet()
    hasContrast = false
    isNote = false
    language = .undetermined
    polarity = .neutral
    score = 0
  }
}
