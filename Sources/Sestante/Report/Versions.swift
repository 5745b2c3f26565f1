public import SestanteLexicon

/// What a figure was made with: program, codebook and lexicons. Every published figure carries
/// them.
public struct Versions: Sendable, Hashable {
  /// The engine's version: `0.1.0`.
  public var sestante: String
  /// The codebook's version: `1.0.2`.
  public var codebook: String
  /// The version the tables carry: `2026.1`.
  public var lexicons: String

  /// The versions an analyzer works with.
  public init(_ analyzer: Analyzer) {
    self.init(lexicon: analyzer.lexicon, taxonomy: analyzer.taxonomy)
  }

  /// The versions of this engine, a lexicon and a taxonomy.
  public init(lexicon: Lexicon, taxonomy: Taxonomy) {
    sestante = Version.current
    codebook = taxonomy.codebook
    lexicons = lexicon.version
  }

  var json: JSONNode {
    .object([
      ("sestante", .string(sestante)), ("codebook", .string(codebook)),
      ("lexicons", .string(lexicons)),
    ])
  }

  /// `sestante 0.1.0 · codebook 1.0.2 · lexicons 2026.1`.
  var line: String { "sestante \(sestante) · codebook \(codebook) · lexicons \(lexicons)" }
}
