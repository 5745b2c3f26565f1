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

  /// A name, what it means, and how well; lower ranks win.
  public typealias Row = (name: String, role: ColumnRole, rank: Int)

  /// Names with their roles; of two columns of a role the one of lower rank wins.
  public init(_ rows: [Row]) {
    let ordered = rows.sorted { ($0.rank, $0.name) < ($1.rank, $1.name) }
    let plain = ordered.map { Self.fold($0.name) }
    roles = Dictionary(
      zip(plain, ordered.lazy.map(\.role)), uniquingKeysWith: { first, _ in first })
    for role in ColumnRole.allCases {
      let mine = ordered.indices.filter { ordered[$0].role == role }
      if mine.isEmpty { continue }
      names[role] = mine.map { ordered[$0].name }
      folded[role] = mine.map { plain[$0] }
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
      return String(unsafeUninitializedCapacity: name.utf8.count) { plain in
        var count = 0
        for byte in name.utf8 where foldASCII(byte) != 0 {
          plain.initializeElement(at: count, to: foldASCII(byte))
          count += 1
        }
        return count
      }
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
