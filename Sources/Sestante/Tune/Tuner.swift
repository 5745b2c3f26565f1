public import SestanteLexicon
internal import SestanteText

/// Refits the valences of chosen tables to labelled documents.
///
/// Each document's opinions tell what a unit of each row's valence does to its score; ``WeightFit``
/// finds the valences that tell positive from negative documents best without going far from the present
/// ones. How much that is worth is measured on documents the fit did not see: for each fold the tables are
/// written with weights fitted to the others, compiled, and the fold is classified with them.
///
/// ```swift
/// let tuner = Tuner(sources: Lexicons.all, options: TuningOptions(tables: ["valence-adjectives"]))
/// let tuning = try tuner.tune(gold)
/// tuning.before.mean      // 0.81
/// tuning.after.mean       // 0.84
/// ```
public struct Tuner: Sendable {
  /// The weakest valence a row is left with: below, its judgements would round to nothing.
  static let weakest = 0.05
  /// The strongest valence of the tables.
  static let strongest = 3.0

  private let sources: [TableSource]
  private let options: TuningOptions

  /// A tuner of tables; later sources of a name replace earlier ones.
  public init(sources: [TableSource], options: TuningOptions) {
    self.sources = sources
    self.options = options
  }

  /// Fits the weights to all labelled documents, and measures the fit by cross-validation.
  ///
  /// - Throws: ``TuningError``, or `LexiconError` for tables that cannot be compiled.
  public func tune(_ gold: [GoldDocument]) throws -> Tuning {
    let tables = try TuningTables(options.tables, in: sources)
    let labelled = gold.filter { $0.polarity != nil }
    let polarities = labelled.compactMap(\.polarity)
    let positive = polarities.count { $0 == .positive }
    let negative = polarities.count { $0 == .negative }
    guard min(positive, negative) >= options.folds else {
      throw TuningError.tooFewDocuments(
        positive: positive, negative: negative, folds: options.folds)
    }
    let analyzer = try Analyzer(lexicon: Lexicon(sources))
    let problem = try TuningProblem(
      labelled, analyzer, tables, minimumDocuments: options.minimumDocuments)
    let fold = Folds.assign(polarities, folds: options.folds, seed: options.seed)

    var figures = Array(repeating: FoldFigures(), count: options.folds)
    for held in 0..<options.folds {
      let weights = fit(problem, polarities) { fold[$0] != held }
      let tuned = try Analyzer(
        lexicon: Lexicon(sources + tables.rewritten(problem.named(weights))))
      var work = Workspace(for: tuned)
      for index in labelled.indices where fold[index] == held {
        let analysis = tuned.analyze(labelled[index].text, in: &work)
        figures[held].before.add(gold: polarities[index], answer: problem.documents[index].answer)
        figures[held].after.add(gold: polarities[index], answer: analysis.polarity)
      }
    }
    let final = fit(problem, polarities) { _ in true }
    let changes = problem.changes(to: final, polarities)
    return Tuning(
      tables: tables.rewritten(problem.named(final)), changes: changes,
      stopped: options.allowsSignChange
        ? [] : changes.filter { abs($0.after) == Self.weakest && abs($0.before) > Self.weakest },
      documents: labelled.count, rows: tables.rows.count, fitted: problem.rows.count,
      before: FoldFigure(figures.compactMap(\.before.twoClassF1)),
      after: FoldFigure(figures.compactMap(\.after.twoClassF1)),
      threeBefore: Self.threeClasses(figures.map(\.before)),
      threeAfter: Self.threeClasses(figures.map(\.after)))
  }

  /// What one fold came to.
  private struct FoldFigures {
    var before = ConfusionMatrix()
    var after = ConfusionMatrix()
  }

  /// Nil unless every fold has neutral documents.
  private static func threeClasses(_ folds: [ConfusionMatrix]) -> FoldFigure? {
    let figures = folds.compactMap(\.threeClassF1)
    return figures.count == folds.count ? FoldFigure(figures) : nil
  }

  /// The weights for the documents that are in, rounded as tables have them.
  private func fit(
    _ problem: TuningProblem, _ polarities: [Polarity], isIn: (Int) -> Bool
  ) -> [Double] {
    let weights = problem.fit(
      polarities, regularisation: options.regularisation, isIn: isIn, bounds: bounds)
    return zip(problem.rows, weights).map { row, weight in
      let rounded = (weight * 100).rounded() / 100
      // A valence of 0 would silence the words instead.
      if abs(rounded) >= Self.weakest { return rounded }
      let isPositive = rounded == 0 ? row.valence > 0 : rounded > 0
      return isPositive ? Self.weakest : -Self.weakest
    }
  }

  /// Where a row's weight may go: on its own side of zero, unless the other is allowed.
  private func bounds(_ valence: Double) -> ClosedRange<Double> {
    if options.allowsSignChange { return -Self.strongest...Self.strongest }
    return valence > 0 ? Self.weakest...Self.strongest : -Self.strongest...(-Self.weakest)
  }
}
