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
    self.init(tables: wanted.compactMap { try? Table($0) })
  }

  /// Reads the tables of a compiled lexicon.
  public init(_ lexicon: Lexicon) {
    self.init(tables: lexicon.tables(.columns) + lexicon.tables(.values))
  }

  private init(tables: [Table]) {
    var names: [(name: String, role: ColumnRole, rank: Int)] = []
    for table in tables {
      for row in table.rows {
        if table.format == .columns, let role = ColumnRole(rawValue: String(row["role"])) {
          names.append((String(row["name"]), role, Int(row["rank"]) ?? 90))
        } else if table.format == .values {
          add(String(row["value"]), String(row["kind"]), String(row["meaning"]))
        }
      }
    }
    columns = ColumnNames(names)
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
