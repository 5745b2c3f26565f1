import ArgumentParser
import Sestante
import SestanteLexicon
import SestantePrivacy

struct LexiconVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "Check, list, extend and tune the tables.",
    discussion: "Example: sestante lexicon check --lexicons my-tables",
    subcommands: [
      Check.self, LexiconList.self, LexiconUnknown.self, LexiconImportVerb.self, LexiconTune.self,
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
}
