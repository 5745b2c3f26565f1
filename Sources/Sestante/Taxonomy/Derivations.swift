internal import SestanteLexicon
internal import SestanteText

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
  let rules: [DerivationRule]
  let atoms: [DerivationAtom]
  private let storage: DerivationStorage

  init(
    _ lexicon: Lexicon, touchpoints: [String], pillars: [String], topics: [String]
  ) throws(LexiconError) {
    var diagnostics: [Diagnostic] = []
    var (rules, atoms): ([DerivationRule], [DerivationAtom]) = ([], [])
    let ids = DerivationIDs(
      lexicon, touchpoints: touchpoints, pillars: pillars, topics: topics)
    let values = IdNumbers(lexicon.signalValues)
    let place = TableFormat.derivations.place
    let (ofSignal, ofValue, ofWhen) = (place("signal"), place("value"), place("when"))
    lexicon.forEachRow(of: .derivations) { row in
      func report(_ column: String, _ what: String) {
        diagnostics.append(
          Diagnostic(code: "unknown-id", at: row.location(column), "unknown \(what)"))
      }
      guard let signal = ids.signals[row[ofSignal]], let value = values[row[ofValue]] else {
        report("signal", "signal \"\(row.string(ofSignal))\"")
        return
      }
      let start = atoms.count
      var when = row[ofWhen]
      while let text = when.nextPiece(UInt8(ascii: " ")) {
        if let atom = DerivationAtom(text, ids) {
          atoms.append(atom)
        } else {
          report("when", "condition \"\(String(decoding: text, as: UTF8.self))\"")
        }
      }
      var rule = DerivationRule(
        signal: UInt8(signal), value: UInt16(value), atomStart: UInt16(start),
        atomCount: UInt16(atoms.count - start), row: RowReference(file: row.file, line: row.line))
      rule.require(atoms[start...])
      rules.append(rule)
    }
    (self.rules, self.atoms) = (rules, atoms)
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
  private let blocks: PlainBlocks

  init(
    _ rules: [DerivationRule], _ atoms: [DerivationAtom], scales: [Int32], silent: Int?
  ) {
    var blocks = PlainBlocks()
    view = DerivationView(
      rules: blocks.copy(rules), ruleCount: rules.count, atoms: blocks.copy(atoms),
      scales: blocks.copy(scales),
      silentValue: silent.map { UInt16($0) } ?? SignalReference.matchedNumber - 1)
    self.blocks = blocks
  }
}
