import ArgumentParser
import Sestante

/// The command: arguments, files and streams; every idea is in the libraries.
@main
struct SestanteCommand: ParsableCommand {
  static let name = "sestante"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Reads Italian and English customer feedback and shows what it says, with evidence.",
    discussion: """
      Offline, with open lexicons: sentiment, journey touchpoints, the six pillars of customer
      experience, topics and signals, each traced to words of the text and rows of a table.

      Example: echo 'Camera pulita, ma check-in lentissimo.' | sestante classify
      """,
    version: Version.current,
    subcommands: [
      Classify.self, Explain.self, Report.self, Evaluate.self, LexiconVerb.self, Bench.self,
    ])

  /// The verb that was asked for, ready to run.
  ///
  /// One that stands first is parsed by itself, which spares looking at all others and, as it names this
  /// command above it, at requests for completion scripts; what that does not settle (help, faults, verbs
  /// of verbs) goes through the whole command, which words it.
  private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    let verb = configuration.subcommands.first {
      $0.configuration.commandName == arguments.first && $0.configuration.subcommands.isEmpty
    }
    if let verb, let command = try? verb.parseAsRoot(Array(arguments.dropFirst())) {
      return command
    }
    return try parseAsRoot(arguments)
  }

  static func main() {
    Streams.prepare()
    do {
      var command = try parsed(Array(CommandLine.arguments.dropFirst()))
      try command.run()
    } catch is ClosedPipe {
      Streams.endByClosedPipe()
    } catch let stop as Interrupted {
      Console.say(stop.summary.isEmpty ? "stopped by \(stop.name)" : stop.summary)
      Interruption.end(by: stop.signal)
    } catch let failure as Failure {
      Console.say(failure.description)
      exit(withError: failure.status)
    } catch {
      exit(withError: error)
    }
  }
}
