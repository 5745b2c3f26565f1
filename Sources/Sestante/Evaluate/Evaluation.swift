internal import SestanteText

/// How far analyses agree with labels people gave: sentiment, language, pillars, touchpoints,
/// topics.
///
/// Holds counts only, so evaluations of parts merge into that of the whole, in any order.
///
/// ```swift
/// var evaluation = Evaluation()
/// evaluation.add(gold, analyzer.analyze(gold.text))
/// evaluation.sentiment.twoClassF1
/// evaluation.pillars.kappa("empathy")
/// ```
public struct Evaluation: Sendable, Hashable {
  /// Documents compared.
  public private(set) var documents = 0
  /// The polarity and score of documents whose gold names a polarity.
  public private(set) var sample = SentimentSample()
  /// Stated pillars, over the documents labelled with pillars.
  public private(set) var pillars = LabelAccuracy()
  /// Touchpoints, over the documents labelled with touchpoints.
  public private(set) var touchpoints = LabelAccuracy()
  /// Topics, over the documents labelled with topics.
  public private(set) var topics = LabelAccuracy()
  /// Documents whose language was recognised, among those whose gold names it.
  public private(set) var languageHits = 0
  /// Documents whose gold names a language.
  public private(set) var languageDocuments = 0

  /// The polarity of documents whose gold names one.
  public var sentiment: ConfusionMatrix { sample.matrix }

  /// An evaluation of no documents.
  public init() {}

  /// The share of documents whose language was recognised; nil if the gold names none.
  public var languageAccuracy: Double? { Detection.ratio(languageHits, languageDocuments) }

  /// Compares one document. Inferred pillars are no answers.
  public mutating func add(_ gold: GoldDocument, _ analysis: Analysis) {
    documents += 1
    if let language = gold.language {
      languageDocuments += 1
      if language == analysis.language { languageHits += 1 }
    }
    if let polarity = gold.polarity {
      sample.add(gold: polarity, answer: analysis.polarity, score: analysis.score)
    }
    if let labels = gold.pillars { pillars.add(gold: labels, found: analysis.pillars) }
    if let labels = gold.touchpoints { touchpoints.add(gold: labels, found: analysis.touchpoints) }
    if let labels = gold.topics { topics.add(gold: labels, found: analysis.topics) }
  }

  /// Adds the counts of another part.
  public mutating func merge(_ other: Evaluation) {
    documents += other.documents
    sample.merge(other.sample)
    pillars.merge(other.pillars)
    touchpoints.merge(other.touchpoints)
    topics.merge(other.topics)
    languageHits += other.languageHits
    languageDocuments += other.languageDocuments
  }
}
