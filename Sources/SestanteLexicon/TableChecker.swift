/// Everything that is wrong with tables, in one run: what `sestante lexicon check` prints.
///
/// The loader stops at what it cannot compile; the checker also finds what loads and is still a
/// mistake: rows out of order, terms that can never match, letters of another alphabet, what a
/// spreadsheet left behind. Each check is a small type of its own; the codes are in
/// `docs/lexicon-format.md`.
///
/// ```swift
/// for diagnostic in TableChecker().diagnostics(of: Lexicons.all) { print(diagnostic) }
/// ```
public struct TableChecker: Sendable {
  /// A checker with every check of tables.
  public init() {}

  /// All faults of tables, errors of the loader included, sorted by place.
  ///
  /// A later table of the same name replaces an earlier one, as in ``Lexicon``.
  public func diagnostics(of sources: [TableSource]) -> [Diagnostic] {
    let merged = TableSource.overlaid(sources)
    var found: [Diagnostic] = []
    var tables: [Table] = []
    for source in merged {
      found += SourceCheck.diagnostics(of: source)
      do throws(LexiconError) {
        tables.append(try Table(source))
      } catch {
        found += error.diagnostics
      }
    }
    if tables.count == merged.count {
      do throws(LexiconError) {
        _ = try Lexicon(merged)
      } catch {
        found += error.diagnostics
      }
    }
    return Self.sorted(found + Self.checks(tables))
  }

  /// The faults of the tables of a lexicon that was loaded.
  public func diagnostics(of lexicon: Lexicon) -> [Diagnostic] {
    Self.sorted(Self.checks(lexicon.tables))
  }

  private static func checks(_ tables: [Table]) -> [Diagnostic] {
    var found = DuplicateCheck.diagnostics(of: tables)
    found += SignCheck.diagnostics(of: tables)
    found += IdentifierCheck.diagnostics(of: tables)
    for table in tables {
      found += OrderCheck.diagnostics(of: table)
      found += CellCheck.diagnostics(of: table)
      found += TermCheck.diagnostics(of: table)
    }
    return found
  }

  /// Sorted by place; of several voices on one fault of a cell the more precise one stays.
  private static func sorted(_ found: [Diagnostic]) -> [Diagnostic] {
    let leftovers = Set(found.filter { $0.code == CellCheck.leftover }.map(\.location))
    let isLesser: Set<String> = ["bad-number", TermCheck.upperCase]
    var seen: Set<Diagnostic> = []
    var unmatchable: Set<SourceLocation> = []
    return
      found
      .filter { !isLesser.contains($0.code) || !leftovers.contains($0.location) }
      .sorted { ($0.location, $0.code, $0.message) < ($1.location, $1.code, $1.message) }
      .filter { $0.code != TermCheck.unmatchable || unmatchable.insert($0.location).inserted }
      .filter { seen.insert($0).inserted }
  }
}

extension TableSource {
  /// The sources with later ones in the place of earlier ones of the same name.
  static func overlaid(_ sources: [TableSource]) -> [TableSource] {
    var merged: [TableSource] = []
    for source in sources {
      if let index = merged.firstIndex(where: { $0.name == source.name }) {
        merged[index] = source
      } else {
        merged.append(source)
      }
    }
    return merged
  }
}
