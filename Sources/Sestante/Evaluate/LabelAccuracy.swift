/// How well ids of one kind are found: each for itself and all together.
public struct LabelAccuracy: Sendable, Hashable {
  /// The documents whose gold says anything of this kind, be it an empty list.
  public private(set) var documents = 0
  /// Presence per document, by id.
  public private(set) var ids: [String: Detection] = [:]
  /// Pairs of id and polarity, all ids together. Gold without a polarity is left out.
  public private(set) var withPolarity = Detection()
  /// How many documents came out in the same way: what intervals are drawn from.
  private var profiles: [Profile: Int] = [:]

  /// What one document came to.
  struct Profile: Sendable, Hashable {
    var presence = Detection()
    var withPolarity = Detection()
  }

  /// The accuracy over no documents.
  public init() {}

  /// Presence, all ids together.
  public var micro: Detection { ids.values.reduce(Detection(), +) }

  /// Cohen's kappa of an id's presence per document.
  public func kappa(_ id: String) -> Double? { ids[id]?.kappa(documents: documents) }

  /// The profile of each document, in an order that does not depend on that of the input.
  var documentProfiles: [Profile] {
    func key(_ profile: Profile) -> [Int] {
      [profile.presence, profile.withPolarity].flatMap { [$0.hits, $0.falseAlarms, $0.misses] }
    }
    return profiles.sorted { key($0.key).lexicographicallyPrecedes(key($1.key)) }
      .flatMap { Array(repeating: $0.key, count: $0.value) }
  }

  mutating func add(gold: [String: Polarity?], found: [LabelFinding]) {
    documents += 1
    var said: [String: Polarity] = [:]
    for label in found where !label.isInferred { said[label.id] = label.polarity }
    var profile = Profile()
    for (id, polarity) in said {
      guard let expected = gold[id] else {
        ids[id, default: Detection()].falseAlarms += 1
        profile.presence.falseAlarms += 1
        profile.withPolarity.falseAlarms += 1
        continue
      }
      ids[id, default: Detection()].hits += 1
      profile.presence.hits += 1
      guard let expected else { continue }
      if expected == polarity {
        profile.withPolarity.hits += 1
      } else {
        profile.withPolarity.falseAlarms += 1
        profile.withPolarity.misses += 1
      }
    }
    for (id, expected) in gold where said[id] == nil {
      ids[id, default: Detection()].misses += 1
      profile.presence.misses += 1
      if expected != nil { profile.withPolarity.misses += 1 }
    }
    withPolarity = withPolarity + profile.withPolarity
    profiles[profile, default: 0] += 1
  }

  mutating func merge(_ other: LabelAccuracy) {
    documents += other.documents
    ids.merge(other.ids, uniquingKeysWith: +)
    withPolarity = withPolarity + other.withPolarity
    profiles.merge(other.profiles, uniquingKeysWith: +)
  }
}
