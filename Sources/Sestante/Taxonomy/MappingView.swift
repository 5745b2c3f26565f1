internal import SestanteLexicon
internal import SestanteText

/// The mapping as plain memory: addresses without reference counts, for the hot path.
struct MappingView: BitwiseCopyable, @unchecked Sendable {
  let rules: UnsafePointer<MappingRule>
  /// The first rule of each concept, and one more.
  let starts: UnsafePointer<Int>
  let conditions: UnsafePointer<Condition>
  /// What the conditions of each concept's rules ask for.
  let interests: UnsafePointer<Interest>
  /// What the rules give where no condition sees anything, see ``Outcome``.
  let outcomes: UnsafePointer<Outcome>
  let pillars: UnsafePointer<Outcome.Pillar>
  /// The rules that are for each sign and ownership, see ``Outcome/ruleStart``.
  let readings: UnsafePointer<MappingRule>
  /// What rules ask of each concept often.
  let traits: UnsafePointer<ConceptTraits>

  /// Whether opinions on a concept can become labels at all.
  @inline(__always)
  func maps(_ concept: Int) -> Bool { traits[concept].contains(.mapped) }
}

/// Answers that are worth keeping for each concept.
struct ConceptTraits: OptionSet, BitwiseCopyable {
  let rawValue: UInt8
  /// Opinions on it can become labels.
  static let mapped = Self(rawValue: 1)
  /// It judges without naming a thing: no grade belongs to it.
  static let cue = Self(rawValue: 2)
}

/// Owns the memory behind a ``MappingView``; never changed once made.
final class MappingStorage: @unchecked Sendable {
  let view: MappingView
  private var blocks = PlainBlocks()

  init(_ mapping: borrowing Mapping) {
    var interests: [Interest] = []
    var outcomes: [Outcome] = []
    var pillars: [Outcome.Pillar] = []
    var readings: [MappingRule] = []
    for concept in mapping.ranges.indices {
      let rules = mapping.rules[mapping.ranges[concept]]
      interests.append(Interest(rules, mapping.conditions))
      for sign in [-1, 1] {
        for isOwn in [false, true] {
          outcomes.append(
            Outcome(rules, mapping.conditions, sign: sign, isOwn: isOwn, &pillars, &readings))
        }
      }
    }
    view = MappingView(
      rules: blocks.copy(mapping.rules),
      starts: blocks.copy(mapping.ranges.map(\.lowerBound) + [mapping.rules.count]),
      conditions: blocks.copy(mapping.conditions),
      interests: blocks.copy(interests), outcomes: blocks.copy(outcomes),
      pillars: blocks.copy(pillars), readings: blocks.copy(readings),
      traits: blocks.copy(
        mapping.ranges.indices.map { concept in
          ConceptTraits(mapping.ranges[concept].isEmpty ? [] : [.mapped])
            .union(mapping.cues.contains(concept) ? .cue : [])
        }))
  }
}
