public import SestanteLexicon
public import SestanteText

/// Runs annotated sentences through an analyzer and tells what did not come out as claimed.
///
/// ```swift
/// let checker = ExampleChecker(analyzer)
/// checker.failures(of: try AnnotatedSentence("Camera [pulita|-]."))
/// // ["expected - on \"pulita\", got \"pulita\" +0.50"]
/// checker.failures(of: analyzer.lexicon)      // diagnostics of every example of every table
/// ```
public struct ExampleChecker: Sendable {
  /// The analyzer whose answers are compared with the claims.
  public let analyzer: Analyzer

  /// A checker that asks an analyzer.
  public init(_ analyzer: Analyzer) { self.analyzer = analyzer }

  /// The claims that do not hold, as readable lines.
  ///
  /// - Parameter language: what to fall back on if the sentence itself does not tell.
  public func failures(
    of sentence: AnnotatedSentence, in language: Language = .undetermined
  ) -> [String] {
    var work = Workspace(for: analyzer)
    return findings(of: sentence, in: language, &work).map(\.message)
  }

  /// Every `example` cell of a lexicon that fails, as warnings with their place.
  ///
  /// An example is analyzed in the language of its table where its own words do not tell. One
  /// diagnostic an example: `failing-example`, or the error `bad-example` if its marks cannot be
  /// read.
  public func failures(of lexicon: Lexicon) -> [Diagnostic] {
    var work = Workspace(for: analyzer)
    var found: [Diagnostic] = []
    for table in lexicon.tables where table.format.columns.contains("example") {
      let language = Language(code: table.language) ?? .undetermined
      for row in table.rows where !row["example"].isEmpty {
        var place = table.location(row, "example")
        let start = place.column - 1
        do throws(AnnotationError) {
          let failed = findings(of: try AnnotatedSentence(row["example"]), in: language, &work)
          guard let first = failed.first else { continue }
          place.column = start + first.column
          let message = failed.map(\.message).joined(separator: "; ")
          found.append(Diagnostic(.warning, code: "failing-example", at: place, message))
        } catch {
          place.column = start + error.column
          found.append(Diagnostic(code: "bad-example", at: place, error.description))
        }
      }
    }
    return found
  }

  /// How many examples the tables of a lexicon hold, by table.
  public func exampleCounts(of lexicon: Lexicon) -> [(table: String, count: Int)] {
    lexicon.tables.map { table in (table.name, table.rows.count { !$0["example"].isEmpty }) }
      .filter { $0.1 > 0 }
  }

  private func findings(
    of sentence: AnnotatedSentence, in language: Language, _ work: inout Workspace
  ) -> [(column: Int, message: String)] {
    var copy = sentence.text
    copy.withUTF8 { work.text.load($0) }
    analyzer.run(&work, hint: language)
    let verdict = Verdict(
      sentence: sentence, analysis: analyzer.analysis(of: work, inferred: false))
    return verdict.failures
  }
}
