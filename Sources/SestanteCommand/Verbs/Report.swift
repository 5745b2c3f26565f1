import ArgumentParser
import Sestante

/// How a scorecard is written.
enum ScorecardFormat: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "A scorecard over many documents: pillars, touchpoints, topics, signals, quotes.",
    discussion: "Example: sestante report reviews.csv --labels it")

  @OptionGroup var input: InputOptions
  @OptionGroup var lexicon: LexiconOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("File to write, whole or not at all.", valueName: "file"))
  var output: String?

  @Option(help: "text, json or csv; by the output's name when left out.")
  var outputFormat: ScorecardFormat?

  @OptionGroup var labels: LabelOptions

  @Flag(help: "Stop at the first record that cannot be read, with status 65.")
  var strict = false

  @Option(help: ArgumentHelp("File for the records that could not be read.", valueName: "file"))
  var rejects: String?

  func validate() throws {
    try OutputFile.expectTwo(output, rejects: rejects)
  }

  func run() throws {
    if input.dryRun { return try DryRun(input: input).run(.shipped(over: lexicon.sources())) }
    let analyzer = try lexicon.analyzer()
    // Opened first: a place that cannot be written is said before the work.
    let file = try OutputFile(output)
    let words = Wording(analyzer, language: labels.language)
    let options = BlockWorker.Options(analyzer: analyzer, makesScorecard: true, words: words)
    var scorecard = Scorecard()
    let outcome = try BatchRun(
      input: input, options: options, isStrict: strict, isQuiet: true, rejects: rejects
    ).run { result in
      if let part = result.scorecard { scorecard.merge(part) }
    }
    scorecard.reject(outcome.rejected)
    try file.write(Array(text(of: scorecard, analyzer, words).utf8))
    try file.finish()
  }

  private func text(of scorecard: Scorecard, _ analyzer: Analyzer, _ words: Wording) -> String {
    let versions = Versions(analyzer)
    switch chosenFormat {
    case .json:
      return ScorecardJSON(taxonomy: analyzer.taxonomy, versions: versions).text(of: scorecard)
    case .csv: return ScorecardCSV(taxonomy: analyzer.taxonomy, words: words).text(of: scorecard)
    case .text:
      return TextReport(
        taxonomy: analyzer.taxonomy, words: words, versions: versions,
        width: output == nil ? Console.width : 80,
        isColored: output == nil && Console.wantsColor
      ).text(of: scorecard)
    }
  }

  private var chosenFormat: ScorecardFormat {
    if let outputFormat { return outputFormat }
    guard let output else { return .text }
    let name = output.lowercased()
    return name.hasSuffix(".json") ? .json : name.hasSuffix(".csv") ? .csv : .text
  }
}
