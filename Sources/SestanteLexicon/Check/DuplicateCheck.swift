/// Facts that stand twice: within a file an error, across the files of one format and language a
/// warning.
enum DuplicateCheck {
  private struct Key: Hashable {
    var format: TableFormat
    var language: String
    var cells: [String]
  }

  static func diagnostics(of tables: [Table]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var first: [Key: SourceLocation] = [:]
    for table in tables where !table.format.key.isEmpty {
      for row in table.rows {
        let cells = table.format.key.map { String(row[$0]) }
        let key = Key(format: table.format, language: table.language, cells: cells)
        let place = table.location(row)
        guard let earlier = first[key] else {
          first[key] = place
          continue
        }
        let what = zip(table.format.key, cells).map { "\($0) \"\($1)\"" }.joined(
          separator: " with ")
        found.append(
          Diagnostic(
            earlier.file == place.file ? .error : .warning, code: "duplicate-term", at: place,
            "\(what) is defined twice", note: "\(earlier): note: first defined here"))
      }
    }
    return found
  }
}
