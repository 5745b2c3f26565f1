import Sestante
import TestSupport
import Testing

/// What becomes of several judgements on one label, and of terms that two judgements share.
@Suite struct LabelRulesTests {
  /// A label is mixed only if its weaker sign has a share of the strength that counts, and
  /// strength of its own; or if neither is weaker.
  @Test(arguments: [
    ("Ottima camera. Bellissima camera. Camera un po' piccola.", "@core-product+"),
    ("Ottima camera. Pessima camera.", "@core-product~"),
    ("Dreadful staff. Awful staff. One waiter was nice.", "@staff-interaction-"),
    ("Camera carina. Letto un po' duro.", "@core-product+"),
    ("Camera carina. Camera un po' piccola.", "@core-product~"),
  ])
  func `the weaker sign of a label`(_ text: String, _ claim: String) throws {
    try expect(text, claim)
  }

  /// A polar term whose judgement a term that begins earlier took is what that judgement is about.
  @Test func `a polar term without its judgement is a thing`() throws {
    try expect("Still no bags.", "@delivery-")
  }

  /// A judgement about a thing (touchpoint `=`) sees the thing's rows as they hold here.
  @Test func `conditional rows of the thing`() throws {
    try expect("Problema con il servizio della banca.", "@core-product-; !@staff-interaction")
  }

  private func expect(_ text: String, _ claim: String) throws {
    let checker = ExampleChecker(try Shared.analyzer())
    let sentence = try AnnotatedSentence("\(text) => \(claim)")
    #expect(checker.failures(of: sentence) == [])
  }
}
