public import SestanteLexicon

/// An entry of the codebook with its labels.
public struct CodebookEntry: Sendable, Hashable {
  /// The stable id: `time-effort`.
  public var id: String
  /// The label in Italian and in English.
  public var italian: String
  /// The label in English.
  public var english: String

  /// The label in a language code, `it` or `en`.
  public func label(_ language: String) -> String { language == "it" ? italian : english }
}

/// A place in the journey, with the stage it belongs to and who owns it.
public struct Touchpoint: Sendable, Hashable {
  /// Its id and labels.
  public var entry: CodebookEntry
  /// The id of the stage it belongs to: `discover`.
  public var stage: String
  /// The department that usually answers for it: `Marketing`.
  public var owner: String
  /// The codebook's id: `offer-information`.
  public var id: String { entry.id }
}

/// The codebook as data: stages, touchpoints, pillars, topics, signals and the mapping between
/// them.
///
/// Read from the `taxonomy/` tables; order is the codebook's and carries no meaning.
public struct Taxonomy: Sendable {
  /// The stages of the journey, as the customer lives it.
  public let stages: [CodebookEntry]
  /// The touchpoints of all stages, in the order of the journey.
  public let touchpoints: [Touchpoint]
  /// The pillars of the experience.
  public let pillars: [CodebookEntry]
  /// What exactly is judged at a touchpoint: `waiting-time`.
  public let topics: [CodebookEntry]
  /// What texts show beside judgements: `churn-intent`.
  public let signals: [CodebookEntry]
  /// The version of the codebook the tables follow.
  public let codebook: String
  /// Which genre a channel stands for.
  public let channels: ChannelTable
  let mapping: Mapping
  let derivations: Derivations

  /// Reads the taxonomy of a lexicon.
  ///
  /// - Throws: `LexiconError` naming every id that no table defines.
  public init(_ lexicon: Lexicon) throws(LexiconError) {
    func entries(_ format: TableFormat) -> [CodebookEntry] {
      let (id, italian, english) = (
        format.place(of: "id"), format.place(of: "it"), format.place(of: "en")
      )
      var entries: [CodebookEntry] = []
      lexicon.forEachRow(of: format) { row in
        entries.append(
          CodebookEntry(
            id: row.string(id), italian: row.string(italian), english: row.string(english)))
      }
      return entries
    }
    stages = entries(.stages)
    pillars = entries(.pillars)
    topics = entries(.topicList)
    signals = entries(.signalList)
    var places: [(stage: String, owner: String)] = []
    let (stage, owner) = (
      TableFormat.touchpoints.place(of: "stage"), TableFormat.touchpoints.place(of: "owner")
    )
    lexicon.forEachRow(of: .touchpoints) { row in
      places.append((row.string(stage), row.string(owner)))
    }
    touchpoints = zip(entries(.touchpoints), places).map {
      Touchpoint(entry: $0, stage: $1.stage, owner: $1.owner)
    }
    codebook = Self.codebookVersion
    mapping = try Mapping(
      lexicon, touchpoints: touchpoints.map(\.id), pillars: pillars.map(\.id),
      topics: topics.map(\.id))
    channels = try ChannelTable(lexicon)
    derivations = try Derivations(
      lexicon, touchpoints: touchpoints.map(\.id), pillars: pillars.map(\.id),
      topics: topics.map(\.id))
  }

  /// The codebook this engine's rules were written against.
  public static let codebookVersion = "1.0.2"
}
