import ArgumentParser
import Sestante
import SestanteLexicon
import SestantePrivacy

struct LexiconVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "Check, list, extend and tune the tables.",
    discussion: "Example: sestante lexicon check --lexicons my-tables",
    subcommands: [
      Check.self, List.self, LexiconUnknown.self, LexiconImportVerb.self, LexiconTune.self,
    ])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Report every fault of the tables as file:line:column, and run their examples.",
      discussion: "Example: sestante lexicon check --lexicons my-tables")

    @OptionGroup var lexicon: LexiconOptions

    @Flag(help: "Skip the examples.")
    var withoutExamples = false

    func run() throws {
      let sources = try lexicon.sources()
      var found = TableChecker().diagnostics(of: sources)
      if !found.contains(where: { $0.severity == .error }) {
        do throws(LexiconError) { _ = try PrivacyRules(sources) } catch {
          found += error.diagnostics
        }
      }
      if !found.contains(where: { $0.severity == .error }), !withoutExamples {
        let analyzer = try lexicon.analyzer()
        found += ExampleChecker(analyzer).failures(of: analyzer.lexicon)
      }
      let file = try OutputFile(nil)
      for diagnostic in found.sorted(by: { $0.location < $1.location }) {
        try file.write(Array("\(diagnostic)\n".utf8))
      }
      let errors = found.count { $0.severity == .error }
      Console.say(
        "\(sources.count) tables: \(errors) errors, \(found.count - errors) warnings")
      if errors > 0 { throw ExitCode.unhappy }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the tables, or the terms there are for each topic.",
      discussion: "Example: sestante lexicon list --topics")

    @OptionGroup var lexicon: LexiconOptions

    @Flag(help: "Terms per topic, touchpoint and context concept, per language.")
    var topics = false

    func run() throws {
      let analyzer = try lexicon.analyzer()
      let file = try OutputFile(nil)
      let lines = topics ? Self.concepts(analyzer.lexicon) : Self.tables(analyzer.lexicon)
      try file.write(Array((lines.joined(separator: "\n") + "\n").utf8))
    }

    private static func tables(_ lexicon: Lexicon) -> [String] {
      ["table\tformat\tlanguage\tversion\trows"]
        + lexicon.tables.map {
          "\($0.name)\t\($0.format.rawValue)\t\($0.language)\t\($0.version)\t\($0.rows.count)"
        }
    }

    private static func concepts(_ lexicon: Lexicon) -> [String] {
      var counts: [String: (italian: Int, english: Int)] = [:]
      for table in lexicon.tables(.terms) {
        for row in table.rows {
          for id in row["concept"].split(separator: ",") {
            var count = counts[String(id)] ?? (0, 0)
            if table.language != "en" { count.italian += 1 }
            if table.language != "it" { count.english += 1 }
            counts[String(id)] = count
          }
        }
      }
      return ["concept\tit\ten"]
        + lexicon.conceptNames.map { id in
          let count = counts[id] ?? (0, 0)
          return "\(id)\t\(count.italian)\t\(count.english)"
        }
    }
  }
}
