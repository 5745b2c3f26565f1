import ArgumentParser

struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "How fast the pipeline is here, and corpora to measure it on.",
    discussion: """
      Without a subcommand it runs the pipeline over files.

      Example: sestante bench reviews.jsonl --megabytes 200
      """,
    subcommands: [BenchRun.self, BenchGenerate.self], defaultSubcommand: BenchRun.self)
}
