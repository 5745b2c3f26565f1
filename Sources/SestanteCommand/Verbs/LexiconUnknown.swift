import ArgumentParser
import Sestante
import SestanteText

struct LexiconUnknown: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unknown",
    abstract: "Frequent words that no table knows, with counts and contexts.",
    discussion: """
      Reads what classify reads. Case makes no difference; numbers, single letters, addresses and @names
      are left out. A line a word: language, count, documents and their share, how often it is written
      as a name inside sentences, and a few places as [word] between what stands around it.

      Contexts are quotes of your texts; --contexts 0 leaves them out.

      Example: sestante lexicon unknown reviews.csv --language it --top 50
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var lexicon: LexiconOptions

  @Option(help: "Only words of sentences read in this language: it or en.")
  var language: String?

  @Option(help: ArgumentHelp("How many words are listed.", valueName: "n"))
  var top = 100

  @Option(help: ArgumentHelp("Fewest times a word must occur.", valueName: "n"))
  var minCount = 2

  @Option(help: ArgumentHelp("How many places of each word are shown.", valueName: "n"))
  var contexts = 3

  @Flag(help: "Leave out words that mostly stand capitalised inside sentences: names.")
  var withoutNames = false

  @Flag(help: "Also words that only the tables of languages know, which mean nothing.")
  var languageWords = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("File to write, whole or not at all.", valueName: "file"))
  var output: String?

  @Flag(help: "Write JSON instead of tab-separated values.")
  var json = false

  @Flag(name: .shortAndLong, help: "No summary on standard error.")
  var quiet = false

  func validate() throws {
    if let language, language != "it", language != "en" {
      throw ValidationError("--language is \(language), expected it or en.")
    }
    for (name, value) in [("top", top), ("min-count", minCount), ("contexts", contexts)]
    where value < 0 {
      throw ValidationError("--\(name) is \(value), expected 0 or more.")
    }
  }

  func run() throws {
    if input.dryRun { return try DryRun(input: input).run(.shipped(over: lexicon.sources())) }
    let analyzer = try lexicon.analyzer()
    let paths = try InputPaths(input.paths)
    let file = try OutputFile(output)
    let options = UnknownOptions(
      language: language.flatMap { Language(code: $0) } ?? .undetermined,
      includesLanguageWords: languageWords, contexts: contexts)
    var tally = UnknownTally(contexts: contexts)
    var rejected = 0
    var first: Rejection?
    let summary = InputSummary()
    try input.read(
      paths, knowledge: .shipped(over: analyzer.lexicon),
      makeWorker: { UnknownWorker(analyzer, options: options) },
      process: { $0.process($1, columns: $2, file: $3) },
      skipped: { UnknownBlock(rejections: $0) }, summary: summary,
      deliver: { block in
        tally.merge(block.tally)
        rejected += block.rejections.count
        if first == nil { first = block.rejections.first }
      })
    if let first, tally.documents == 0 {
      throw Failure(.badData, "none of the input could be read; the first: \(first)")
    }
    let words = tally.words(top: top, minimum: minCount) { word in
      !withoutNames || word.capitalisedShare <= 0.5
    }
    let list = UnknownList(words, of: tally)
    try file.write(Array((json ? list.json(versions: Versions(analyzer)) : list.tsv).utf8))
    try file.finish()
    if !quiet { for line in summary.lines { Console.say(line) } }
    say(tally, rejected, first)
  }

  private func say(_ tally: UnknownTally, _ rejected: Int, _ first: Rejection?) {
    if quiet { return }
    Console.say(
      "\(tally.unknown) of \(tally.tokens) tokens in \(tally.documents) documents are unknown words"
    )
    if tally.forgotten > 0 {
      Console.say("more words than fit in memory: counts may be short by \(tally.forgotten)")
    }
    if let first {
      Console.say(
        "\(rejected) of \(tally.documents + rejected) records rejected; the first: \(first)")
    }
  }
}
