public import ArgumentParser
public import Sestante

extension RecordFormat: ExpressibleByArgument {}

struct Classify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Classify documents: one record each, in input order.",
    discussion: """
      Text is one document a line; CSV, TSV, JSON Lines and JSON arrays are recognised by content,
      their columns by header. Records go to standard output as JSON Lines; a person at a terminal
      who asked for no format gets a readable table.

      Example: sestante classify reviews.csv --keep store --output classified.jsonl
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var lexicon: LexiconOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("File to write, whole or not at all.", valueName: "file"))
  var output: String?

  @Option(help: "jsonl, csv or table; by the output's name when left out.")
  var outputFormat: RecordFormat?

  @Option(help: "What start and end of evidence count.")
  var offsets: OffsetUnit = .scalars

  @Flag(help: "Add pillars that only follow from a topic, marked as inferred.")
  var inferred = false

  @Flag(help: "Stop at the first record that cannot be read, with status 65.")
  var strict = false

  @Option(help: ArgumentHelp("File for the records that could not be read.", valueName: "file"))
  var rejects: String?

  @Flag(name: .shortAndLong, help: "No summary on standard error.")
  var quiet = false

  func validate() throws { try OutputFile.expectTwo(output, rejects: rejects) }

  func run() throws {
    if input.dryRun { return try DryRun(input: input).run(.shipped(over: lexicon.sources())) }
    let analyzer = try lexicon.analyzer()
    let format = chosenFormat
    let options = BlockWorker.Options(
      analyzer: analyzer, format: format, offsets: offsets, inferred: inferred,
      words: Wording(analyzer, language: "en"), width: output == nil ? Console.width : 80,
      isColored: output == nil && Console.wantsColor)
    let file = try OutputFile(output)
    if format == .csv { try file.write(Array(ClassificationCSV().header.utf8)) }
    _ = try BatchRun(
      input: input, options: options, isStrict: strict, isQuiet: quiet, rejects: rejects
    ).run { try file.write($0.bytes) }
    try file.finish()
  }

  private var chosenFormat: RecordFormat {
    if let outputFormat { return outputFormat }
    guard let output else { return Console.isOutputTerminal ? .table : .jsonl }
    let name = output.lowercased()
    return name.hasSuffix(".csv") ? .csv : name.hasSuffix(".txt") ? .table : .jsonl
  }
}
