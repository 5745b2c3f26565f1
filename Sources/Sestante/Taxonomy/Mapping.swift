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
  let rules: [MappingRule]
  /// Per concept number: its rules.
  let ranges: [Range<Int>]
  let conditions: [Condition]
  /// Concepts of the kind `cue`, see ``ConceptTraits/cue``.
  let cues: ConceptSet

  /// The most rows a mapping may have: each is read for two signs and two ownerships, and their
  /// places have 16 bits.
  static let mostRows = 1 << 14

  init(
    _ lexicon: Lexicon, touchpoints: [String], pillars: [String], topics: [String]
  ) throws(LexiconError) {
    var diagnostics: [Diagnostic] = []
    var conditions: [Condition] = []
    var found: [(concept: Int, rule: MappingRule)] = []
    let touchpoints = IdNumbers(touchpoints)
    let topics = IdNumbers(topics)
    let pillars = IdNumbers(pillars)
    let place = TableFormat.mapping.place
    let (ofConcept, ofWhen, ofTouchpoint) = (place("concept"), place("when"), place("touchpoint"))
    let (ofTopic, ofPillar, ofMode) = (place("topic"), place("pillar"), place("mode"))
    lexicon.forEachRow(of: .mapping) { row in
      func report(_ column: String, _ what: String) {
        diagnostics.append(
          Diagnostic(code: "unknown-id", at: row.location(column), "unknown \(what)"))
      }
      /// The number of a cell's id; says so if nobody knows it.
      func number(_ ids: IdNumbers, _ id: UnsafeBufferPointer<UInt8>, _ column: String) -> Int? {
        if let number = ids[id] { return number }
        report(column, "\(column) \"\(String(decoding: id, as: UTF8.self))\"")
        return nil
      }
      var rule = MappingRule(row: RowReference(file: row.file, line: row.line))
      guard let concept = number(lexicon.conceptNumbers, row[ofConcept], "concept") else { return }
      var when = row[ofWhen]
      while let atom = when.nextPiece(UInt8(ascii: " ")) {
        if !rule.add(atom, lexicon, &conditions) {
          report("when", "condition \"\(String(decoding: atom, as: UTF8.self))\"")
        }
      }
      rule.isInferred = row[ofMode].isSame("I")
      let touchpoint = row[ofTouchpoint]
      if touchpoint.isSame("*") {
        rule.touchpoint = MappingRule.noTouchpoint
      } else if touchpoint.isSame("=") {
        rule.touchpoint = MappingRule.ofThing
      } else if !touchpoint.isEmpty {
        rule.touchpoint = number(touchpoints, touchpoint, "touchpoint").map { Int8($0) } ?? -1
      }
      let topic = row[ofTopic]
      if !topic.isEmpty, !topic.isSame("=") {
        rule.topic = number(topics, topic, "topic").map { Int16($0) } ?? -1
      }
      var pillar = row[ofPillar]
      if let sign = pillar.last, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        rule.pillarSign = sign == UInt8(ascii: "-") ? -1 : 1
        pillar = UnsafeBufferPointer(rebasing: pillar.dropLast())
      }
      if !pillar.isEmpty {
        rule.pillar = number(pillars, pillar, "pillar").map { Int8($0) } ?? -1
      }
      found.append((concept, rule))
      if found.count == Self.mostRows {
        diagnostics.append(
          Diagnostic(
            code: "too-many-rows", at: row.location("concept"),
            "row \(found.count) of the mapping, expected fewer than \(Self.mostRows)"))
      }
    }
    if !diagnostics.isEmpty { throw LexiconError(diagnostics) }
    self.conditions = conditions
    cues = Self.cues(lexicon)
    (rules, ranges) = Self.grouped(found, concepts: lexicon.conceptNames.count)
  }

  /// The rules of each concept together, in the order of the table.
  private static func grouped(
    _ found: [(concept: Int, rule: MappingRule)], concepts: Int
  ) -> (rules: [MappingRule], ranges: [Range<Int>]) {
    var ends = Array(repeating: 0, count: concepts)
    for (concept, _) in found { ends[concept] += 1 }
    var ranges: [Range<Int>] = []
    var start = 0
    for concept in 0..<concepts {
      ranges.append(start..<start + ends[concept])
      start = ranges[concept].upperBound
      ends[concept] = ranges[concept].lowerBound
    }
    guard let any = found.first?.rule else { return ([], ranges) }
    var rules = Array(repeating: any, count: found.count)
    for (concept, rule) in found {
      rules[ends[concept]] = rule
      ends[concept] += 1
    }
    return (rules, ranges)
  }

  /// Concepts of the kind `cue`.
  private static func cues(_ lexicon: Lexicon) -> ConceptSet {
    var cues = ConceptSet()
    let (id, kind) = (TableFormat.concepts.place(of: "id"), TableFormat.concepts.place(of: "kind"))
    lexicon.forEachRow(of: .concepts) { row in
      guard row[kind].isSame("cue"), let number = lexicon.conceptNumbers[row[id]] else { return }
      cues.insert(number)
    }
    return cues
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
      while let name = rest.nextPiece(UInt8(ascii: "|")) {
        guard let concept = lexicon.conceptNumbers[name] else { return false }
        found.insert(concept)
      }
      if conditions.count == UInt16.max || conditionCount == UInt8.max { return false }
      if conditionCount == 0 { conditionStart = UInt16(conditions.count) }
      conditionCount += 1
      conditions.append(Condition(any: found, scope: scope, isBarred: isBarred))
    }
    return true
  }

  /// Whether the rule holds for an opinion with this sign and these surroundings.
  @inline(__always)
  func holds(
    sign: Int, isOwn: Bool, among concepts: UnsafePointer<ScopedConcepts>,
    _ conditions: UnsafePointer<Condition>?
  ) -> Bool {
    isFor(sign: sign, isOwn: isOwn) && isMet(among: concepts, conditions)
  }

  /// Whether the rule is one for opinions with this sign, on the term's own concept or another.
  @inline(__always)
  func isFor(sign: Int, isOwn: Bool) -> Bool {
    (self.sign == 0 || Int(self.sign) == sign) && (ownership == 0 || (ownership > 0) == isOwn)
  }

  /// Whether all its conditions hold.
  @inline(__always)
  func isMet(
    among concepts: UnsafePointer<ScopedConcepts>, _ conditions: UnsafePointer<Condition>?
  ) -> Bool {
    guard conditionCount > 0, let conditions else { return conditionCount == 0 }
    var condition = conditions + Int(conditionStart)
    let end = condition + Int(conditionCount)
    while condition < end {
      let isThere = !ScopedConcepts.set(of: condition.pointee.scope, in: concepts)
        .isDisjoint(with: condition.pointee.any)
      if isThere == condition.pointee.isBarred { return false }
      condition += 1
    }
    return true
  }
}
