public import SestanteLexicon

/// A weight that changed.
public struct WeightChange: Sendable, Hashable {
  /// The row: `it/valence-adjectives.tsv:412`.
  public var entry: String
  /// The row's term.
  public var term: String
  /// The valence before.
  public var before: Double
  /// The valence after.
  public var after: Double
  /// Positive documents in which the row made a judgement.
  public var positive: Int
  /// Negative documents in which the row made a judgement.
  public var negative: Int
  /// Neutral and mixed documents in which the row made a judgement.
  public var other: Int

  /// Whether the row praises where it blamed, or the reverse.
  public var changesSign: Bool { before * after < 0 }
}

/// What a tuning came to.
public struct Tuning: Sendable {
  /// The chosen tables with their new valences, all rows in their places.
  public var tables: [TableSource]
  /// The rows that changed, the largest change first.
  public var changes: [WeightChange]
  /// Rows that the labels would have turned to the other sign and that were stopped before zero.
  public var stopped: [WeightChange]
  /// Labelled documents.
  public var documents: Int
  /// Rows with a valence in the chosen tables.
  public var rows: Int
  /// Those that enough documents hold.
  public var fitted: Int
  /// Two-class macro-F1 of held-out documents with the present weights, by fold.
  public var before: FoldFigure
  /// The same with weights fitted to the other folds.
  public var after: FoldFigure
  /// Three-class macro-F1 with the present weights; nil without neutral documents.
  public var threeBefore: FoldFigure?
  /// The same with weights fitted to the other folds.
  public var threeAfter: FoldFigure?

  /// Whether held-out documents are read better with fitted weights.
  public var isWorthIt: Bool { after.mean > before.mean }

  /// The rows whose sign changed; none unless that was allowed.
  public var signChanges: [WeightChange] { changes.filter(\.changesSign) }
}

/// How weights are fitted.
public struct TuningOptions: Sendable {
  /// Table names, with or without folder and `.tsv`.
  public var tables: [String]
  /// The parts of the cross-validation.
  public var folds: Int
  /// λ of the fit: the larger, the closer the weights stay to the present ones.
  public var regularisation: Double
  /// The fewest documents a row must occur in.
  public var minimumDocuments: Int
  /// Whether a row may praise where it blamed, or the reverse.
  public var allowsSignChange: Bool
  /// Where the order of documents for the folds begins.
  public var seed: UInt64

  /// Options; defaults are those of `lexicon tune`.
  public init(
    tables: [String], folds: Int = 5, regularisation: Double = 2, minimumDocuments: Int = 3,
    allowsSignChange: Bool = false, seed: UInt64 = 1
  ) {
    self.tables = tables
    self.folds = folds
    self.regularisation = regularisation
    self.minimumDocuments = minimumDocuments
    self.allowsSignChange = allowsSignChange
    self.seed = seed
  }
}
