/// What a column can be to a record.
public enum ColumnRole: String, Sendable, CaseIterable {
  case text, title, id, date, channel, rating, language
}

/// The names by which columns are recognized, best first.
///
/// Case, accents, spaces, hyphens and underscores make no difference: `Review-Text`, `review_text`
/// and `reviewText` are one name.
///
/// ```swift
/// let names = ColumnNames(tsv: "role\tnames\ntext\topinione|parere\n")
/// names[.text]      // ["opinione", "parere"]
/// ```
public struct ColumnNames: Sendable {
  private var names: [ColumnRole: [String]] = [:]

  /// Reads a table of two columns: a role and its names with `|` between them. A role may have
  /// several rows. Lines that start with `#` or `%`, the header and unknown roles are passed over.
  public init(tsv: String) {
    for line in tsv.split(whereSeparator: \.isNewline) {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count == 2, let role = ColumnRole(rawValue: String(cells[0])) else { continue }
      names[role, default: []] += cells[1].split(separator: "|").map(String.init)
    }
  }

  /// The names of a role, best first.
  public subscript(role: ColumnRole) -> [String] { names[role] ?? [] }

  /// Whether a header cell is a name of the role.
  func matches(_ name: String, _ role: ColumnRole) -> Bool {
    let folded = Self.fold(name)
    return self[role].contains { Self.fold($0) == folded }
  }

  /// Italian and English names, as exports and public data sets really have them.
  public static let standard = ColumnNames(
    tsv: """
      role\tnames
      text\ttext|testo|review|recensione|comment|commento|commenti|body|content|message|messaggio
      text\tnote|nota|description|descrizione|verbatim|feedback
      text\treview text|review content|testo recensione
      title\ttitle|titolo|review title|headline|oggetto|subject
      id\tid|review id|codice|ticket|case id|uid
      rating\trating|stars|voto|stelle|punteggio|score|overall|valutazione
      date\tdate|data|created at|timestamp|review date
      channel\tchannel|canale|origin
      language\tlanguage|lang|lingua
      """)
}

extension ColumnNames {
  /// The form in which names are compared.
  static func fold(_ name: String) -> String {
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
