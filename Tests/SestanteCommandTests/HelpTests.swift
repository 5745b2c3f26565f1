import Sestante
import Testing

@Suite struct HelpTests {
  static let verbs = [
    [], ["classify"], ["explain"], ["report"], ["evaluate"], ["lexicon"], ["lexicon", "check"],
    ["lexicon", "list"], ["lexicon", "unknown"], ["lexicon", "import"], ["lexicon", "tune"],
    ["bench"],
  ]

  @Test(arguments: verbs)
  func `help has an example`(verb: [String]) throws {
    let result = try Tool.run(verb + ["--help"])
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.lines.contains { $0.hasPrefix("Example: ") && $0.contains("sestante ") })
  }

  @Test func version() throws {
    let result = try Tool.run(["--version"])
    #expect(result.status == 0)
    #expect(result.output == "\(Version.current)\n")
  }
}
