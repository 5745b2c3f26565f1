import Sestante
import SestanteLexicon
import TestSupport
import Testing

@Suite struct ExampleCheckerTests {
  @Test(arguments: [
    "Camera [pulita|+].", "La [camera|0] era grande.", "Camera pulita. => positive; !^empathy",
    "Torneremo! => !loyalty-intent; !!churn-intent",
  ])
  func holds(_ line: String) throws {
    let checker = ExampleChecker(try Shared.analyzer())
    #expect(checker.failures(of: try AnnotatedSentence(line)) == [])
  }

  @Test func `failures are readable`() throws {
    let checker = ExampleChecker(try Shared.analyzer())
    let failed = checker.failures(
      of: try AnnotatedSentence("= Camera [pulita|-]. => !core; ^empathy+"))
    #expect(failed.first?.hasPrefix("expected - on \"pulita\", got \"") == true)
    #expect(failed.contains("expected !core, got no signal"))
    #expect(failed.contains("expected ^empathy+, got none"))
    #expect(failed.contains { $0.hasPrefix("expected no @place-and-environment, got @") })
  }

  @Test func `examples of tables fail at their place`() throws {
    let source = """
      %format\tvalence/1
      %language\tit
      term\tinflection\tforms\tvalence\tpos\texample\tnote
      pulito\tadj\t\t1.2\tadj\tè stata [pulita|-]
      sporco\tadj\t\t-1.2\tadj\t[x|good]
      """
    let tables = [TableSource(name: "it/valence.tsv", bytes: Array(source.utf8))]
    let found = ExampleChecker(try Shared.analyzer()).failures(
      of: try Lexicon(tables + Self.inflection))
    #expect(found.map(\.code) == ["failing-example", "bad-example"])
    #expect(found.map(\.location.description) == ["it/valence.tsv:4:29", "it/valence.tsv:5:22"])
  }

  private static let inflection = [
    TableSource(
      name: "it/inflection.tsv",
      bytes: Array(
        ("%format\tinflection/1\n%language\tit\n"
          + "class\tending\tforms\tfactor\texample\nadj\to\ta i e\n").utf8))
  ]
}
