internal import SestanteLexicon

/// What kind of text a document is: call notes are read by other rules than reviews.
public enum Genre: UInt8, Sendable, CaseIterable {
  /// The text itself must tell.
  case unknown
  /// An operator's note of a contact.
  case note
  /// The customer's own words.
  case review

  fileprivate init?(id: Substring) {
    switch id {
    case "unknown": self = .unknown
    case "note": self = .note
    case "review": self = .review
    default: return nil
    }
  }
}

/// Which genre a record's channel stands for, from `taxonomy/channels.tsv`.
///
/// ```swift
/// channels.genre(of: "Call-Note")     // .note
/// ```
public struct ChannelTable: Sendable {
  private var names: [(name: [UInt8], genre: Genre)] = []

  init(_ lexicon: Lexicon) throws(LexiconError) {
    var diagnostics: [Diagnostic] = []
    for table in lexicon.tables(.channels) {
      for row in table.rows {
        guard let genre = Genre(id: row["genre"]) else {
          diagnostics.append(
            Diagnostic(
              code: "unknown-value", at: table.location(row, "genre"),
              "genre is \"\(row["genre"])\", expected note or review"))
          continue
        }
        names.append((row["channel"].utf8.map(Self.folded), genre))
      }
    }
    if !diagnostics.isEmpty { throw LexiconError(diagnostics) }
  }

  /// The genre of a channel's name; case and the sign between words do not matter.
  public func genre(of channel: UnsafeBufferPointer<UInt8>) -> Genre {
    if channel.isEmpty { return .unknown }
    for (name, genre) in names
    where name.count == channel.count && zip(name, channel).allSatisfy({ $0 == Self.folded($1) }) {
      return genre
    }
    return .unknown
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "-"), UInt8(ascii: "_"): 0x20
    default: byte
    }
  }
}
