internal import SestanteLexicon

/// The concepts that the conditions of some rules ask for, in each scope.
///
/// Most opinions stand among concepts that no rule of their own concept asks for: then the rules
/// need not be read, their ``Outcome`` is known.
struct Interest: BitwiseCopyable {
  private var clause = ConceptSet()
  private var sentence = ConceptSet()
  private var document = ConceptSet()

  init(_ rules: ArraySlice<MappingRule>, _ conditions: [Condition]) {
    for rule in rules {
      for condition in conditions[rule.conditionRange] {
        switch condition.scope {
        case .clause: clause.formUnion(condition.any)
        case .sentence: sentence.formUnion(condition.any)
        case .document: document.formUnion(condition.any)
        }
      }
    }
  }

  /// Whether some condition sees a concept it asks for.
  @inline(__always)
  func isTouched(by concepts: UnsafePointer<ScopedConcepts>) -> Bool {
    !document.isDisjoint(with: concepts.pointee.document)
      || !sentence.isDisjoint(with: concepts.pointee.sentence)
      || !clause.isDisjoint(with: concepts.pointee.clause)
  }
}

/// What the rules of a concept give for a sign and an ownership where no condition sees a concept
/// it asks for.
struct Outcome: BitwiseCopyable {
  /// −1 for none.
  var touchpoint: Int8 = -1
  /// The rules must be read after all: one of them takes the labels of the nearest thing.
  var asksForThing = false
  var pillarCount: UInt16 = 0
  /// −1 for none.
  var topic: Int16 = -1
  /// The first of its pillars in ``MappingView/pillars``.
  var pillarStart: UInt16 = 0
  /// The rules to be read where a condition sees something, in ``MappingView/readings``.
  var ruleStart: UInt16 = 0
  var ruleCount: UInt16 = 0

  /// A pillar that a rule gives.
  struct Pillar: BitwiseCopyable {
    var id: UInt8
    /// The sign the pillar gets: 1, −1, or 0 for the opinion's.
    var sign: Int8
    var isInferred: Bool
    /// Whether the rule has conditions, so that its row is part of the evidence.
    var isConditional: Bool
    var row: RowReference

    init(_ rule: MappingRule) {
      id = UInt8(rule.pillar)
      sign = rule.pillarSign
      isInferred = rule.isInferred
      isConditional = rule.conditionCount > 0
      row = rule.row
    }
  }

  /// Reads the rules from top to bottom, as ``Mapper`` does, among no concepts at all.
  init(
    _ rules: ArraySlice<MappingRule>, _ conditions: [Condition], sign: Int, isOwn: Bool,
    _ pillars: inout [Pillar], _ readings: inout [MappingRule]
  ) {
    ruleStart = UInt16(readings.count)
    pillarStart = UInt16(pillars.count)
    for rule in rules where rule.isFor(sign: sign, isOwn: isOwn) {
      readings.append(rule)
      ruleCount += 1
      let isMet = conditions.withUnsafeBufferPointer { conditions in
        withUnsafePointer(to: ScopedConcepts()) { rule.isMet(among: $0, conditions.baseAddress) }
      }
      guard isMet else { continue }
      if rule.touchpoint == MappingRule.ofThing {
        asksForThing = true
        continue
      }
      if rule.touchpoint != -1, touchpoint == -1 { touchpoint = rule.touchpoint }
      if rule.topic >= 0, topic < 0 { topic = rule.topic }
      if rule.pillar >= 0 {
        pillars.append(Pillar(rule))
        pillarCount += 1
      }
    }
  }

  /// Where the outcome of a concept stands.
  @inline(__always)
  static func index(_ concept: Int, sign: Int, isOwn: Bool) -> Int {
    concept &* 4 + (sign > 0 ? 2 : 0) + (isOwn ? 1 : 0)
  }
}
