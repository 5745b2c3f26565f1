import ArgumentParser
public import Sestante

extension RecordFormat: ArgumentChoice {}

struct Classify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify", _superCommandName: SestanteCommand.name,
    abstract: "Classify documents: one record each, in input order.",
    discussion: """
      Text is one document a line; CSV, TSV, JSON Lines and JSON arrays are recognised by content,
      their columns by header. Records go to standard output as JSON Lines; a person at a terminal
      who asked for no format gets a readable table.

      Example: sestante classify reviews.csv --keep store --output classified.jsonl
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var lexicon: LexiconOptions

  @OptionGroup var output: OutputOptions

  @Option(help: "jsonl, csv or table; by the output's name when left out.")
  var outputFormat: RecordFormat?

  @Option(help: "What start and end of evidence count.")
  var offsets: OffsetUnit = .scalars

  @Flag(help: "Add pillars that only follow from a topic, marked as inferred.")
  var inferred = false

  @Flag(
    help: """
      Go on where the same command was killed or stopped, or begin so that it can be resumed; needs \
      --output.
      """)
  var resume = false

  func validate() throws {
    guard resume else { return }
    if (output.file ?? "-") == "-" { throw ValidationError("--resume needs --output <file>.") }
    if output.rejects == "-" { throw ValidationError("--resume needs a file for --rejects.") }
  }

  func run() throws {
    if input.dryRun { return try DryRun(input: input).run(.shipped(over: lexicon.sources())) }
    let analyzer = try lexicon.analyzer()
    let format = chosenFormat
    let options = BlockWorker.Options(
      analyzer: analyzer, format: format, offsets: offsets, inferred: inferred,
      redacting: try output.privacy(lexicon, unlessSaid: false),
      width: output.file == nil ? Console.width : 80,
      isColored: output.file == nil && Console.wantsColor)
    Interruption.watch()
    let file = try OutputFile(output.file, isResumable: resume)
    let batch = try BatchRun(
      input: input, options: options, output: output,
      redacting: output.rejects == nil ? nil : output.privacy(lexicon, unlessSaid: true),
      isResumable: resume)
    var journal: Journal?
    if resume, let path = output.file {
      let identity = RunIdentity(analyzer, tables: try lexicon.sources(), paths: batch.files)
      journal = try Journal(for: path, identity)
    }
    let isBegun = try journal.map { try batch.resume($0, writing: file) } ?? false
    if format == .csv, !isBegun { try file.write(Array(ClassificationCSV().header.utf8)) }
    try batch.run { try $0.output.withUnsafeBytes { try file.write($0) } }
    try file.finish()
    journal?.remove()
  }

  private var chosenFormat: RecordFormat {
    if let outputFormat { return outputFormat }
    guard let name = output.file?.lowercased() else {
      return Console.isOutputTerminal ? .table : .jsonl
    }
    return name.hasSuffix(".csv") ? .csv : name.hasSuffix(".txt") ? .table : .jsonl
  }
}
