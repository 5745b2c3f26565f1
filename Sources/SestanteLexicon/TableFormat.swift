/// The formats a table may have, and the columns each of them holds.
///
/// The first cell after `%format` names one: `valence/1`. A column that a format does not know is
/// an error, so a typing mistake never silently drops knowledge.
public enum TableFormat: String, Sendable, CaseIterable {
  case valence = "valence/1"
  case negators = "negators/1"
  case intensifiers = "intensifiers/1"
  case dampeners = "dampeners/1"
  case contrast = "contrast/1"
  case irrealis = "irrealis/1"
  case terms = "terms/1"
  case signals = "signals/1"
  case symbols = "symbols/1"
  case elisions = "elisions/1"
  case abbreviations = "abbreviations/1"
  case numbers = "numbers/1"
  case inflection = "inflection/1"
  case language = "language/1"
  case ngrams = "ngrams/1"
  case scoring = "scoring/1"
  case labels = "labels/1"
  case columns = "columns/1"
  case values = "values/1"
  case stages = "stages/1"
  case touchpoints = "touchpoints/1"
  case pillars = "pillars/1"
  case topicList = "topiclist/1"
  case signalList = "signallist/1"
  case concepts = "concepts/1"
  case mapping = "mapping/1"
  case channels = "channels/1"
  case derivations = "derivations/1"
  case privacyCues = "privacycues/1"
  case privacyFormats = "privacyformats/1"
  case personNames = "personnames/1"

  /// The columns in their order; the header line repeats them.
  public var columns: [String] {
    let names: String =
      switch self {
      case .valence: "term inflection forms valence pos example note"
      case .negators: "term positive negative reach side concord example"
      case .intensifiers, .dampeners: "term factor reach side example"
      case .contrast: "term before after scope example"
      case .irrealis: "term factor reach example"
      case .terms: "term inflection forms concept valence example note"
      case .signals: "term inflection forms signal value example"
      case .symbols: "term valence emotion example"
      case .elisions, .abbreviations: "term full example"
      case .numbers: "term value"
      case .inflection: "class ending forms factor example"
      case .language: "term weight frequency"
      case .ngrams: "gram position weight"
      case .scoring: "name value unit note"
      case .columns: "name role rank"
      case .values: "kind value meaning"
      case .stages, .topicList, .labels: "id it en"
      case .touchpoints: "id stage it en owner definition"
      case .pillars: "id it en definition"
      case .signalList: "id it en values"
      case .concepts: "id kind definition"
      case .mapping: "concept when touchpoint topic pillar mode example"
      case .channels: "channel genre"
      case .derivations: "signal value when example"
      case .privacyCues: "cue role need reach side note"
      case .privacyFormats: "kind pattern groups check cue note"
      case .personNames: "name part"
      }
    return names.split(separator: " ").map(String.init)
  }

  /// Whether rows stand in the order of their first cell. Codebook lists keep the codebook's order.
  public var isSorted: Bool {
    switch self {
    case .stages, .touchpoints, .pillars, .topicList, .signalList, .derivations, .privacyFormats:
      false
    default: true
    }
  }

  /// The columns that together may occur once.
  public var key: [String] {
    switch self {
    case .terms: ["term", "concept"]
    case .signals: ["term", "signal"]
    case .inflection, .mapping, .derivations, .privacyFormats: []
    case .channels: ["channel"]
    case .privacyCues: ["cue", "role", "side"]
    case .personNames: ["name", "part"]
    case .scoring: ["name"]
    case .ngrams: ["gram", "position"]
    case .columns: ["name"]
    case .values: ["kind", "value"]
    case .stages, .touchpoints, .pillars, .topicList, .signalList, .concepts, .labels: ["id"]
    default: ["term"]
    }
  }
}
