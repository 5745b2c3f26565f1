/// A row of a `privacycues` table: words that tell what stands near them.
struct Cue: Sendable {
  /// What the words announce.
  enum Role: Sendable, Equatable {
    /// A number of this kind.
    case number(PersonalDataKind)
    /// A number that is nobody's: an order, a price, a serial number.
    case other
    case name
    /// A street whose name follows (`via`), or stands before it (Road).
    case streetBefore, streetAfter
    /// A word between a street and its number (`n.`), or that stands for one (`snc`).
    case houseNumber, noNumber
    /// A flat or a stair with its number.
    case part
    /// What stands for `@` and for the dot of an address.
    case at, dot
    /// A small word inside names (`de`, van).
    case particle
    /// A word before which, or after which, a name is that of a place or thing (`piazza`, airport).
    case place

    init?(id: some StringProtocol) {
      switch id {
      case "other": self = .other
      case "name": self = .name
      case "street-before": self = .streetBefore
      case "street-after": self = .streetAfter
      case "house-number": self = .houseNumber
      case "no-number": self = .noNumber
      case "part": self = .part
      case "at": self = .at
      case "dot": self = .dot
      case "particle": self = .particle
      case "place": self = .place
      default:
        guard let kind = PersonalDataKind(id: id) else { return nil }
        self = .number(kind)
      }
    }
  }

  /// What a name behind the cue must be.
  enum Need: String, Sendable {
    /// Any capitalised word will do.
    case capital
    /// One of the first two words is in the table of names.
    case known
    /// Its first word is a first name in the table.
    case first
  }

  var role: Role
  /// The hashes of its words.
  var words: [UInt64]
  /// How many words it reaches.
  var reach: Int
  var need: Need
  /// Whether it stands behind what it tells about (`12 euro`).
  var isBehind: Bool
}
