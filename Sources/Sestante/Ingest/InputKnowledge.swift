public import SestanteLexicon

/// What the tables tell about input: the names of columns, and what values mean.
///
/// ```swift
/// let knowledge = InputKnowledge(Lexicons.all)
/// knowledge.columns[.text].first      // "testo"
/// ```
public struct InputKnowledge: Sendable {
  /// The names columns go by.
  public var columns = ColumnNames()
  /// How much a character speaks for an encoding that gives it.
  public private(set) var letters: [UnicodeScalar: Int] = [:]
  /// The names of months, folded, and their numbers.
  private(set) var months: [String: Int] = [:]
  /// The names of authors who are not customers, folded.
  private(set) var staff: Set<String> = []
  /// What stands in written ratings: `/`, `su`, `stelle`, `%`, `★`.
  private(set) var scaleWords: [String: ScaleWord] = [:]
  /// The scale that ends with a number: 10 is the top of 0–10.
  private(set) var scales: [Int: RatingRange] = [:]

  /// What stands beside the numbers of dates and times: `ore`, `pm`, `th`.
  private(set) var clock: [String: String] = [:]

  enum ScaleWord: String { case of, percent, stars, full, empty }

  /// Knows nothing: every column must be named.
  public init() {}

  /// Reads the tables `columns/1` and `values/1` among sources; others are passed over.
  public init(_ sources: [TableSource]) {
    let wanted = sources.filter {
      $0.name.hasSuffix("columns.tsv") || $0.name.hasSuffix("values.tsv")
    }
    var names: [ColumnNames.Row] = []
    for table in wanted.compactMap({ try? Table($0) }) {
      for row in table.rows {
        if table.format == .columns {
          Self.note(String(row["name"]), String(row["role"]), String(row["rank"]), in: &names)
        } else if table.format == .values {
          add(String(row["value"]), String(row["kind"]), String(row["meaning"]))
        }
      }
    }
    columns = ColumnNames(names)
  }

  /// Reads the tables of a compiled lexicon.
  public init(_ lexicon: Lexicon) {
    var names: [ColumnNames.Row] = []
    var place = TableFormat.columns.place
    let (name, role, rank) = (place("name"), place("role"), place("rank"))
    lexicon.forEachRow(of: .columns) { row in
      Self.note(row.string(name), row.string(role), row.string(rank), in: &names)
    }
    columns = ColumnNames(names)
    place = TableFormat.values.place
    let (value, kind, meaning) = (place("value"), place("kind"), place("meaning"))
    lexicon.forEachRow(of: .values) { row in
      add(row.string(value), row.string(kind), row.string(meaning))
    }
  }

  private static func note(
    _ name: String, _ role: String, _ rank: String, in names: inout [ColumnNames.Row]
  ) {
    guard let role = ColumnRole(rawValue: role) else { return }
    names.append((name, role, Int(rank) ?? 90))
  }

  private mutating func add(_ value: String, _ kind: String, _ meaning: String) {
    switch kind {
    case "month": months[ColumnNames.fold(value)] = Int(meaning)
    case "author": staff.insert(ColumnNames.fold(value))
    case "scale": scaleWords[ColumnNames.fold(value)] = ScaleWord(rawValue: meaning)
    case "top": if let top = Int(value) { scales[top] = RatingRange(meaning) }
    case "clock": clock[ColumnNames.fold(value)] = meaning
    case "letter":
      if let scalar = value.unicodeScalars.first { letters[scalar] = Int(meaning) }
    default: break
    }
  }
}
