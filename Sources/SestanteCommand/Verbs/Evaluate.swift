import ArgumentParser
import Sestante

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", _superCommandName: SestanteCommand.name,
    abstract: "Accuracy against labels: per class and id, with intervals and the worst errors.",
    discussion: """
      GOLD is JSON Lines in the codebook's format: id, text, polarity (or label, or stars), pillars,
      touchpoints, topics, what there is; or any input of classify with a column of labels or ratings.

      Precision, recall, F1, confusion, decided share, AUC and kappa; intervals are those of a seeded
      bootstrap, the same on every machine.

      Example: sestante evaluate corpora/gold/gold.jsonl --worst 5 --at-least 0.8
      """)

  @OptionGroup var gold: GoldOptions

  @OptionGroup var lexicon: LexiconOptions

  @OptionGroup var labels: LabelOptions

  @Option(
    help: ArgumentHelp(
      "Resamples of the bootstrap that gives the intervals; 0 for none.", valueName: "n"))
  var resamples = 1000

  @Option(help: ArgumentHelp("Where the generator of the resamples begins.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Show the n worst errors with their text and evidence.", valueName: "n"))
  var worst = 0

  @Flag(help: "Write JSON.")
  var json = false

  @Option(help: ArgumentHelp("End with status 1 if two-class macro-F1 is lower.", valueName: "f1"))
  var atLeast: Double?

  func validate() throws {
    if let atLeast, !(0...1).contains(atLeast) {
      throw ValidationError("--at-least is \(atLeast), expected 0 to 1.")
    }
    if !(0...100_000).contains(resamples) {
      throw ValidationError("--resamples is \(resamples), expected 0 to 100000.")
    }
    if worst < 0 { throw ValidationError("--worst is \(worst), expected 0 or more.") }
  }

  func run() throws {
    let analyzer = try lexicon.analyzer()
    let documents = try gold.documents(analyzer)
    var work = Workspace(for: analyzer)
    var evaluation = Evaluation()
    var errors = WorstErrors(limit: worst)
    for document in documents {
      let analysis = analyzer.analyze(document.text, in: &work)
      evaluation.add(document, analysis)
      errors.add(document, analysis)
    }
    let intervals = Bootstrap(resamples: resamples, seed: seed).intervals(of: evaluation)
    let file = try OutputFile(nil)
    let versions = Versions(analyzer)
    let words = Wording(analyzer, language: labels.language)
    let text =
      json
      ? EvaluationJSON(taxonomy: analyzer.taxonomy, versions: versions)
        .text(of: evaluation, intervals: intervals, worst: errors)
      : EvaluationText(taxonomy: analyzer.taxonomy, words: words, versions: versions)
        .text(of: evaluation, intervals: intervals, worst: errors)
    try file.write(Array(text.utf8))
    try expectAccuracy(evaluation)
  }

  private func expectAccuracy(_ evaluation: Evaluation) throws {
    guard let atLeast else { return }
    guard let reached = evaluation.sentiment.twoClassF1 else {
      throw Failure(.unhappy, "no document is labelled positive or negative: no macro-F1")
    }
    if reached < atLeast {
      throw Failure(.unhappy, "two-class macro-F1 is \(reached), expected at least \(atLeast)")
    }
  }
}
