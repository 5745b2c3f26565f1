/// What a column can be to a record.
public enum ColumnRole: String, Sendable, CaseIterable {
  case text, title, id
  case date, channel, rating, nps, product, store
  case language
  /// Who wrote: what the firm's own people wrote is no customer's word.
  case author
  /// What the firm answered.
  case reply
}

/// The names by which columns are recognized, best first.
///
/// Case, accents, spaces, hyphens and underscores make no difference: `Review-Text`, `review_text`
/// and `reviewText` are one name.
public struct ColumnNames: Sendable {
  private var names: [ColumnRole: [String]] = [:]
  /// The same names folded, so that no file folds them again.
  private(set) var folded: [ColumnRole: [String]] = [:]
  private var roles: [String: ColumnRole] = [:]
  /// What was made of them for JSON.
  let keys = KeyTreeCache()

  /// Knows no name.
  public init() {}

  /// Names with their roles; of two columns of a role the one of lower rank wins.
  public init(_ rows: [(name: String, role: ColumnRole, rank: Int)]) {
    for row in rows.sorted(by: { ($0.rank, $0.name) < ($1.rank, $1.name) }) {
      names[row.role, default: []].append(row.name)
      let plain = Self.fold(row.name)
      folded[row.role, default: []].append(plain)
      if roles[plain] == nil { roles[plain] = row.role }
    }
  }

  /// The names of a role, best first.
  public subscript(role: ColumnRole) -> [String] { names[role] ?? [] }

  /// The role a header cell names, if any.
  public func role(of name: String) -> ColumnRole? { roles[Self.fold(name)] }

  /// Whether a header cell is a name of the role.
  func matches(_ name: String, _ role: ColumnRole) -> Bool { self.role(of: name) == role }
}

extension ColumnNames {
  /// The form in which names are compared.
  static func fold(_ name: String) -> String {
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      return String(decoding: name.utf8.map(foldASCII).filter { $0 != 0 }, as: UTF8.self)
    }
    var folded = ""
    for scalar in name.lowercased().unicodeScalars {
      switch scalar {
      case "_", "-", "\u{FEFF}", "\u{300}"..."\u{36F}": continue
      case "à"..."å": folded.append("a")
      case "ç": folded.append("c")
      case "è"..."ë": folded.append("e")
      case "ì"..."ï": folded.append("i")
      case "ñ": folded.append("n")
      case "ò"..."ö": folded.append("o")
      case "ù"..."ü": folded.append("u")
      case _ where scalar.properties.isWhitespace: continue
      default: folded.unicodeScalars.append(scalar)
      }
    }
    return folded
  }

  /// `fold` of one ASCII byte; 0 where it folds to nothing.
  @inline(__always)
  static func foldASCII(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x41...0x5A: byte | 0x20
    case 0x20, 0x09...0x0D, 0x2D, 0x5F: 0
    default: byte
    }
  }
}
