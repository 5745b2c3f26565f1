internal import SestanteLexicon
internal import SestanteText

/// Labelled documents as the fit sees them: rows, and what each does where.
struct TuningProblem {
  /// The documents as they are answered now.
  let documents: [TuningDocument]
  /// The rows that enough documents hold.
  let rows: [TuningTables.Row]
  /// Per row: the documents it has an effect in.
  private let effects: [[WeightFit.Effect]]
  /// Per document: what is left of its score, seen from the threshold, without these rows.
  private let rests: [Double]

  init(
    _ gold: [GoldDocument], _ analyzer: Analyzer, _ tables: TuningTables, minimumDocuments: Int
  ) throws {
    let parameters = try ScoringParameters(analyzer.lexicon)
    var numbers: [RowReference: Int] = [:]
    var valences: [RowReference: Double] = [:]
    for (number, row) in tables.rows.enumerated() {
      guard let file = analyzer.lexicon.files.firstIndex(of: row.table) else { continue }
      let reference = RowReference(file: file, line: row.line)
      numbers[reference] = number
      valences[reference] = row.valence
    }
    var work = Workspace(for: analyzer)
    var documents: [TuningDocument] = []
    var effects = Array(repeating: [WeightFit.Effect](), count: tables.rows.count)
    for (index, document) in gold.enumerated() {
      var text = document.text
      text.withUTF8 { work.text.load($0) }
      analyzer.run(&work)
      let found = TuningDocument(work, parameters, valences: valences)
      for (reference, amount) in found.effects {
        guard let number = numbers[reference] else { continue }
        effects[number].append(WeightFit.Effect(document: index, amount: amount))
      }
      documents.append(found)
    }
    let isKept = effects.map { $0.count >= max(1, minimumDocuments) }
    self.documents = documents
    rows = zip(tables.rows, isKept).filter(\.1).map(\.0)
    self.effects = zip(effects, isKept).filter(\.1).map(\.0)
    var rests = documents.map { $0.score - $0.threshold }
    for (row, effects) in zip(rows, self.effects) {
      for effect in effects { rests[effect.document] -= row.valence * effect.amount }
    }
    self.rests = rests
  }

  /// The weights of the rows, fitted to the documents that are in.
  ///
  /// A document counts with the square root of how rare its sign is: halfway between each document
  /// counting the same, where the frequent sign wins, and each sign counting the same, where a few
  /// documents of the rare one move many weights. A neutral or mixed document counts a third and pulls
  /// towards the threshold: its words are mostly those of both signs.
  func fit(
    _ polarities: [Polarity], regularisation: Double, isIn: (Int) -> Bool,
    bounds: (Double) -> ClosedRange<Double>
  ) -> [Double] {
    let members = polarities.indices.filter(isIn)
    let positive = members.count { polarities[$0] == .positive }
    let negative = members.count { polarities[$0] == .negative }
    let half = Double(positive + negative) / 2
    let fit = WeightFit(
      rows: zip(rows, effects).map { row, effects in
        WeightFit.Row(present: row.valence, bounds: bounds(row.valence), effects: effects)
      },
      examples: documents.indices.map { index in
        let (target, weight): (Double, Double) =
          switch polarities[index] {
          case .positive: (1, (half / Double(max(1, positive))).squareRoot())
          case .negative: (0, (half / Double(max(1, negative))).squareRoot())
          case .neutral, .mixed: (0.5, 1.0 / 3)
          }
        return WeightFit.Example(
          rest: rests[index], target: target,
          weight: isIn(index) ? weight : 0)
      }, regularisation: regularisation)
    return fit.solve()
  }

  /// Weights by the row they belong to, as tables are rewritten with.
  func named(_ weights: [Double]) -> [String: Double] {
    var found: [String: Double] = [:]
    for (row, weight) in zip(rows, weights) { found["\(row.table):\(row.line)"] = weight }
    return found
  }

  /// The rows with another weight than now, the largest change first, then by place.
  func changes(to weights: [Double], _ polarities: [Polarity]) -> [WeightChange] {
    var found: [(change: WeightChange, row: TuningTables.Row)] = []
    for (index, row) in rows.enumerated() where weights[index] != row.valence {
      let labels = effects[index].map { polarities[$0.document] }
      let positive = labels.count { $0 == .positive }
      let negative = labels.count { $0 == .negative }
      found.append(
        (
          WeightChange(
            entry: "\(row.table):\(row.line)", term: row.term, before: row.valence,
            after: weights[index], positive: positive, negative: negative,
            other: labels.count - positive - negative), row
        ))
    }
    return found.sorted { a, b in
      let sizes = (abs(a.change.after - a.change.before), abs(b.change.after - b.change.before))
      if sizes.0 != sizes.1 { return sizes.0 > sizes.1 }
      return (a.row.table, a.row.line) < (b.row.table, b.row.line)
    }.map(\.change)
  }
}
