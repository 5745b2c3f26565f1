internal import SestanteLexicon

/// A row of `taxonomy/mapping.tsv`, compiled: when it holds, and which labels it gives.
struct MappingRule: Sendable, BitwiseCopyable {
  /// The sign the opinion must have: 1, −1, or 0 for any.
  var sign: Int8 = 0
  /// Whether the concept must be the term's own (1) or graded by another word (−1); 0 for any.
  var ownership: Int8 = 0
  /// The conditions, a range of ``Mapping/conditions``; all must hold.
  var conditionStart: UInt16 = 0
  var conditionCount: UInt8 = 0
  /// −1: none; −2 and −3: see below.
  var touchpoint: Int8 = -1
  var topic: Int16 = -1
  var pillar: Int8 = -1
  /// The sign the pillar gets: 1, −1, or 0 for the opinion's.
  var pillarSign: Int8 = 0
  var isInferred = false
  var row: RowReference

  static let noTouchpoint: Int8 = -2
  /// The touchpoint and topic of the nearest thing.
  static let ofThing: Int8 = -3
}

/// One condition of a rule: any of these concepts, in one scope; or, barred, none of them.
struct Condition: Sendable, BitwiseCopyable {
  enum Scope: UInt8, Sendable, BitwiseCopyable { case clause, sentence, document }
  var any = ConceptSet()
  var scope = Scope.clause
  var isBarred = false
}

/// The mapping from concepts to labels, grouped by concept, in the order of decision.
struct Mapping: Sendable {
  private(set) var rules: [MappingRule] = []
  /// Per concept number: its rules.
  private(set) var ranges: [Range<Int>]
  private(set) var conditions: [Condition] = []
  /// Concepts of the kind `cue`, see ``MappingView/cues``.
  let cues: ConceptSet

  init(
    _ lexicon: Lexicon, touchpoints: [String], pillars: [String], topics: [String]
  ) throws(LexiconError) {
    var groups: [[MappingRule]] = Array(repeating: [], count: lexicon.conceptNames.count)
    var diagnostics: [Diagnostic] = []
    var conditions: [Condition] = []
    let touchpoints = IdNumbers(touchpoints)
    let topics = IdNumbers(topics)
    let pillars = IdNumbers(pillars)
    let columns = TableFormat.mapping.columns
    func column(_ name: String) -> Int { columns.firstIndex(of: name) ?? 0 }
    let (ofConcept, ofWhen, ofTouchpoint) = (
      column("concept"), column("when"), column("touchpoint")
    )
    let (ofTopic, ofPillar, ofMode) = (column("topic"), column("pillar"), column("mode"))
    for table in lexicon.tables(.mapping) {
      let file = lexicon.files.firstIndex(of: table.name) ?? 0
      for row in table.rows {
        var rule = MappingRule(row: RowReference(file: file, line: row.line))
        func report(_ column: String, _ what: String) {
          diagnostics.append(
            Diagnostic(code: "unknown-id", at: table.location(row, column), "unknown \(what)"))
        }
        guard let concept = lexicon.concept(row.cells[ofConcept]) else {
          report("concept", "concept \"\(row["concept"])\"")
          continue
        }
        var when = row.cells[ofWhen]
        when.withUTF8 { bytes in
          for atom in bytes.pieces(UInt8(ascii: " ")) where !rule.add(atom, lexicon, &conditions) {
            report("when", "condition \"\(String(decoding: atom, as: UTF8.self))\"")
          }
        }
        rule.isInferred = row.cells[ofMode] == "I"
        let touchpoint = row.cells[ofTouchpoint]
        if touchpoint == "*" {
          rule.touchpoint = MappingRule.noTouchpoint
        } else if touchpoint == "=" {
          rule.touchpoint = MappingRule.ofThing
        } else if !touchpoint.isEmpty {
          if let index = touchpoints[touchpoint] {
            rule.touchpoint = Int8(index)
          } else {
            report("touchpoint", "touchpoint \"\(touchpoint)\"")
          }
        }
        let topic = row.cells[ofTopic]
        if !topic.isEmpty, topic != "=" {
          if let index = topics[topic] {
            rule.topic = Int16(index)
          } else {
            report("topic", "topic \"\(topic)\"")
          }
        }
        var pillar = row.cells[ofPillar]
        let sign = pillar.utf8.last
        if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
          rule.pillarSign = sign == UInt8(ascii: "-") ? -1 : 1
          pillar = Substring(pillar.utf8.dropLast())
        }
        if !pillar.isEmpty {
          if let index = pillars[pillar] {
            rule.pillar = Int8(index)
          } else {
            report("pillar", "pillar \"\(pillar)\"")
          }
        }
        groups[concept].append(rule)
      }
    }
    if !diagnostics.isEmpty { throw LexiconError(diagnostics) }
    self.conditions = conditions
    cues = ConceptSet(
      lexicon.tables(.concepts).flatMap(\.rows).compactMap { row in
        row["kind"] == "cue" ? lexicon.concept(row["id"]) : nil
      })
    ranges = []
    for group in groups {
      ranges.append(rules.count..<rules.count + group.count)
      rules += group
    }
  }

  /// The rules as plain memory, valid as long as the mapping lives.
  func makeStorage() -> MappingStorage { MappingStorage(self) }
}

extension MappingRule {
  /// Its conditions, a range of ``Mapping/conditions``.
  var conditionRange: Range<Int> {
    Int(conditionStart)..<Int(conditionStart) + Int(conditionCount)
  }

  /// Adds one atom of the `when` column; gives whether it was understood.
  fileprivate mutating func add(
    _ atom: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon, _ conditions: inout [Condition]
  ) -> Bool {
    if atom.isSame("positive") {
      sign = 1
    } else if atom.isSame("negative") {
      sign = -1
    } else if atom.isSame("own") {
      ownership = 1
    } else if atom.isSame("grade") {
      ownership = -1
    } else {
      var rest = atom
      let isBarred = rest.drop("!")
      var scope = Condition.Scope.clause
      if rest.drop("sentence:") {
        scope = .sentence
      } else if rest.drop("document:") {
        scope = .document
      } else {
        rest.drop("clause:")
      }
      var found = ConceptSet()
      for name in rest.pieces(UInt8(ascii: "|")) {
        guard let concept = lexicon.conceptNumbers[name] else { return false }
        found.insert(concept)
      }
      if conditionCount == 0 { conditionStart = UInt16(conditions.count) }
      conditionCount += 1
      conditions.append(Condition(any: found, scope: scope, isBarred: isBarred))
    }
    return true
  }

  /// Whether the rule holds for an opinion with this sign and these surroundings.
  @inline(__always)
  func holds(
    sign: Int, isOwn: Bool, clause: ConceptSet, sentence: ConceptSet, document: ConceptSet,
    _ conditions: UnsafePointer<Condition>?
  ) -> Bool {
    if self.sign != 0, Int(self.sign) != sign { return false }
    if ownership != 0, (ownership > 0) != isOwn { return false }
    guard conditionCount > 0, let conditions else { return conditionCount == 0 }
    var condition = conditions + Int(conditionStart)
    let end = condition + Int(conditionCount)
    while condition < end {
      let isThere: Bool =
        switch condition.pointee.scope {
        case .clause: !clause.isDisjoint(with: condition.pointee.any)
        case .sentence: !sentence.isDisjoint(with: condition.pointee.any)
        case .document: !document.isDisjoint(with: condition.pointee.any)
        }
      if isThere == condition.pointee.isBarred { return false }
      condition += 1
    }
    return true
  }
}
