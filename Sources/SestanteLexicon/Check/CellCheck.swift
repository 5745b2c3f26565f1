/// What a spreadsheet makes of words and numbers: `VERO`, `#N/D`, `1,5`.
enum CellCheck {
  static let leftover = "spreadsheet-leftover"

  /// Cells that are a spreadsheet's own words, in Italian and English.
  static let leftovers: Set<String> = [
    "VERO", "FALSO", "TRUE", "FALSE", "#N/D", "#N/A", "#RIF!", "#REF!", "#NOME?", "#NAME?",
    "#VALORE!",
    "#VALUE!", "#DIV/0!", "#NUM!", "#NULLO!", "#NULL!",
  ]

  static func diagnostics(of table: Table) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let columns = table.format.columns
    let numeric = table.format.numericColumns
    for row in table.rows {
      for (column, cell) in zip(columns, row.cells) where !cell.isEmpty {
        if leftovers.contains(String(cell)) {
          found.append(
            Diagnostic(
              code: leftover, at: table.location(row, column),
              "\"\(cell)\" is left over from a spreadsheet"))
        } else if numeric.contains(column), isDecimalComma(cell) {
          let point = String(cell.map { $0 == "," ? "." : $0 })
          found.append(
            Diagnostic(
              code: leftover, at: table.location(row, column),
              "\(column) is \"\(cell)\" with a decimal comma, expected \"\(point)\""))
        } else if let allowed = table.format.words(of: column), !allowed.contains(String(cell)) {
          found.append(
            Diagnostic(
              code: "unknown-value", at: table.location(row, column),
              "\(column) is \"\(cell)\", expected \(allowed.joined(separator: ", "))"))
        }
      }
    }
    return found
  }

  private static func isDecimalComma(_ cell: Substring) -> Bool {
    let parts = cell.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let whole = parts[0].drop { $0 == "-" || $0 == "+" }
    return !whole.isEmpty && !parts[1].isEmpty
      && (whole + parts[1]).allSatisfy { $0.isASCII && $0.isNumber }
  }
}

extension TableFormat {
  /// The columns that hold numbers.
  var numericColumns: Set<String> {
    switch self {
    case .valence, .terms, .symbols: ["valence"]
    case .negators: ["positive", "negative", "reach"]
    case .intensifiers, .dampeners, .irrealis: ["factor", "reach"]
    case .inflection: ["factor"]
    case .contrast: ["before", "after"]
    case .language, .ngrams: ["weight"]
    case .numbers, .scoring: ["value"]
    case .columns: ["rank"]
    default: []
    }
  }

  /// The words a column may hold, nil if it is free. `side` and `scope` are the loader's.
  func words(of column: String) -> [String]? {
    switch (self, column) {
    case (.valence, "pos"): ["adj", "adv", "noun", "verb", "intj", "expr"]
    case (.negators, "concord"): ["yes", "no"]
    case (.mapping, "mode"): ["S", "C", "I"]
    case (.channels, "genre"): ["note", "review"]
    case (.columns, "role"):
      [
        "text", "title", "id", "date", "channel", "rating", "nps", "product", "store", "language",
        "author", "reply",
      ]
    case (.values, "kind"): ["month", "author", "scale", "top", "letter", "clock"]
    default: nil
    }
  }
}
