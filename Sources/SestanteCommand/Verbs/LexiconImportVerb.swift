import ArgumentParser
import FoundationEssentials
import Glibc
import Sestante
import SestanteLexicon
import SestanteText

/// The formats, and `auto` to find it.
enum ImportFormat: String, ArgumentChoice {
  case vader, afinn, nrc, sentix, liwc, quanteda, auto

  var foreign: ForeignFormat? { ForeignFormat(rawValue: rawValue) }
}

struct LexiconImportVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Turn a sentiment lexicon of another tool into tables.",
    discussion: """
      VADER's and AFINN's lists, NRC EmoLex (long or wide), Sentix, OpeNER and other lists in columns,
      LIWC's .dic, quanteda dictionaries in YAML. Values are brought to −3 … +3, which the table's first
      line states. What becomes no row is reported as file:line:column with the reason. Stems (lent*)
      get the words the tables know, and those of --words. The file stays its owner's: mind its licence.

      Example: sestante lexicon import my_lexicon.txt --from vader --language en --output my-tables
      """)

  @Argument(help: "The file; - is standard input.")
  var file: String

  @Option(help: "Its format.")
  var from: ImportFormat = .auto

  @Option(help: "The language of its words: it or en.")
  var language: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Folder for --lexicons, or a file ending in .tsv.", valueName: "directory|file"))
  var output: String

  @Option(help: ArgumentHelp("Categories that praise, in LIWC and quanteda.", valueName: "name,…"))
  var positive: String?

  @Option(help: ArgumentHelp("Categories that blame, in LIWC and quanteda.", valueName: "name,…"))
  var negative: String?

  @Option(
    help: ArgumentHelp("Valence of words whose format has no degrees.", valueName: "valence"))
  var strength = 1.5

  @Option(
    help: ArgumentHelp("Score that becomes the strongest, in lists of scores.", valueName: "score"))
  var highest = 1.0

  @Flag(help: "Let lemmas with a part of speech inflect.")
  var inflect = false

  @Flag(help: "Leave out terms that the tables in use know.")
  var skipKnown = false

  @Option(
    help: ArgumentHelp("Text whose words complete stems too; may be repeated.", valueName: "file"))
  var words: [String] = []

  @Option(
    help: ArgumentHelp("File for everything that is reported, a line each.", valueName: "file"))
  var report: String?

  @OptionGroup var lexicon: LexiconOptions

  /// The most lines of one code on standard error.
  private static let shown = 10

  func validate() throws {
    if language != "it", language != "en" {
      throw ValidationError("--language is \(language), expected it or en.")
    }
    if !(strength > 0 && strength <= 3) {
      throw ValidationError("--strength is \(strength), expected more than 0, at most 3.")
    }
    if !(highest > 0 && highest.isFinite) {
      throw ValidationError("--highest is \(highest), expected more than 0.")
    }
  }

  func run() throws {
    let bytes = try InputFile.bytes(of: file)
    let lexicon = try lexicon.analyzer().lexicon
    var options = ImportOptions(format: from.foreign, language: language)
    options.positive = Self.names(positive)
    options.negative = Self.names(negative)
    options.strength = strength
    options.highest = highest
    options.inflects = inflect
    options.skipsKnown = skipKnown
    options.present = lexicon.tables
    options.vocabulary = vocabulary(of: lexicon)
    for path in words { options.vocabulary += Self.words(in: try InputFile.bytes(of: path)) }
    let found: LexiconImport
    do throws(LexiconError) {
      found = try LexiconImporter(options).convert(bytes, file: file)
    } catch {
      Console.lines(error.description + "\n")
      throw Failure(.badData, "\(file): no table was made")
    }
    if found.written == 0 {
      try tell(found)
      throw Failure(.badData, "\(file): no row could be made")
    }
    let names = try write(found.tables)
    try tell(found)
    Console.say(
      "read as \(found.format.rawValue), \(found.scale): \(found.read) entries, "
        + "\(found.written) rows written to \(names.joined(separator: " and "))")
    if found.known > 0, !skipKnown {
      Console.say("\(found.known) terms are in the tables in use too, whose rows win")
    }
    for (category, count) in found.unused.sorted(by: { $0.key < $1.key }) {
      Console.say("category \(category) gives no sign: \(count) words")
    }
  }

  /// Writes the tables into the folder, or beside each other under the file's name.
  private func write(_ tables: [TableSource]) throws -> [String] {
    guard output.hasSuffix(".tsv") else {
      try OutputFolder.make(output)
      for table in tables { try OutputFolder.write(table, in: output) }
      return tables.map { "\(output)/\($0.name)" }
    }
    var names: [String] = []
    for (number, table) in tables.enumerated() {
      let path = number == 0 ? output : "\(output.dropLast(4))-symbols.tsv"
      let file = try OutputFile(path)
      try file.write(table.bytes)
      try file.finish()
      names.append(path)
    }
    return names
  }

  /// All diagnostics go to the report; without one the first of each kind to standard error.
  private func tell(_ found: LexiconImport) throws {
    if let report {
      let file = try OutputFile(report)
      for diagnostic in found.diagnostics { try file.write(Array("\(diagnostic)\n".utf8)) }
      try file.finish()
    }
    var counts: [String: Int] = [:]
    for diagnostic in found.diagnostics {
      counts[diagnostic.code, default: 0] += 1
      if report == nil, counts[diagnostic.code, default: 0] <= Self.shown {
        Console.lines("\(diagnostic)\n")
      }
    }
    for (code, count) in counts.sorted(by: { $0.key < $1.key }) {
      let more =
        report == nil && count > Self.shown
        ? ", \(Self.shown) shown; --report FILE has all" : ""
      Console.say("\(code): \(count)\(more)")
    }
  }

  /// The words of the tables in use that speak for the language.
  private func vocabulary(of lexicon: Lexicon) -> [String] {
    var found: [String] = []
    lexicon.forms.forEachSpelling { spelling, form in
      let info = lexicon.forms.info(form)
      let isIts =
        language == "it"
        ? info.italian != 0 || info.weight > 0 : info.english != 0 || info.weight < 0
      if isIts { found.append(spelling) }
    }
    return found
  }

  private static func words(in bytes: [UInt8]) -> [String] {
    let text = Normalizer.normalize(String(decoding: bytes, as: UTF8.self)).text
    return text.split { !$0.isLetter }.map(String.init)
  }

  private static func names(_ list: String?) -> [String] {
    (list ?? "").split(separator: ",").map(String.init)
  }
}
