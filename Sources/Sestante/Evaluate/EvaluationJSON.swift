/// An evaluation as JSON, keys and lists in a fixed order.
public struct EvaluationJSON: Sendable {
  private let taxonomy: Taxonomy
  private let versions: Versions

  /// A writer that takes ids and their order from the taxonomy and cites the versions.
  public init(taxonomy: Taxonomy, versions: Versions) {
    self.taxonomy = taxonomy
    self.versions = versions
  }

  /// The document; ends with a line feed.
  ///
  /// - Parameters:
  ///   - intervals: those of a ``Bootstrap``, by the names of figures.
  ///   - worst: the errors to write, each with its evidence.
  public func text(
    of evaluation: Evaluation, intervals: [String: ClosedRange<Double>] = [:],
    worst: WorstErrors? = nil
  ) -> String {
    JSONNode.object([
      ("documents", .integer(evaluation.documents)),
      (
        "language",
        .object([
          ("documents", .integer(evaluation.languageDocuments)),
          ("accuracy", .ratio(evaluation.languageAccuracy)),
        ])
      ),
      ("sentiment", sentiment(evaluation.sample)),
      ("polarities", polarities(evaluation.sentiment)),
      ("pillars", labels("pillar", taxonomy.pillars.map(\.id), evaluation.pillars)),
      ("pillarsTogether", together(evaluation.pillars)),
      ("touchpoints", labels("touchpoint", taxonomy.touchpoints.map(\.id), evaluation.touchpoints)),
      ("touchpointsTogether", together(evaluation.touchpoints)),
      ("topics", labels("topic", taxonomy.topics.map(\.id), evaluation.topics)),
      ("topicsTogether", together(evaluation.topics)),
      (
        "intervals",
        .object(intervals.sorted { $0.key < $1.key }.map { ($0.key, bounds($0.value)) })
      ),
      ("worst", .array((worst?.items ?? []).map(error))),
      ("versions", versions.json),
    ]).document()
  }

  private func bounds(_ interval: ClosedRange<Double>) -> JSONNode {
    .array([.ratio(interval.lowerBound), .ratio(interval.upperBound)])
  }

  private func error(_ item: WorstErrors.Item) -> JSONNode {
    .object([
      ("id", .string(item.gold.id)),
      ("gold", .string(item.gold.polarity?.id ?? "")),
      ("answer", .string(item.analysis.polarity.id)),
      ("score", .ratio(item.analysis.score)),
      ("text", .string(item.gold.text)),
      (
        "evidence",
        .array(
          item.analysis.evidence.filter { $0.score != 0 }.map { evidence in
            .object([
              ("quote", .string(evidence.quote)), ("score", .ratio(evidence.score)),
              ("entries", .array(evidence.because.map { .string($0.entry) })),
            ])
          })
      ),
    ])
  }

  private func sentiment(_ sample: SentimentSample) -> JSONNode {
    let matrix = sample.matrix
    return .object([
      ("documents", .integer(matrix.documents)),
      ("accuracy", .ratio(matrix.accuracy)),
      ("twoClassF1", .ratio(matrix.twoClassF1)),
      ("threeClassF1", .ratio(matrix.threeClassF1)),
      ("decided", .ratio(matrix.decidedShare)),
      ("auc", .ratio(sample.auc)),
      ("kappa", .ratio(matrix.kappa)),
    ])
  }

  private func polarities(_ matrix: ConfusionMatrix) -> JSONNode {
    .array(
      Polarity.allCases.map { gold in
        let answers = Polarity.allCases.map { ($0.id, JSONNode.integer(matrix[gold, $0])) }
        return .object(
          [("polarity", .string(gold.id))] + figures(matrix.detection(of: gold))
            + [("answers", .object(answers))])
      })
  }

  private func labels(_ key: String, _ ids: [String], _ accuracy: LabelAccuracy) -> JSONNode {
    .array(
      ids.compactMap { id in
        guard let found = accuracy.ids[id] else { return nil }
        return .object(
          [(key, .string(id))] + figures(found) + [("kappa", .ratio(accuracy.kappa(id)))])
      })
  }

  private func together(_ accuracy: LabelAccuracy) -> JSONNode {
    .object([
      ("documents", .integer(accuracy.documents)),
      ("detection", .object(figures(accuracy.micro))),
      ("withPolarity", .object(figures(accuracy.withPolarity))),
    ])
  }

  private func figures(_ found: Detection) -> [(String, JSONNode)] {
    [
      ("precision", .ratio(found.precision)), ("recall", .ratio(found.recall)),
      ("f1", .ratio(found.f1)), ("support", .integer(found.support)),
      ("hits", .integer(found.hits)), ("falseAlarms", .integer(found.falseAlarms)),
      ("misses", .integer(found.misses)),
    ]
  }
}
