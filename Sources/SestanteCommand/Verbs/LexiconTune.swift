import ArgumentParser
import FoundationEssentials
import Glibc
import Sestante
import SestanteLexicon

struct LexiconTune: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune",
    abstract: "Refit the weights of chosen tables to labelled documents.",
    discussion: """
      Writes the tables with new valences under their own names: the same rows in the same order, so
      that a diff shows each decision, to be used with --lexicons. The weights stay near the present
      ones and on their side of zero. What the fit is worth is measured by cross-validation, on
      documents it did not see.

      Example: sestante lexicon tune labelled.jsonl --tables valence-adjectives,expressions --output tuned
      """)

  @OptionGroup var gold: GoldOptions

  @OptionGroup var lexicon: LexiconOptions

  @Option(
    help: ArgumentHelp(
      "Tables whose valences are refitted: valence-adjectives, it/expressions.", valueName: "name,…"
    ))
  var tables: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Folder for the tables; without one only the report is made.", valueName: "directory"))
  var output: String?

  @Option(help: ArgumentHelp("Parts of the cross-validation.", valueName: "n"))
  var folds = 5

  @Option(
    help: ArgumentHelp(
      "How strongly weights are held to the present ones.", valueName: "lambda"))
  var regularisation = TuningOptions(tables: []).regularisation

  @Option(help: ArgumentHelp("Fewest documents a row must occur in.", valueName: "n"))
  var minCount = TuningOptions(tables: []).minimumDocuments

  @Flag(help: "Let weights cross zero; each that does is listed.")
  var allowSignChange = false

  @Option(help: ArgumentHelp("Where the order of documents for the folds begins.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("How many of the largest changes are listed.", valueName: "n"))
  var top = 30

  @OptionGroup var labels: LabelOptions

  @Flag(help: "Write the report as JSON.")
  var json = false

  func validate() throws {
    if !(2...100).contains(folds) {
      throw ValidationError("--folds is \(folds), expected 2 to 100.")
    }
    if !(regularisation > 0 && regularisation.isFinite) {
      throw ValidationError("--regularisation is \(regularisation), expected more than 0.")
    }
    if minCount < 1 { throw ValidationError("--min-count is \(minCount), expected 1 or more.") }
    if top < 0 { throw ValidationError("--top is \(top), expected 0 or more.") }
    if names.isEmpty { throw ValidationError("--tables names no table.") }
  }

  func run() throws {
    // Made first: a place that cannot be written is said before the work.
    if let output { try OutputFolder.make(output) }
    let analyzer = try lexicon.analyzer()
    let documents = try gold.documents(analyzer)
    let options = TuningOptions(
      tables: names, folds: folds, regularisation: regularisation, minimumDocuments: minCount,
      allowsSignChange: allowSignChange, seed: seed)
    let tuning: Tuning
    do {
      tuning = try Tuner(sources: lexicon.sources(), options: options).tune(documents)
    } catch let error as TuningError {
      throw Failure(error.status, error.description)
    }
    if let output {
      for table in tuning.tables { try OutputFolder.write(table, in: output) }
    }
    let text =
      json
      ? TuningJSON(versions: Versions(analyzer)).text(of: tuning, options: options)
      : TuningText(words: Wording(analyzer, language: labels.language))
        .text(of: tuning, options: options, top: top)
    try OutputFile(nil).write(Array(text.utf8))
    if let output {
      Console.say("\(tuning.tables.count) tables written to \(output); use --lexicons \(output)")
    }
  }

  private var names: [String] { tables.split(separator: ",").map(String.init) }
}

extension TuningError {
  /// A name nobody knows is wrong usage; too few labels are bad data.
  fileprivate var status: ExitCode {
    switch self {
    case .unknownTable, .noWeights: .validationFailure
    case .tooFewDocuments: .badData
    }
  }
}
