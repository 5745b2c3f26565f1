public import SestanteText

/// The tables, validated and compiled: forms, terms, modifiers, concepts, signals, parameters.
///
/// Built once, then only read: `Sendable`, no state between documents.
///
/// ```swift
/// let lexicon = try Lexicon(tables: Lexicons.all)
/// ```
///
/// Terms are matched *leftmost-longest*, each layer for itself (sentiment, concepts, signals), so that
/// `lascia a desiderare` is one judgement while `colazione` inside a longer phrase stays visible as a
/// thing.
public struct Lexicon: Sendable {
  /// The names of the tables, as evidence cites them.
  public internal(set) var files: [String] = []
  /// The version all tables carry; several are joined with `+`.
  public internal(set) var version = ""
  public internal(set) var forms = FormTable()
  public internal(set) var nodes: [TermNode] = [TermNode()]
  public internal(set) var modifiers: [Modifier] = []
  public internal(set) var concepts: [ConceptReference] = []
  public internal(set) var signalReferences: [SignalReference] = []
  /// Concept ids: first the topics, then the touchpoints, then context concepts, each in the order of
  /// its table.
  public internal(set) var conceptNames: [String] = []
  /// Signal ids in the codebook's order.
  public internal(set) var signals: [String] = []
  public internal(set) var signalValues: [String] = []
  public internal(set) var languageModel = LanguageModel()
  /// The parameters of `scoring/1` by name.
  public internal(set) var parameters: [String: Double] = [:]
  /// The row of each parameter.
  public internal(set) var parameterRows: [String: RowReference] = [:]
  /// Emoticons (`:-)`) by their bytes packed into one word, with the form they are kept under.
  public internal(set) var emoticons: [UInt64: UInt32] = [:]
  /// Which ASCII bytes begin an emoticon.
  public internal(set) var emoticonStarts: SIMD2<UInt64> = .zero
  /// The tables as they were read, for checks, lists and mapping.
  public let tables: [Table]

  var transitions = TransitionTable()
  var childFilters: [UInt64] = []

  /// The form that stands for any number in a term, and the one for any single token.
  static let numberForm = 1
  static let anyForm = 2

  /// Compiles tables.
  ///
  /// Later tables of the same name replace earlier ones, so an overlay is the shipped list followed by
  /// the user's.
  ///
  /// - Throws: ``LexiconError`` with every fault found in one run.
  public init(_ sources: [TableSource]) throws(LexiconError) {
    let merged = TableSource.overlaid(sources)
    var tables: [Table] = []
    var diagnostics: [Diagnostic] = []
    for source in merged {
      do throws(LexiconError) {
        tables.append(try Table(source))
      } catch {
        diagnostics += error.diagnostics
      }
    }
    self.tables = tables
    if diagnostics.isEmpty {
      var builder = LexiconBuilder(tables: tables)
      builder.build(into: &self)
      diagnostics = builder.diagnostics
    }
    if !diagnostics.isEmpty { throw LexiconError(diagnostics) }
    storage = LexiconStorage(self)
  }

  private var storage: LexiconStorage?

  /// The compiled lexicon as plain memory, valid as long as the lexicon lives.
  public var view: LexiconView {
    guard let storage else { return LexiconStorage(self).view }
    return storage.view
  }

  /// The number of a concept id, or nil.
  public func concept(_ id: some StringProtocol) -> Int? {
    conceptNames.firstIndex { $0 == id }
  }

  /// The tables of a format.
  public func tables(_ format: TableFormat) -> [Table] { tables.filter { $0.format == format } }

  /// How evidence cites a row: `it/topics.tsv:412`.
  public func citation(_ row: RowReference) -> String { "\(files[Int(row.file)]):\(row.line)" }

  /// Where terms begin that start with a number, per language.
  public internal(set) var numberRoots: (italian: UInt32, english: UInt32) = (0, 0)
}
