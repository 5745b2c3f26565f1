/// A place in a table.
///
/// Lines and columns count from 1; a column counts Unicode scalars, as editors do.
public struct SourceLocation: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The table's name: `it/valence.tsv`.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column in Unicode scalars, from 1.
  public var column: Int

  /// A place in a table; the beginning of the line if no column is given.
  public init(file: String, line: Int, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `it/valence.tsv:518:1`.
  public var description: String { "\(file):\(line):\(column)" }

  /// Orders places by file, then line, then column.
  public static func < (a: Self, b: Self) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }
}

/// Something wrong with a table, as a value: the library collects, the command prints.
///
/// The message is lower case without a full stop and says what was found and what was expected.
public struct Diagnostic: Sendable, Hashable, CustomStringConvertible {
  /// An error means that a row does not do what it says; a warning is for a person to decide.
  public enum Severity: String, Sendable { case error, warning }

  /// How bad it is.
  public var severity: Severity
  /// A stable name to search for and to test on: `duplicate-term`.
  public var code: String
  /// Where it was found.
  public var location: SourceLocation
  /// What was found and what was expected.
  public var message: String
  /// Where the other half of a clash stands.
  public var note: String?

  /// A finding at a place, an error unless said otherwise.
  public init(
    _ severity: Severity = .error, code: String, at location: SourceLocation, _ message: String,
    note: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.location = location
    self.message = message
    self.note = note
  }

  /// One line, or two with the note, as a compiler writes it.
  public var description: String {
    let first = "\(location): \(severity.rawValue): \(message) [\(code)]"
    return note.map { "\(first)\n\($0)" } ?? first
  }
}

/// Why no lexicon could be made; holds everything that was wrong, in one run.
public struct LexiconError: Error, Sendable, CustomStringConvertible {
  /// Never empty.
  public var diagnostics: [Diagnostic]

  /// An error with what was found, at least one diagnostic.
  public init(_ diagnostics: [Diagnostic]) {
    precondition(!diagnostics.isEmpty)
    self.diagnostics = diagnostics
  }

  /// The diagnostics, one after the other in lines.
  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
