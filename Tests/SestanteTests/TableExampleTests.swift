import Sestante
import SestanteLexicon
import TestSupport
import Testing

/// Every `example` cell of the shipped tables.
@Suite struct TableExampleTests {
  @Test func `table examples`() throws {
    let analyzer = try Shared.analyzer()
    let checker = ExampleChecker(analyzer)
    let failed = checker.failures(of: analyzer.lexicon)
    let counts = checker.exampleCounts(of: analyzer.lexicon)
    for diagnostic in failed { print("known failure: \(diagnostic)") }
    for (table, count) in counts {
      print("\(table): \(failed.count { $0.location.file == table }) of \(count) examples fail")
    }
    let total = counts.reduce(0) { $0 + $1.count }
    print("table examples: \(total - failed.count) of \(total) right")
    #expect(failed.allSatisfy { $0.code == "failing-example" })
    #expect(Double(total - failed.count) >= 0.9 * Double(total))
  }
}
