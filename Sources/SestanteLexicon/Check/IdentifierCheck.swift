/// Ids that no taxonomy table defines. Those of `terms` and `signals` rows are the loader's
/// business; the mapping is read only later, with the taxonomy.
enum IdentifierCheck {
  static func diagnostics(of tables: [Table]) -> [Diagnostic] {
    let ids = Identifiers(tables)
    var found: [Diagnostic] = []
    for table in tables {
      for row in table.rows {
        for (column, id, isKnown) in ids.references(of: row, in: table.format) where !isKnown {
          found.append(
            Diagnostic(
              code: "unknown-id", at: table.location(row, column), "unknown \(column) \"\(id)\""))
        }
      }
    }
    return found
  }
}

private struct Identifiers {
  private var ids: [TableFormat: Set<String>] = [:]

  init(_ tables: [Table]) {
    let lists: [TableFormat] = [.stages, .touchpoints, .pillars, .topicList, .concepts]
    for table in tables where lists.contains(table.format) {
      ids[table.format, default: []].formUnion(table.rows.map { String($0["id"]) })
    }
  }

  private func knows(_ id: Substring, _ formats: TableFormat...) -> Bool {
    formats.contains { ids[$0]?.contains(String(id)) ?? false }
  }

  /// The ids a row refers to, with the column and whether they are known.
  func references(
    of row: Table.Row, in format: TableFormat
  ) -> [(column: String, id: Substring, isKnown: Bool)] {
    switch format {
    case .touchpoints:
      return [("stage", row["stage"], knows(row["stage"], .stages))]
    case .mapping:
      let concept = row["concept"]
      var found = [("concept", concept, isConcept(concept))]
      found += row["when"].split(separator: " ").map { ("when", $0, isCondition($0)) }
      let touchpoint = row["touchpoint"]
      if !["", "*", "="].contains(touchpoint) {
        found.append(("touchpoint", touchpoint, knows(touchpoint, .touchpoints)))
      }
      let topic = row["topic"]
      if !["", "="].contains(topic) { found.append(("topic", topic, knows(topic, .topicList))) }
      var pillar = row["pillar"]
      if pillar.last == "+" || pillar.last == "-" { pillar.removeLast() }
      if !pillar.isEmpty { found.append(("pillar", pillar, knows(pillar, .pillars))) }
      return found
    default: return []
    }
  }

  private func isConcept(_ id: Substring) -> Bool { knows(id, .topicList, .touchpoints, .concepts) }

  private func isCondition(_ atom: Substring) -> Bool {
    if ["positive", "negative", "own", "grade"].contains(atom) { return true }
    var rest = atom.first == "!" ? atom.dropFirst() : atom
    for scope in ["clause:", "sentence:", "document:"] where rest.hasPrefix(scope) {
      rest = rest.dropFirst(scope.count)
    }
    return rest.split(separator: "|", omittingEmptySubsequences: false).allSatisfy(isConcept)
  }
}
