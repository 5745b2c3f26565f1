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

  /// Bare things share praise of its own concept that is listed with them, and no complaint.
  @Test(arguments: [
    ("Posizione, colazione e cortesia del personale.", "@location-and-access+"),
    ("Posizione, colazione e cortesia del personale.", "@facilities-and-extras+"),
    ("Location, breakfast and friendly staff.", "@location-and-access+"),
    ("Rumore, colazione.", "!@facilities-and-extras"),
    ("Siamo andati a colazione, personale gentile.", "!@facilities-and-extras"),
  ])
  func `lists with a polar term`(_ text: String, _ claim: String) throws {
    try expect(text, claim)
  }

  /// A grade takes a thing of the next clause only if it stands bare there.
  @Test(arguments: [
    ("Ottimi, camera e colazione.", "@core-product+; @facilities-and-extras+"),
    ("Ottimo, la colazione si fa al bar.", "!@facilities-and-extras"),
    ("Excellent, the breakfast is served at eight.", "!@facilities-and-extras"),
  ])
  func `things of the next clause`(_ text: String, _ claim: String) throws {
    try expect(text, claim)
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
