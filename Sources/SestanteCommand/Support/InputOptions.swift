public import ArgumentParser
public import Sestante

extension InputFormat: ArgumentChoice {}
extension OffsetUnit: ArgumentChoice {}
extension DateOrder: ArgumentChoice {}

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

  @Option(
    name: .customLong("column"),
    help: ArgumentHelp(
      "Column of a role: title, nps, product, store, language, author, reply … May be repeated.",
      valueName: "role=name"))
  var columns: [String] = []

  @OptionGroup var source: SourceOptions

  @Option(
    help: ArgumentHelp(
      "Scale of ratings that are plain numbers; they are put on 1-5.", valueName: "0-10"))
  var ratingScale: String?

  @Option(help: "Dates of two numbers and a year: dmy or mdy; found in the first records.")
  var dateOrder: DateOrder?

  @Flag(help: "Add file and line of each record to its metadata; always done for a folder.")
  var origin = false

  @Flag(help: "Only tell what was found, with three sample records of each file.")
  var dryRun = false

  @Option(help: ArgumentHelp("Threads; all cores when left out.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is \(jobs), expected 1 or more.") }
    if whole, let format, format != .whole {
      throw ValidationError("--whole and --format \(format.rawValue) contradict each other.")
    }
    if let ratingScale, RatingRange(ratingScale) == nil {
      throw ValidationError("--rating-scale is \(ratingScale), expected two ends such as 0-10.")
    }
    for column in columns where Self.role(column) == nil {
      let known = ColumnRole.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--column is \(column), expected role=name with a role of \(known).")
    }
  }

  private static func role(_ column: String) -> (role: ColumnRole, name: String)? {
    let parts = column.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let role = ColumnRole(rawValue: parts[0]) else { return nil }
    return (role, parts[1])
  }

  /// How records are found; what the tables know comes from whoever has them.
  var ingest: IngestOptions {
    var options = IngestOptions(
      format: whole ? .whole : format, textColumn: textColumn, idColumn: idColumn,
      ratingColumn: ratingColumn, dateColumn: dateColumn, channelColumn: channelColumn,
      keep: keep.map { $0.split(separator: ",").map(String.init) } ?? [])
    source.apply(to: &options)
    for (role, name) in columns.compactMap(Self.role) {
      if role == .text { options.textColumn = name } else { options.columns[role] = name }
    }
    options.ratingScale = ratingScale.flatMap { RatingRange($0) }
    options.dateOrder = dateOrder
    return options
  }

  var paths: [String] { files.isEmpty ? ["-"] : files }
}
