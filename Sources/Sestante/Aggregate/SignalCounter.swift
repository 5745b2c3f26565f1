internal import SestanteLexicon
internal import SestanteText

/// Counts signals by their numbers; their values become words once for each that occurs.
struct SignalCounter {
  /// A signal with one of its values, as reports name it.
  private struct Value: Hashable {
    var signal: UInt8
    var name: String
  }

  private let analyzer: Analyzer
  private var document = 0
  private var documents: [Int]
  /// The last document that showed each signal.
  private var lastDocument: [Int]
  /// For each value of the lexicon whether it has a place for a number.
  private let hasPlace: [Bool]
  /// Signal, value and number of a hit, to the number of the value it stands for.
  private var slots: [UInt64: Int] = [:]
  private var slotOfValue: [Value: Int] = [:]
  private var values: [(value: Value, documents: Int, last: Int)] = []

  init(_ analyzer: Analyzer) {
    self.analyzer = analyzer
    documents = Array(repeating: 0, count: analyzer.lexicon.signals.count)
    lastDocument = documents
    hasPlace = analyzer.lexicon.signalValues.map { SignalTemplate($0) != nil }
  }

  /// Counts the signals of a document, each signal and each of its values once.
  mutating func add(_ result: inout AnalysisBuffer) {
    document += 1
    for s in 0..<result.signals.count {
      let hit = result.signals[s]
      let signal = Int(hit.signal)
      if lastDocument[signal] != document {
        lastDocument[signal] = document
        documents[signal] += 1
      }
      let slot = slot(of: hit)
      if values[slot].last != document {
        values[slot].last = document
        values[slot].documents += 1
      }
    }
  }

  private mutating func slot(of hit: SignalHit) -> Int {
    let hasNumber = hit.value == SignalReference.matchedNumber || hasPlace[Int(hit.value)]
    let number = hasNumber ? UInt32(bitPattern: hit.number) : 0
    let key = UInt64(hit.signal) << 48 | UInt64(hit.value) << 32 | UInt64(number)
    if let slot = slots[key] { return slot }
    let value = Value(signal: hit.signal, name: SignalTally.bounded(analyzer.value(of: hit)))
    let slot = slotOfValue[value] ?? values.count
    if slot == values.count {
      slotOfValue[value] = slot
      values.append((value, 0, 0))
    }
    // Texts can hold any number; what is remembered of them is bounded, as the values are.
    if slots.count < Self.mostSlots { slots[key] = slot }
    return slot
  }

  private static let mostSlots = 1 << 14

  /// Signals by id.
  func tallies() -> [String: SignalTally] {
    var tallies: [String: SignalTally] = [:]
    for (signal, count) in documents.enumerated() where count > 0 {
      tallies[analyzer.lexicon.signals[signal]] = SignalTally(documents: count)
    }
    for (value, count, _) in values {
      tallies[analyzer.lexicon.signals[Int(value.signal)]]?.values[value.name] = count
    }
    return tallies
  }
}
