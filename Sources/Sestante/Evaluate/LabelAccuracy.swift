/// How well ids of one kind are found: each for itself and all together.
public struct LabelAccuracy: Sendable, Hashable {
  /// The documents whose gold says anything of this kind, be it an empty list.
  public private(set) var documents = 0
  /// Presence per document, by id.
  public private(set) var ids: [String: Detection] = [:]
  /// Pairs of id and polarity, all ids together. Gold without a polarity is left out.
  public private(set) var withPolarity = Detection()

  /// The accuracy over no documents.
  public init() {}

  /// Presence, all ids together.
  public var micro: Detection { ids.values.reduce(Detection(), +) }

  /// Cohen's kappa of an id's presence per document.
  public func kappa(_ id: String) -> Double? { ids[id]?.kappa(documents: documents) }

  mutating func add(gold: [String: Polarity?], found: [LabelFinding]) {
    documents += 1
    var said: [String: Polarity] = [:]
    for label in found where !label.isInferred { said[label.id] = label.polarity }
    for (id, polarity) in said {
      guard let expected = gold[id] else {
        ids[id, default: Detection()].falseAlarms += 1
        withPolarity.falseAlarms += 1
        continue
      }
      ids[id, default: Detection()].hits += 1
      guard let expected else { continue }
      if expected == polarity {
        withPolarity.hits += 1
      } else {
        withPolarity.falseAlarms += 1
        withPolarity.misses += 1
      }
    }
    for (id, expected) in gold where said[id] == nil {
      ids[id, default: Detection()].misses += 1
      if expected != nil { withPolarity.misses += 1 }
    }
  }

  mutating func merge(_ other: LabelAccuracy) {
    documents += other.documents
    ids.merge(other.ids, uniquingKeysWith: +)
    withPolarity = withPolarity + other.withPolarity
  }
}
