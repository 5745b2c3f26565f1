internal import SestanteLexicon

/// The ids that conditions of derivations name.
struct DerivationIDs {
  let signals: IdNumbers
  fileprivate let pillars: IdNumbers
  fileprivate let touchpoints: IdNumbers
  fileprivate let topics: IdNumbers
  fileprivate let concepts: IdNumbers
  fileprivate let lexicon: Lexicon

  init(_ lexicon: Lexicon, touchpoints: [String], pillars: [String], topics: [String]) {
    signals = IdNumbers(lexicon.signals)
    self.pillars = IdNumbers(pillars)
    self.touchpoints = IdNumbers(touchpoints)
    self.topics = IdNumbers(topics)
    concepts = lexicon.conceptNumbers
    self.lexicon = lexicon
  }

  /// Whether the codebook lists a value for a signal.
  fileprivate func isListed(
    _ value: UnsafeBufferPointer<UInt8>, of signal: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let place = TableFormat.signalList.place
    let (id, values) = (place("id"), place("values"))
    var isListed = false
    lexicon.forEachRow(of: .signalList) { row in
      guard row[id].elementsEqual(signal) else { return }
      var rest = row[values]
      while let listed = rest.nextPiece(UInt8(ascii: " ")) {
        if listed.elementsEqual(value) { isListed = true }
      }
    }
    return isListed
  }
}

extension DerivationAtom {
  /// `pillar:time-effort-`, `topic:refund+`, `signal:score-mention=nps@0..6`, `concept:pending`,
  /// each with a leading `!`; nil if it is none of them or names what nobody knows.
  init?(_ text: UnsafeBufferPointer<UInt8>, _ ids: DerivationIDs) {
    var rest = text
    let isBarred = rest.drop("!")
    let known: (kind: Kind, ids: IdNumbers)
    if rest.drop("pillar:") {
      known = (.pillar, ids.pillars)
    } else if rest.drop("touchpoint:") {
      known = (.touchpoint, ids.touchpoints)
    } else if rest.drop("topic:") {
      known = (.topic, ids.topics)
    } else if rest.drop("signal:") {
      known = (.signal, ids.signals)
    } else if rest.drop("concept:") {
      known = (.concept, ids.concepts)
    } else {
      return nil
    }
    self.init(kind: known.kind, id: 0)
    self.isBarred = isBarred
    if let last = rest.last, last == UInt8(ascii: "+") || last == UInt8(ascii: "-") {
      sign = last == UInt8(ascii: "-") ? -1 : 1
      rest = UnsafeBufferPointer(rebasing: rest.dropLast())
    }
    if let at = rest.firstIndex(of: UInt8(ascii: "@")) {
      guard let bounds = Self.bounds(UnsafeBufferPointer(rebasing: rest[(at + 1)...])) else {
        return nil
      }
      (lowest, highest) = bounds
      rest = UnsafeBufferPointer(rebasing: rest[..<at])
    }
    if let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      let word = UnsafeBufferPointer(rebasing: rest[(equals + 1)...])
      rest = UnsafeBufferPointer(rebasing: rest[..<equals])
      for (index, value) in ids.lexicon.signalValues.prefix(ConceptSet.capacity).enumerated()
      where value.utf8.prefix(while: { $0 != UInt8(ascii: " ") }).elementsEqual(word) {
        values.insert(index)
      }
      guard ids.isListed(word, of: rest) else { return nil }
      // A value that no table shows is never found.
      if values.isEmpty { (lowest, highest) = (.max, .min) }
    }
    guard let found = known.ids[rest] else { return nil }
    id = UInt8(found)
  }

  /// `0..6`.
  private static func bounds(_ text: UnsafeBufferPointer<UInt8>) -> (Int32, Int32)? {
    var rest = text
    guard let first = rest.nextPiece(UInt8(ascii: ".")),
      let second = rest.nextPiece(UInt8(ascii: ".")), rest.isEmpty,
      let low = Int32(String(decoding: first, as: UTF8.self)),
      let high = Int32(String(decoding: second, as: UTF8.self))
    else { return nil }
    return (low, high)
  }
}
