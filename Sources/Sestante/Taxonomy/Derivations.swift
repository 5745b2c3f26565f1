internal import SestanteLexicon

/// A row of `taxonomy/derivations.tsv`, compiled: a signal that follows from what was found.
struct DerivationRule: Sendable, BitwiseCopyable {
  var signal: UInt8
  /// Index into the lexicon's signal values.
  var value: UInt16
  /// The atoms, a range of ``Derivations/atoms``; all must hold, the first gives the evidence.
  var atomStart: UInt16
  var atomCount: UInt16
  var row: RowReference
  /// What must have been found, whatever its sign, value or number, before the atoms are asked:
  /// labels and signals as ``DerivationFact`` counts them, and concepts.
  var facts = ConceptSet()
  var concepts = ConceptSet()

  /// Notes what the atoms ask for.
  mutating func require(_ atoms: some Sequence<DerivationAtom>) {
    for atom in atoms where !atom.isBarred {
      if atom.kind == .concept {
        concepts.insert(Int(atom.id))
      } else if let fact = DerivationFact.number(atom.kind, atom.id) {
        facts.insert(fact)
      }
    }
  }
}

/// Labels and signals in one row of numbers, so that a rule's needs are one set.
enum DerivationFact {
  /// The first number of each kind of atom, and the end of all.
  private static let pillar = 0
  private static let touchpoint = 16
  private static let topic = 64
  private static let signal = 192

  /// The number of a label or signal; nil if there are more of the kind than have numbers.
  @inline(__always)
  static func number(_ kind: DerivationAtom.Kind, _ id: UInt8) -> Int? {
    switch kind {
    case .pillar: pillar + Int(id) < touchpoint ? pillar + Int(id) : nil
    case .touchpoint: touchpoint + Int(id) < topic ? touchpoint + Int(id) : nil
    case .topic: topic + Int(id) < signal ? topic + Int(id) : nil
    case .signal: signal + Int(id) < ConceptSet.capacity ? signal + Int(id) : nil
    case .concept: nil
    }
  }
}

/// One condition of a derivation: a label of a sign, a signal of a value, or a concept.
struct DerivationAtom: Sendable, BitwiseCopyable {
  enum Kind: UInt8, Sendable, BitwiseCopyable { case pillar, touchpoint, topic, signal, concept }
  var kind: Kind
  var id: UInt8
  var isBarred = false
  /// The sign a label must have: 1, −1, or 0 for any.
  var sign: Int8 = 0
  /// The values a signal may have; all if the set is empty.
  var values = ConceptSet()
  /// The numbers a signal may have matched.
  var lowest: Int32 = .min
  var highest: Int32 = .max
}

/// The derivations of signals, and the scales of marks, in the order of their tables.
struct Derivations: Sendable {
  private(set) var rules: [DerivationRule] = []
  private(set) var atoms: [DerivationAtom] = []
  private let storage: DerivationStorage

  init(
    _ lexicon: Lexicon, touchpoints: [String], pillars: [String], topics: [String]
  ) throws(LexiconError) {
    var diagnostics: [Diagnostic] = []
    let listed = lexicon.tables(.signalList).flatMap(\.rows)
    let kinds: [Substring: (DerivationAtom.Kind, IdNumbers)] = [
      "pillar": (.pillar, IdNumbers(pillars)), "touchpoint": (.touchpoint, IdNumbers(touchpoints)),
      "topic": (.topic, IdNumbers(topics)), "signal": (.signal, IdNumbers(lexicon.signals)),
      "concept": (.concept, lexicon.conceptNumbers),
    ]
    let values = IdNumbers(lexicon.signalValues)
    for table in lexicon.tables(.derivations) {
      let file = lexicon.files.firstIndex(of: table.name) ?? 0
      for row in table.rows {
        guard let signal = kinds["signal"]?.1[row["signal"]], let value = values[row["value"]]
        else {
          diagnostics.append(
            Diagnostic(
              code: "unknown-id", at: table.location(row, "signal"),
              "unknown signal \"\(row["signal"])\""))
          continue
        }
        let start = atoms.count
        for piece in row["when"].utf8.split(separator: UInt8(ascii: " ")) {
          let text = Substring(piece)
          let atom = DerivationAtom(text, kinds, values: lexicon.signalValues, signals: listed)
          if let atom {
            atoms.append(atom)
          } else {
            diagnostics.append(
              Diagnostic(
                code: "unknown-id", at: table.location(row, "when"),
                "unknown condition \"\(text)\""))
          }
        }
        var rule = DerivationRule(
          signal: UInt8(signal), value: UInt16(value), atomStart: UInt16(start),
          atomCount: UInt16(atoms.count - start), row: RowReference(file: file, line: row.line))
        rule.require(atoms[start...])
        rules.append(rule)
      }
    }
    if !diagnostics.isEmpty { throw LexiconError(diagnostics) }
    storage = DerivationStorage(
      rules, atoms, scales: lexicon.signalValues.map(Self.scale),
      silent: lexicon.signalValues.firstIndex(of: "-"))
  }

  /// The rules as plain memory, valid as long as the derivations live.
  var view: DerivationView { storage.view }

  /// The highest mark a value stands for: 10 in `nps <n>/10`; 0 if its scale is not told, −1 if
  /// it is no mark.
  private static func scale(_ value: String) -> Int32 {
    guard let place = SignalTemplate(value) else { return -1 }
    return Int32(place.tail.drop { $0 == "/" }) ?? 0
  }
}

extension DerivationAtom {
  /// `pillar:time-effort-`, `topic:refund+`, `signal:score-mention=nps@0..6`, `concept:pending`,
  /// each with a leading `!`.
  fileprivate init?(
    _ text: Substring, _ kinds: [Substring: (Kind, IdNumbers)], values: [String],
    signals: [Table.Row]
  ) {
    let isBarred = text.first == "!"
    let parts = (isBarred ? text.dropFirst() : text).split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    var rest = parts[1]
    guard let (kind, ids) = kinds[parts[0]] else { return nil }
    self.init(kind: kind, id: 0)
    self.isBarred = isBarred
    if rest.last == "+" || rest.last == "-" {
      sign = rest.last == "-" ? -1 : 1
      rest.removeLast()
    }
    if let at = rest.firstIndex(of: "@") {
      let bounds = rest[rest.index(after: at)...].split(separator: ".")
      guard bounds.count == 2, let low = Int32(bounds[0]), let high = Int32(bounds[1]) else {
        return nil
      }
      (lowest, highest) = (low, high)
      rest = rest[..<at]
    }
    if let equals = rest.firstIndex(of: "=") {
      let word = rest[rest.index(after: equals)...]
      for (index, value) in values.enumerated()
      where index < ConceptSet.capacity
        && value.utf8.prefix(while: { $0 != UInt8(ascii: " ") }).elementsEqual(word.utf8)
      {
        self.values.insert(index)
      }
      rest = rest[..<equals]
      let signal = rest
      let known = signals.contains {
        $0["id"] == signal && $0["values"].split(separator: " ").contains(word)
      }
      if !known { return nil }
      // A value that no table shows is never found.
      if self.values.isEmpty { (lowest, highest) = (.max, .min) }
    }
    guard let found = ids[rest] else { return nil }
    id = UInt8(found)
  }
}

/// The derivations as plain memory, for the hot path.
struct DerivationView: BitwiseCopyable, @unchecked Sendable {
  let rules: UnsafePointer<DerivationRule>
  let ruleCount: Int
  let atoms: UnsafePointer<DerivationAtom>
  /// The scale of each signal value: see ``Derivations``.
  let scales: UnsafePointer<Int32>
  /// The value of rows that show nothing, `-`; an index no signal has if there is none.
  let silentValue: UInt16
}

/// Owns the memory behind a ``DerivationView``; never changed once made.
final class DerivationStorage: @unchecked Sendable {
  let view: DerivationView
  private let blocks: [UnsafeMutableRawPointer]

  init(
    _ rules: [DerivationRule], _ atoms: [DerivationAtom], scales: [Int32], silent: Int?
  ) {
    var blocks: [UnsafeMutableRawPointer] = []
    func copy<T: BitwiseCopyable>(_ array: [T]) -> UnsafePointer<T> {
      let block = UnsafeMutablePointer<T>.allocate(capacity: array.count + 1)
      array.withUnsafeBufferPointer { source in
        if let base = source.baseAddress { block.update(from: base, count: source.count) }
      }
      blocks.append(UnsafeMutableRawPointer(block))
      return UnsafePointer(block)
    }
    view = DerivationView(
      rules: copy(rules), ruleCount: rules.count, atoms: copy(atoms), scales: copy(scales),
      silentValue: silent.map { UInt16($0) } ?? SignalReference.matchedNumber - 1)
    self.blocks = blocks
  }

  deinit { for block in blocks { block.deallocate() } }
}
