import ArgumentParser
import FoundationEssentials
import Lexicons
import Sestante
import SestanteLexicon
import SestantePrivacy

/// Which tables are used.
struct LexiconOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Tables laid over the shipped ones: a file of the same path replaces one, others are added.",
      valueName: "directory"))
  var lexicons: String?

  @Flag(help: "Use only the tables of --lexicons, none of the shipped ones.")
  var replaceLexicons = false

  func validate() throws {
    if replaceLexicons, lexicons == nil {
      throw ValidationError("--replace-lexicons needs --lexicons <directory>.")
    }
  }

  /// The tables asked for.
  func sources() throws -> [TableSource] { try (replaceLexicons ? [] : Lexicons.all) + overlay() }

  /// What is known of personal data. The shipped tables are always among it, so that other tables of
  /// words never switch redaction off by leaving these out.
  func privacy() throws -> PrivacyRules {
    let sources = try Lexicons.all + overlay()
    do throws(LexiconError) {
      return try PrivacyRules(sources)
    } catch {
      throw Self.failure(error)
    }
  }

  private func overlay() throws -> [TableSource] {
    var sources: [TableSource] = []
    guard let lexicons else { return sources }
    guard let paths = Folder.paths(below: lexicons)?.filter({ $0.hasSuffix(".tsv") }) else {
      throw Failure(.noInput, "\(lexicons): no such directory")
    }
    if paths.isEmpty { throw Failure(.noInput, "\(lexicons): no .tsv tables in it") }
    for path in paths {
      sources.append(TableSource(name: path, bytes: try InputFile.bytes(of: "\(lexicons)/\(path)")))
    }
    return sources
  }

  /// The pipeline over them.
  func analyzer() throws -> Analyzer {
    let sources = try lexicons == nil ? nil : sources()
    do throws(LexiconError) {
      if let sources { return try Analyzer(lexicon: Lexicon(sources)) }
      return try Analyzer(lexicon: Lexicons.compiled())
    } catch {
      throw Self.failure(error)
    }
  }

  private static func failure(_ error: LexiconError) -> Failure {
    Console.lines(error.description + "\n")
    return Failure(.badData, "the tables have \(error.diagnostics.count) faults")
  }
}
