/// A tuning as JSON, keys and lists in a fixed order; all changes, the largest first.
public struct TuningJSON: Sendable {
  private let versions: Versions

  /// A writer that cites the versions.
  public init(versions: Versions) { self.versions = versions }

  /// The document; ends with a line feed.
  public func text(of tuning: Tuning, options: TuningOptions) -> String {
    JSONNode.object([
      ("documents", .integer(tuning.documents)),
      ("rows", .integer(tuning.rows)),
      ("fitted", .integer(tuning.fitted)),
      ("folds", .integer(options.folds)),
      ("seed", .number(String(options.seed))),
      ("regularisation", .ratio(options.regularisation)),
      ("minimumDocuments", .integer(options.minimumDocuments)),
      ("twoClassF1", figure(tuning.before, tuning.after)),
      ("threeClassF1", figure(tuning.threeBefore, tuning.threeAfter)),
      ("changes", .array(tuning.changes.map(change))),
      ("stopped", .array(tuning.stopped.map { .string($0.entry) })),
      ("versions", versions.json),
    ]).document()
  }

  private func figure(_ before: FoldFigure?, _ after: FoldFigure?) -> JSONNode {
    guard let before, let after else { return .null }
    return .object([("before", figure(before)), ("after", figure(after))])
  }

  private func figure(_ figure: FoldFigure) -> JSONNode {
    .object([
      ("mean", .ratio(figure.mean)), ("spread", .ratio(figure.spread)),
      ("folds", .array(figure.folds.map { .ratio($0) })),
    ])
  }

  private func change(_ change: WeightChange) -> JSONNode {
    .object([
      ("entry", .string(change.entry)), ("term", .string(change.term)),
      ("before", .ratio(change.before)), ("after", .ratio(change.after)),
      ("positive", .integer(change.positive)), ("negative", .integer(change.negative)),
      ("other", .integer(change.other)), ("changesSign", .number(String(change.changesSign))),
    ])
  }
}
