/// The tables, validated and compiled: forms, terms, modifiers, concepts, signals, parameters.
///
/// Built once, then only read: `Sendable`, no state between documents.
///
/// ```swift
/// let lexicon = try Lexicons.compiled()
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
  /// The numbers of concept ids.
  public let conceptNumbers: IdNumbers
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
    let library = TableLibrary(TableSource.overlaid(sources))
    var draft = LexiconDraft()
    var builder = LexiconBuilder(library)
    builder.build(into: &draft)
    let diagnostics = builder.diagnostics
    if !diagnostics.isEmpty { throw LexiconError(diagnostics) }
    do throws(ImageError) {
      self.init(library, try LexiconStorage(PartBlocks(LexiconParts(&draft))))
    } catch {
      let place = SourceLocation(file: library.sources.last?.name ?? "", line: 1)
      throw LexiconError([Diagnostic(code: "no-image", at: place, error.description)])
    }
  }

  /// A lexicon compiled before, read where its image stands: bytes that are aligned to 64, never move
  /// and never change, as those of the program.
  ///
  /// ```swift
  /// let lexicon = try Lexicon(embedded: bytes, of: Lexicons.all)
  /// ```
  ///
  /// - Parameter sources: the tables it was made of.
  /// - Throws: ``ImageError`` if it was made of others or by another version of this library.
  public init(
    embedded bytes: UnsafeRawBufferPointer, of sources: [TableSource]
  ) throws(ImageError) {
    let library = TableLibrary(TableSource.overlaid(sources))
    let image = try ImageReader(
      bytes, tables: TableSource.sum(of: library.sources), isTrusted: true)
    self.init(library, try LexiconStorage(image))
  }

  /// A lexicon compiled before, from a copy of its ``image``.
  ///
  /// Damage is noticed, malice is not: an image is no way to take lexicons from strangers.
  public init(image: [UInt8], of sources: [TableSource]) throws(ImageError) {
    let library = TableLibrary(TableSource.overlaid(sources))
    let image = try ImageReader(copying: image, tables: TableSource.sum(of: library.sources))
    self.init(library, try LexiconStorage(image))
  }

  private init(_ library: TableLibrary, _ storage: LexiconStorage) {
    self.library = library
    self.storage = storage
    let names = storage.names
    (files, version) = (names.files, names.version)
    (conceptNames, signals, signalValues) = (names.conceptNames, names.signals, names.signalValues)
    conceptNumbers = IdNumbers(conceptNames)
    let parameters = zip(names.parameterNames, names.values)
    self.parameters = Dictionary(
      parameters.map { ($0, $1.value) }, uniquingKeysWith: { first, _ in first })
    parameterRows = Dictionary(
      parameters.map { ($0, $1.row) }, uniquingKeysWith: { first, _ in first })
  }

  /// The compiled lexicon as bytes that ``init(image:of:)`` reads: nothing in them is an address.
  public var image: [UInt8] { storage.image(tables: TableSource.sum(of: library.sources)) }

  /// The compiled lexicon as plain memory, valid as long as the lexicon lives.
  public var view: LexiconView { storage.view }

  /// Every word form of every table.
  public var forms: FormView { FormView(storage.view, count: storage.formCount, storage.keyCount) }

  /// The number of a concept id, or nil.
  public func concept(_ id: some StringProtocol) -> Int? {
    conceptNumbers[Substring(id)]
  }

  /// The tables, read again from their bytes: for checks and lists.
  public var tables: [Table] { library.sources.compactMap { try? Table($0) } }

  /// The tables of a format, read again from their bytes.
  public func tables(_ format: TableFormat) -> [Table] {
    library.files(format).compactMap { try? Table(library.sources[$0]) }
  }

  /// Whether there is a table of a format.
  public func has(_ format: TableFormat) -> Bool { !library.files(format).isEmpty }

  /// The tables of a format as bytes.
  func sources(of format: TableFormat) -> [TableSource] {
    library.files(format).map { library.sources[$0] }
  }

  /// How evidence cites a row: `it/topics.tsv:412`.
  public func citation(_ row: RowReference) -> String { "\(files[row.file]):\(row.line)" }
}
