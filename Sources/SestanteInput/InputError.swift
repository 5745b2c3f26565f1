/// Why an input as a whole cannot be read, in words for its user.
public enum InputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The bytes of a compressed file are damaged or end too early.
  case damaged(file: String, container: String, reason: String)
  /// A file unpacks to more than it may.
  case tooLarge(file: String, ratio: Int)
  /// A kind of file that is recognized and not read.
  case unsupported(file: String, reason: String)
  /// A workbook without the sheet asked for.
  case noSheet(file: String, named: String, found: [String])
  /// A workbook whose parts do not make one.
  case unreadableWorkbook(file: String, part: String, reason: String)
  /// The system could not give what was needed.
  case system(file: String, reason: String)

  /// What was found, and what can be done.
  public var description: String {
    switch self {
    case .damaged(let file, let container, let reason):
      "\(file): damaged \(container) data: \(reason)"
    case .tooLarge(let file, let ratio):
      "\(file): unpacks to more than \(ratio) times its size; --max-ratio sets the limit"
    case .unsupported(let file, let reason): "\(file): \(reason)"
    case .noSheet(let file, let name, let found):
      "\(file): no sheet named \"\(name)\"; sheets found: "
        + found.map { "\"\($0)\"" }.joined(separator: ", ")
    case .unreadableWorkbook(let file, let part, let reason): "\(file): \(part): \(reason)"
    case .system(let file, let reason): "\(file): \(reason)"
    }
  }
}
