/// The encodings that text comes in.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"
  case latin9 = "iso-8859-15"
  case macRoman = "macintosh"

  /// The encoding of a name as people write it: `UTF-16LE`, `cp1252`, `latin1`, `Mac Roman`.
  public init?(name: String) {
    let plain = String(
      name.lowercased().unicodeScalars.filter {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }.map(Character.init))
    switch plain {
    case "utf8": self = .utf8
    case "utf16", "utf16le", "unicode": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "windows1252", "cp1252", "ansi", "win1252": self = .windows1252
    case "iso88591", "latin1": self = .latin1
    case "iso885915", "latin9": self = .latin9
    case "macintosh", "macroman", "mac": self = .macRoman
    default: return nil
    }
  }

  /// How people call it.
  public var title: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .windows1252: "Windows-1252"
    case .latin1: "ISO-8859-1"
    case .latin9: "ISO-8859-15"
    case .macRoman: "Mac Roman"
    }
  }

  /// How many bytes its byte order mark takes at the start of a file that has one.
  func markLength(_ bytes: some Collection<UInt8>) -> Int {
    switch self {
    case .utf8: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    case .utf16LittleEndian: bytes.starts(with: [0xFF, 0xFE]) ? 2 : 0
    case .utf16BigEndian: bytes.starts(with: [0xFE, 0xFF]) ? 2 : 0
    default: 0
    }
  }
}
