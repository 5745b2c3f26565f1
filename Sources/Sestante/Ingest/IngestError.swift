/// Why a file as a whole cannot be read: its header does not give what was asked for.
public enum IngestError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No column has a known name of a text column.
  case noTextColumn(file: String, found: [String])
  /// An option names a column that is not there.
  case noColumn(named: String, option: String, file: String, found: [String])
  /// The header itself cannot be read.
  case unreadableHeader(file: String, line: Int, reason: String)

  /// What was found, and how to name what was looked for.
  public var description: String {
    switch self {
    case .noTextColumn(let file, let found):
      "\(file): no text column; \(Self.list(found)); name one with --text-column"
    case .noColumn(let name, let option, let file, let found):
      "\(file): no column named \"\(name)\" (\(option)); \(Self.list(found))"
    case .unreadableHeader(let file, let line, let reason):
      "\(file):\(line):1: unreadable header: \(reason)"
    }
  }

  private static func list(_ columns: [String]) -> String {
    "columns found: " + columns.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}
