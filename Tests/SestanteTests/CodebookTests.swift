import Sestante
import TestSupport
import Testing

/// The codebook's own sentences: examples of section 2, worked examples of section 6, and the cues
/// of the boundary rules.
@Suite struct CodebookTests {
  @Test func `examples of section 2`() throws {
    let lines = try CaseFile.lines(named: "codebook.txt").filter { $0.heading.hasPrefix("2.") }
    let score = try CaseScore(lines)
    score.report("section 2")
    #expect(score.count == 36)
    #expect(score.share >= 0.85)
  }

  @Test func `worked examples of section 6`() throws {
    let lines = try CaseFile.lines(named: "codebook.txt").filter(\.sentence.isExact)
    let score = try CaseScore(lines)
    score.report("worked examples")
    #expect(score.count == 14)
    #expect(score.right >= 9)
  }

  @Test func `boundary rules`() throws {
    let score = try CaseScore(try CaseFile.lines(named: "boundary.txt"))
    score.report("boundary rules")
    #expect(score.share >= 0.6)
  }
}
