internal import SestanteLexicon

/// Why tables cannot be tuned.
public enum TuningError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No table goes by that name.
  case unknownTable(String, known: [String])
  /// The rows of the table have no weight of their own.
  case noWeights(table: String, format: String)
  /// Fewer documents with a positive or a negative label than folds.
  case tooFewDocuments(positive: Int, negative: Int, folds: Int)

  /// What was found and what was expected.
  public var description: String {
    switch self {
    case .unknownTable(let name, let known):
      "no table \"\(name)\", expected one of \(known.joined(separator: ", "))"
    case .noWeights(let table, let format):
      "\(table) has the format \(format), whose rows have no valence to tune"
    case .tooFewDocuments(let positive, let negative, let folds):
      "\(positive) positive and \(negative) negative documents, "
        + "expected at least \(folds) of each for \(folds) folds"
    }
  }
}

/// The rows whose valences may change, and the tables they stand in.
struct TuningTables {
  /// A row with a valence.
  struct Row: Hashable {
    var table: String
    var line: Int
    var term: String
    var valence: Double
  }

  private(set) var rows: [Row] = []
  private let sources: [TableSource]
  private let names: [String]

  /// Finds tables by name: `it/valence-adjectives.tsv`, `it/valence-adjectives`, or
  /// `valence-adjectives` for all folders.
  init(_ wanted: [String], in sources: [TableSource]) throws {
    var last: [String: TableSource] = [:]
    for source in sources { last[source.name] = source }
    let all = last.keys.sorted()
    var tables: [Table] = []
    var known: Set<String> = []
    for name in all {
      guard let source = last[name] else { continue }
      let table = try Table(source)
      tables.append(table)
      if Self.hasWeights(table.format) { known.insert(Self.short(name)) }
    }
    var chosen: Set<String> = []
    for name in wanted {
      let named = tables.filter { Self.goes($0.name, by: name) }
      // `topics` is the terms of a language, not the codebook's list of the same name.
      let weighted = named.filter { Self.hasWeights($0.format) }
      let found = weighted.isEmpty ? named : weighted
      if found.isEmpty { throw TuningError.unknownTable(name, known: known.sorted()) }
      for table in found {
        guard Self.hasWeights(table.format) else {
          throw TuningError.noWeights(table: table.name, format: table.format.rawValue)
        }
        if !chosen.insert(table.name).inserted { continue }
        for row in table.rows {
          guard let valence = Double(row["valence"]), valence != 0 else { continue }
          rows.append(
            Row(
              table: table.name, line: row.line, term: String(row["term"]), valence: valence))
        }
      }
    }
    names = chosen.sorted()
    self.sources = chosen.sorted().compactMap { last[$0] }
  }

  /// The tables with other valences: the same bytes but for the cells that change.
  func rewritten(_ valences: [String: Double]) -> [TableSource] {
    sources.map { source in
      guard let table = try? Table(source),
        let column = table.format.columns.firstIndex(of: "valence")
      else { return source }
      var lines = source.bytes.split(separator: 10, omittingEmptySubsequences: false)
      for row in table.rows {
        guard let valence = valences["\(source.name):\(row.line)"] else { continue }
        var cells = lines[row.line - 1].split(separator: 9, omittingEmptySubsequences: false)
        let text = Digits.fixed(valence, places: 2)
        if Double(row["valence"]) == Double(text) { continue }
        cells[column] = Array(text.utf8)[...]
        lines[row.line - 1] = Array(cells.joined(separator: [9]))[...]
      }
      return TableSource(name: source.name, bytes: Array(lines.joined(separator: [10])))
    }
  }

  private static func hasWeights(_ format: TableFormat) -> Bool {
    format.columns.contains("valence")
  }

  private static func goes(_ table: String, by name: String) -> Bool {
    table == name || table == name + ".tsv" || short(table) == name
  }

  private static func short(_ table: String) -> String {
    let file = table.split(separator: "/").last ?? ""
    return String(file.hasSuffix(".tsv") ? file.dropLast(4) : file)
  }
}
