public import SestanteText

/// The tables, validated and compiled: forms, terms, modifiers, concepts, signals, parameters.
///
/// Built once, then only read: `Sendable`, no state between documents.
///
/// ```swift
/// let lexicon = try Lexicon(tables: Lexicons.all)
/// ```
///
/// Terms are matched *leftmost-longest*, each layer for itself (sentiment, concepts, signals), so
/// that `lascia a desiderare` is one judgement while `colazione` inside a longer phrase stays
/// visible as a thing.
public struct Lexicon: Sendable {
  /// The names of the tables, as evidence cites them.
  public let files: [String]
  /// The version all tables carry; several are joined with `+`.
  public let version: String
  /// Concept ids: first the topics, then the touchpoints, then context concepts, each in the order
  /// of its table.
  public let conceptNames: [String]
  /// Signal ids in the codebook's order.
  public let signals: [String]
  /// The values signals are shown with, as ``SignalReference/value`` counts them.
  public let signalValues: [String]
  /// The parameters of `scoring/1` by name, and the row of each.
  public let parameters: [String: Double]
  /// The row each parameter was read from, by the parameter's name.
  public let parameterRows: [String: RowReference]
  private let library: TableLibrary
  private let storage: LexiconStorage

  /// The form that stands for any number in a term, and the one for any single token.
  static let numberForm = 1
  static let anyForm = 2

  /// Compiles tables.
  ///
  /// Later tables of the same name replace earlier ones, so an overlay is the shipped list followed
  /// by the user's.
  ///
  /// - Throws: ``LexiconError`` with every fault found in one run.
  public init(_ sources: [TableSource]) throws(LexiconError) {
    library = TableLibrary(TableSource.overlaid(sources))
    var draft = LexiconDraft()
    var builder = LexiconBuilder(library)
    builder.build(into: &draft)
    let diagnostics = builder.diagnostics
    if !diagnostics.isEmpty { throw LexiconError(diagnostics) }
    files = draft.files
    version = draft.version
    conceptNames = draft.conceptNames
    signals = draft.signals
    signalValues = draft.signalValues
    parameters = draft.parameters
    parameterRows = draft.parameterRows
    storage = LexiconStorage(&draft)
  }

  /// The compiled lexicon as plain memory, valid as long as the lexicon lives.
  public var view: LexiconView { storage.view }

  /// Every word form of every table.
  public var forms: FormView { FormView(storage.view, count: storage.formCount, storage.keyCount) }

  /// The number of a concept id, or nil.
  public func concept(_ id: some StringProtocol) -> Int? {
    conceptNames.firstIndex { $0 == id }
  }

  /// The tables, read again from their bytes: for checks and lists.
  public var tables: [Table] { library.sources.compactMap { try? Table($0) } }

  /// The tables of a format, read again from their bytes.
  public func tables(_ format: TableFormat) -> [Table] {
    library.files(format).compactMap { try? Table(library.sources[$0]) }
  }

  /// How evidence cites a row: `it/topics.tsv:412`.
  public func citation(_ row: RowReference) -> String { "\(files[row.file]):\(row.line)" }
}
