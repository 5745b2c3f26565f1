/// In how many documents a signal was found, and with which values.
public struct SignalTally: Sendable, Hashable {
  /// Documents with the signal, each once.
  public internal(set) var documents = 0
  /// Documents by value; one document may show several.
  public internal(set) var values: [String: Int] = [:]

  init(documents: Int = 0) { self.documents = documents }

  mutating func add(_ found: [String]) {
    documents += 1
    var seen: Set<String> = []
    for value in found {
      let name = Self.bounded(value)
      if seen.insert(name).inserted { values[name, default: 0] += 1 }
    }
  }

  mutating func merge(_ other: SignalTally) {
    documents += other.documents
    values.merge(other.values, uniquingKeysWith: +)
  }

  /// Numbers over a hundred share one value: a text can hold any number, a table must not grow with
  /// it.
  static func bounded(_ value: String) -> String {
    guard let number = Int(value) else { return value }
    return number > 100 ? ">100" : String(number)
  }

  /// The values, numbers first by size, then the rest by name.
  public var orderedValues: [(value: String, documents: Int)] {
    values.sorted { a, b in
      switch (Int(a.key), Int(b.key)) {
      case (let x?, let y?): x < y
      case (_?, nil): true
      case (nil, _?): false
      case (nil, nil): a.key.utf8.lexicographicallyPrecedes(b.key.utf8)
      }
    }
    .map { ($0.key, $0.value) }
  }
}
