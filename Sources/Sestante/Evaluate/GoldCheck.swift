internal import SestanteLexicon
internal import SestanteText

/// Turns rows of gold into documents and collects what is wrong with them.
struct GoldCheck {
  private let file: String
  private let pillars: Set<String>
  private let touchpoints: Set<String>
  private let topics: Set<String>
  private var lines: [String: Int] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  init(file: String, taxonomy: Taxonomy) {
    self.file = file
    pillars = Set(taxonomy.pillars.map(\.id))
    touchpoints = Set(taxonomy.touchpoints.map(\.id))
    topics = Set(taxonomy.topics.map(\.id))
  }

  /// The document of a row, or nil if it cannot be used.
  mutating func document(_ row: GoldRow, line: Int) -> GoldDocument? {
    guard let text = row.text else {
      report("missing-text", line, "no text, expected a string under \"text\"")
      return nil
    }
    let id = row.id?.text ?? String(line)
    if let first = lines[id] {
      report("duplicate-id", line, "id \"\(id)\" stands on line \(first) already")
      return nil
    }
    lines[id] = line
    let faults = diagnostics.count
    let document = GoldDocument(
      id: id, text: text, language: row.lang.flatMap { Language(code: $0) },
      polarity: polarity(row, line),
      pillars: labels(row.pillars, "pillar", \.pillar, pillars, line),
      touchpoints: labels(row.touchpoints, "touchpoint", \.touchpoint, touchpoints, line),
      topics: labels(row.topics, "topic", \.topic, topics, line))
    return diagnostics.count == faults ? document : nil
  }

  /// The polarity as written, else by the stars: 1 and 2 negative, 3 neutral, 4 and 5 positive.
  private mutating func polarity(_ row: GoldRow, _ line: Int) -> Polarity? {
    if let name = row.polarity ?? row.label { return polarity(name, line) }
    guard let stars = row.stars else { return nil }
    guard (1...5).contains(stars) else {
      report("bad-stars", line, "stars are \(stars), expected 1 to 5")
      return nil
    }
    return stars <= 2 ? .negative : stars >= 4 ? .positive : .neutral
  }

  private mutating func polarity(_ name: String, _ line: Int) -> Polarity? {
    if let polarity = Polarity(id: name) { return polarity }
    report(
      "unknown-polarity", line,
      "unknown polarity \"\(name)\", expected positive, negative, neutral or mixed")
    return nil
  }

  private mutating func labels(
    _ rows: [GoldRow.Label]?, _ kind: String, _ key: KeyPath<GoldRow.Label, String?>,
    _ known: Set<String>, _ line: Int
  ) -> [String: Polarity?]? {
    guard let rows else { return nil }
    var found: [String: Polarity?] = [:]
    for row in rows {
      guard let id = row[keyPath: key], known.contains(id) else {
        report("unknown-id", line, "unknown \(kind) \"\(row[keyPath: key] ?? "")\"")
        continue
      }
      let polarity = row.polarity.flatMap { $0 == "unspecified" ? nil : self.polarity($0, line) }
      // One entry per id (R3): two polarities make it mixed.
      if let before = found[id], before != polarity {
        found.updateValue(.mixed, forKey: id)
      } else {
        found.updateValue(polarity, forKey: id)
      }
    }
    return found
  }

  mutating func report(_ code: String, _ line: Int, _ message: String) {
    diagnostics.append(
      Diagnostic(code: code, at: SourceLocation(file: file, line: line), message))
  }
}
