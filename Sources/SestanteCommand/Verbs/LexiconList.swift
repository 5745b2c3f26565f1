import ArgumentParser
import Sestante
import SestanteLexicon

struct LexiconList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the tables, or the terms there are for each topic.",
    discussion: """
      With --topics and files, which are read as classify reads them, also in how many of their documents
      each topic was found; the summary names those that were never found.

      Example: sestante lexicon list --topics reviews.csv
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var lexicon: LexiconOptions

  @Flag(help: "Terms per topic, touchpoint and context concept, per language.")
  var topics = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !topics, !input.files.isEmpty {
      throw ValidationError("Files are read with --topics only.")
    }
  }

  func run() throws {
    if input.dryRun, !input.files.isEmpty {
      return try DryRun(input: input).run(.shipped(over: lexicon.sources()))
    }
    let analyzer = try lexicon.analyzer()
    Interruption.watch()
    let file = try OutputFile(output.file)
    let found = input.files.isEmpty ? nil : try scorecard(analyzer)
    let lines = topics ? TopicCoverage(analyzer, found).lines : Self.tables(analyzer.lexicon)
    try file.write(Array((lines.joined(separator: "\n") + "\n").utf8))
    try file.finish()
    if let found, !output.quiet {
      let never = analyzer.taxonomy.topics.map(\.id).filter { found.topics[$0] == nil }
      Console.say(
        "\(found.documents) documents; \(never.count) of \(analyzer.taxonomy.topics.count) topics never "
          + "found" + (never.isEmpty ? "" : ": " + never.joined(separator: ", ")))
    }
  }

  private static func tables(_ lexicon: Lexicon) -> [String] {
    ["table\tformat\tlanguage\tversion\trows"]
      + lexicon.tables.map {
        "\($0.name)\t\($0.format.rawValue)\t\($0.language)\t\($0.version)\t\($0.rows.count)"
      }
  }

  /// What the files say, counted as `report` counts.
  private func scorecard(_ analyzer: Analyzer) throws -> Scorecard {
    let collector = ScorecardCollector()
    let options = BlockWorker.Options(
      analyzer: analyzer, scorecards: collector, words: Wording(analyzer, language: "en"))
    try BatchRun(
      input: input, options: options, output: output,
      redacting: output.privacy(lexicon, unlessSaid: true)
    ).run { _ in }
    return collector.scorecard()
  }
}

/// Terms per concept and language, and in how many documents each topic and touchpoint was found.
struct TopicCoverage {
  /// Tab-separated, a header and a line a concept.
  let lines: [String]

  /// - Parameter found: what some documents say; without it the last column is missing.
  init(_ analyzer: Analyzer, _ found: Scorecard?) {
    var counts: [String: (italian: Int, english: Int)] = [:]
    for table in analyzer.lexicon.tables(.terms) {
      for row in table.rows {
        for id in row["concept"].split(separator: ",") {
          var count = counts[String(id)] ?? (0, 0)
          if table.language != "en" { count.italian += 1 }
          if table.language != "it" { count.english += 1 }
          counts[String(id)] = count
        }
      }
    }
    let (topics, touchpoints) = (
      Set(analyzer.taxonomy.topics.map(\.id)), Set(analyzer.taxonomy.touchpoints.map(\.id))
    )
    lines =
      ["concept\tit\ten" + (found == nil ? "" : "\tdocuments")]
      + analyzer.lexicon.conceptNames.map { id in
        let count = counts[id] ?? (0, 0)
        let line = "\(id)\t\(count.italian)\t\(count.english)"
        guard let found else { return line }
        // Circumstances give no label: nobody counts them.
        if topics.contains(id) { return line + "\t\(found.topics[id]?.tally.mentions ?? 0)" }
        if touchpoints.contains(id) {
          return line + "\t\(found.touchpoints[id]?.tally.mentions ?? 0)"
        }
        return line + "\t"
      }
  }
}
