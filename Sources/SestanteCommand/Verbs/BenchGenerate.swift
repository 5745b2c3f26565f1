import ArgumentParser
public import Sestante

extension TextGenerator.Format: ArgumentChoice {}

struct BenchGenerate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Make a corpus from a recipe: the same bytes for the same seed, on every machine.",
    discussion: """
      A recipe is a weighted grammar as a table: symbol, weight, alternatives divided by " | ", with
      {symbol} inside. Those of the project's own suites stand under benchmarks/recipes.

      Example: sestante bench generate benchmarks/recipes/*.tsv --symbol review --megabytes 10
      """)

  @Argument(help: "The tables of the recipe; several make one grammar.")
  var recipes: [String]

  @Option(help: ArgumentHelp("What a document is made of.", valueName: "name"))
  var symbol = "text"

  @Option(help: ArgumentHelp("Where the generator begins.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Stop when so many MB are written.", valueName: "n"))
  var megabytes: Double?

  @Option(help: ArgumentHelp("Stop when so many documents are written.", valueName: "n"))
  var documents: Int?

  @Option(
    help: ArgumentHelp(
      "Bytes of each text, cut between words; as they come when left out.", valueName: "n"))
  var length: Int?

  @Option(help: "jsonl or text.")
  var format: TextGenerator.Format = .jsonl

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "file"))
  var output: String?

  func validate() throws {
    if megabytes == nil, documents == nil {
      throw ValidationError("Say how much: --megabytes or --documents.")
    }
    if let megabytes, !(megabytes > 0 && megabytes < 1e9) {
      throw ValidationError("--megabytes is above 0.")
    }
    if documents.map({ $0 < 1 }) ?? false || length.map({ $0 < 1 }) ?? false {
      throw ValidationError("--documents and --length are at least 1.")
    }
  }

  func run() throws {
    let tables = try recipes.map { path in
      (file: path, text: String(decoding: try InputFile.bytes(of: path), as: UTF8.self))
    }
    let grammar: Recipe
    do throws(Recipe.Fault) {
      grammar = try Recipe(tables)
    } catch {
      throw Failure(.badData, error.description)
    }
    guard
      var generator = TextGenerator(grammar, symbol: symbol, seed: seed, length: length ?? 0)
    else { throw Failure(.badData, "the recipe has no symbol \"\(symbol)\"") }
    let file = try OutputFile(output)
    let bytes = megabytes.map { Int($0 * 1e6) } ?? .max
    var (left, written, buffer) = (documents ?? .max, 0, [UInt8]())
    while left > 0, written + buffer.count < bytes {
      generator.appendRecord(format: format, to: &buffer)
      left -= 1
      if buffer.count > 1 << 18 {
        try file.write(buffer)
        written += buffer.count
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try file.write(buffer)
    try file.finish()
  }
}
