/// Rows read from elsewhere, as the bytes of a table.
struct ImportedTable {
  /// A row under its term.
  struct Row {
    var inflection = ""
    var forms = ""
    var valence: Double
    var partOfSpeech = ""
    var note = ""
  }

  let format: TableFormat
  let language: String
  let version: String
  let comments: [String]
  var rows: [String: Row] = [:]

  func source(name: String) -> TableSource {
    var lines = comments.map { "# \($0)" }
    lines += ["%format\t\(format.rawValue)", "%language\t\(language)", "%version\t\(version)"]
    lines.append(format.columns.joined(separator: "\t"))
    let sorted = rows.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    for (term, row) in sorted {
      let valence = Self.fixed(row.valence)
      var cells =
        format == .symbols
        ? [term, valence]
        : [term, row.inflection, row.forms, valence, row.partOfSpeech, "", row.note]
      while cells.last == "" { cells.removeLast() }
      lines.append(cells.joined(separator: "\t"))
    }
    return TableSource(name: name, bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  /// Two places, as our tables have them: `-1.50`.
  static func fixed(_ value: Double) -> String {
    let hundredths = Int((abs(value) * 100).rounded())
    let rest = String(hundredths % 100)
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    return sign + "\(hundredths / 100)." + (rest.utf8.count == 1 ? "0" + rest : rest)
  }

  /// Without zeros at the end: `0.75`, `4`.
  static func number(_ value: Double) -> String {
    var text = fixed(value)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
}
