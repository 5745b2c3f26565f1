/// Terms that one table praises and another blames: the judgement table would win without a word.
enum SignCheck {
  static func diagnostics(of tables: [Table]) -> [Diagnostic] {
    var judged: [[String]: (value: Double, place: SourceLocation)] = [:]
    for table in tables where table.format == .valence {
      for row in table.rows {
        guard let value = Double(row["valence"]) else { continue }
        judged[[table.language, plain(row["term"])]] = (value, table.location(row, "valence"))
      }
    }
    var found: [Diagnostic] = []
    for table in tables where table.format == .terms {
      for row in table.rows {
        guard let value = Double(row["valence"]),
          let other = judged[[table.language, plain(row["term"])]], value * other.value < 0
        else { continue }
        found.append(
          Diagnostic(
            .warning, code: "sign-clash", at: table.location(row, "valence"),
            "\"\(row["term"])\" is \(row["valence"]) here and of the other sign as a judgement",
            note: "\(other.place): note: \(other.value) here"))
      }
    }
    return found
  }

  private static func plain(_ term: Substring) -> String { String(term.filter { $0 != "~" }) }
}
