import ArgumentParser
import Sestante

/// The command: arguments, files and streams; every idea is in the libraries.
@main
struct SestanteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sestante",
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

  static func main() {
    Streams.prepare()
    do {
      var command = try parseAsRoot()
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
