/// What became of a file of another tool.
public struct LexiconImport: Sendable {
  /// The format it was read as.
  public var format: ForeignFormat
  /// How its values became valences, in words.
  public var scale: String
  /// The tables, under names for a folder that `--lexicons` reads: words, then symbols if there are any.
  public var tables: [TableSource]
  /// Entries with a value that the file holds.
  public var read: Int
  /// Rows written.
  public var written: Int
  /// Rows whose term the present tables know too.
  public var known: Int
  /// Categories that give no sign, and how many words each has.
  public var unused: [String: Int]
  /// Everything that became no row, or another than one might expect, with its place and the reason;
  /// in the order of the file.
  public var diagnostics: [Diagnostic]
}

/// How files of other tools are read.
public struct ImportOptions: Sendable {
  /// The format; found by name and content when absent.
  public var format: ForeignFormat?
  /// `it` or `en`.
  public var language: String
  /// Categories that praise; the formats' usual names when both lists are empty.
  public var positive: [String] = []
  /// Categories that blame.
  public var negative: [String] = []
  /// The valence of words whose format has no degrees.
  public var strength = 1.5
  /// The score that becomes the strongest valence, in lists of scores.
  public var highest = 1.0
  /// Whether parts of speech choose a class of `inflection.tsv`, so that forms of a lemma match.
  public var inflects = false
  /// Whether terms the present tables know are left out.
  public var skipsKnown = false
  /// Words that stems (`lent*`) are completed from, in any order.
  public var vocabulary: [String] = []
  /// Tables in use, to compare with.
  public var present: [Table] = []

  /// Options for a language, else the defaults of `lexicon import`.
  public init(format: ForeignFormat? = nil, language: String) {
    self.format = format
    self.language = language
  }
}

/// Turns sentiment lexicons of other tools into tables of our dialect.
///
/// Nothing is lost in silence: what becomes no row is a diagnostic with its line and the reason.
///
/// ```swift
/// let importer = LexiconImporter(ImportOptions(format: .vader, language: "en"))
/// let found = try importer.convert(bytes, file: "my_lexicon.txt")
/// found.tables[0].name      // "en/imported-my-lexicon.tsv"
/// ```
public struct LexiconImporter: Sendable {
  private let options: ImportOptions

  /// An importer with options.
  public init(_ options: ImportOptions) { self.options = options }

  /// Reads a file of another tool.
  ///
  /// - Throws: `LexiconError` if its format is unknown, or if no category has a sign.
  public func convert(_ bytes: [UInt8], file: String) throws(LexiconError) -> LexiconImport {
    let text = ForeignText(bytes, file: file)
    guard let format = options.format ?? ForeignFormat.recognise(text) else {
      let known = ForeignFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw LexiconError([
        Diagnostic(
          code: "unknown-format", at: text.place(1),
          "the format is not recognised, name it: \(known)")
      ])
    }
    var reading = ForeignReading(text)
    if let fallback = text.fallback {
      reading.diagnostics.append(
        Diagnostic(
          .warning, code: "encoding", at: text.place(1),
          "the file is not UTF-8, it was read as \(fallback)"))
    }
    try read(&reading, as: format)
    var rows = ImportRows(options, reading)
    rows.addAll()
    return rows.result(format: format)
  }

  private func read(
    _ reading: inout ForeignReading, as format: ForeignFormat
  ) throws(LexiconError) {
    let signs = CategorySigns(
      positive: options.positive, negative: options.negative, strength: options.strength)
    switch format {
    case .vader: RatingReader(highest: 4).read(&reading)
    case .afinn: RatingReader(highest: 5).read(&reading)
    case .nrc: try NRCReader(signs: signs, language: options.language).read(&reading)
    case .sentix: try ScoreReader(signs: signs, highest: options.highest).read(&reading)
    case .liwc: try LIWCReader(signs: signs).read(&reading)
    case .quanteda: try QuantedaReader(signs: signs).read(&reading)
    }
  }
}
