public import SestanteLexicon

/// An entry of the codebook with its labels.
public struct CodebookEntry: Sendable, Hashable {
  /// The stable id: `time-effort`.
  public var id: String
  /// The label in Italian and in English.
  public var italian: String
  public var english: String

  /// The label in a language code, `it` or `en`.
  public func label(_ language: String) -> String { language == "it" ? italian : english }
}

/// A place in the journey, with the stage it belongs to and who owns it.
public struct Touchpoint: Sendable, Hashable {
  public var entry: CodebookEntry
  public var stage: String
  public var owner: String
  public var id: String { entry.id }
}

/// The codebook as data: stages, touchpoints, pillars, topics, signals and the mapping between them.
///
/// Read from the `taxonomy/` tables; order is the codebook's and carries no meaning.
public struct Taxonomy: Sendable {
  public let stages: [CodebookEntry]
  public let touchpoints: [Touchpoint]
  public let pillars: [CodebookEntry]
  public let topics: [CodebookEntry]
  public let signals: [CodebookEntry]
  /// The version of the codebook the tables follow.
  public let codebook: String
  let mapping: Mapping

  /// Reads the taxonomy of a lexicon.
  ///
  /// - Throws: `LexiconError` naming every id that no table defines.
  public init(_ lexicon: Lexicon) throws(LexiconError) {
    func entries(_ format: TableFormat) -> [CodebookEntry] {
      lexicon.tables(format).flatMap { table in
        table.rows.map {
          CodebookEntry(
            id: String($0["id"]), italian: String($0["it"]), english: String($0["en"]))
        }
      }
    }
    stages = entries(.stages)
    pillars = entries(.pillars)
    topics = entries(.topicList)
    signals = entries(.signalList)
    touchpoints = lexicon.tables(.touchpoints).flatMap { table in
      table.rows.map {
        Touchpoint(
          entry: CodebookEntry(
            id: String($0["id"]), italian: String($0["it"]), english: String($0["en"])),
          stage: String($0["stage"]), owner: String($0["owner"]))
      }
    }
    codebook = Self.codebookVersion
    mapping = try Mapping(
      lexicon, touchpoints: touchpoints.map(\.id), pillars: pillars.map(\.id),
      topics: topics.map(\.id))
  }

  /// The codebook this engine's rules were written against.
  public static let codebookVersion = "1.0.2"
}
