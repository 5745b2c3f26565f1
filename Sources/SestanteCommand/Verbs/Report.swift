import ArgumentParser
import Sestante
import SestantePrivacy

/// How a scorecard is written.
enum ScorecardFormat: String, ArgumentChoice { case text, json, csv }

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", _superCommandName: SestanteCommand.name,
    abstract: "A scorecard over many documents: pillars, touchpoints, topics, signals, quotes.",
    discussion: "Example: sestante report reviews.csv --labels it")

  @OptionGroup var input: InputOptions
  @OptionGroup var lexicon: LexiconOptions

  @OptionGroup var output: OutputOptions

  @Option(help: "text, json or csv; by the output's name when left out.")
  var outputFormat: ScorecardFormat?

  @OptionGroup var labels: LabelOptions

  func run() throws {
    if input.dryRun { return try DryRun(input: input).run(.shipped(over: lexicon.sources())) }
    let analyzer = try lexicon.analyzer()
    let privacy = try output.privacy(lexicon, unlessSaid: true)
    Interruption.watch()
    // Opened first: a place that cannot be written is said before the work.
    let file = try OutputFile(output.file)
    let words = Wording(analyzer, language: labels.language)
    let collector = ScorecardCollector()
    let options = BlockWorker.Options(
      analyzer: analyzer, scorecards: collector, redacting: privacy, words: words)
    let outcome = try BatchRun(
      input: input, options: options, output: output, redacting: privacy, isSummarized: false
    ).run { _ in }
    var scorecard = collector.scorecard()
    let redactions = scorecard.redactions
    if redactions.total > 0, !output.quiet { Console.say("redacted: \(redactions.summary)") }
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
        width: output.file == nil ? Console.width : 80,
        isColored: output.file == nil && Console.wantsColor
      ).text(of: scorecard)
    }
  }

  private var chosenFormat: ScorecardFormat {
    if let outputFormat { return outputFormat }
    guard let name = output.file?.lowercased() else { return .text }
    return name.hasSuffix(".json") ? .json : name.hasSuffix(".csv") ? .csv : .text
  }
}
