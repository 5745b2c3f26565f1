public import ArgumentParser
public import Sestante

extension InputFormat: ExpressibleByArgument {}
extension OffsetUnit: ExpressibleByArgument {}

/// What is read, and which columns mean what.
struct InputOptions: ParsableArguments {
  @Argument(help: "Files to read; - or none is standard input.")
  var files: [String] = []

  @Option(help: "The input's format; found by content and name when left out.")
  var format: InputFormat?

  @Flag(help: "One document a file instead of one a line.")
  var whole = false

  @Option(
    help: ArgumentHelp("Column of the text; in JSON a path such as review.body.", valueName: "name")
  )
  var textColumn: String?

  @Option(help: ArgumentHelp("Column of the id.", valueName: "name"))
  var idColumn: String?

  @Option(help: ArgumentHelp("Column of the rating.", valueName: "name"))
  var ratingColumn: String?

  @Option(help: ArgumentHelp("Column of the date.", valueName: "name"))
  var dateColumn: String?

  @Option(help: ArgumentHelp("Column of the channel.", valueName: "name"))
  var channelColumn: String?

  @Option(help: ArgumentHelp("Further columns to carry in metadata.", valueName: "name,…"))
  var keep: String?

  @Option(help: ArgumentHelp("Threads; all cores when left out.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is \(jobs), expected 1 or more.") }
    if whole, let format, format != .whole {
      throw ValidationError("--whole and --format \(format.rawValue) contradict each other.")
    }
  }

  var ingest: IngestOptions {
    IngestOptions(
      format: whole ? .whole : format, textColumn: textColumn, idColumn: idColumn,
      ratingColumn: ratingColumn, dateColumn: dateColumn, channelColumn: channelColumn,
      keep: keep.map { $0.split(separator: ",").map(String.init) } ?? [])
  }

  var paths: [String] { files.isEmpty ? ["-"] : files }
}
