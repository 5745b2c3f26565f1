import Sestante
import Testing

@Suite struct AnnotatedSentenceTests {
  @Test func `marks are stripped and kept`() throws {
    let line = "La camera era [pulita|+] ma il [check-in|@arrival-and-onboarding] [però|-,!^empathy]."
    let sentence = try AnnotatedSentence(line)
    #expect(sentence.text == "La camera era pulita ma il check-in però.")
    let quotes = sentence.expectations.map { expectation in
      expectation.words.map { String(decoding: Array(sentence.text.utf8)[$0], as: UTF8.self) }
    }
    #expect(quotes == ["pulita", "check-in", "però", "però"])
    let claims = sentence.expectations.map(\.claim.description)
    #expect(claims == ["positive", "@arrival-and-onboarding", "negative", "!^empathy"])
    #expect(sentence.expectations[0].column == 15)
    #expect(!sentence.isExact)
  }

  @Test(arguments: [
    ("negative", Claim.Subject.opinion, Polarity?.some(.negative), false),
    ("^time-effort-", .pillar("time-effort"), .negative, false),
    ("^resolution~", .pillar("resolution"), .mixed, false),
    ("@core-product0", .touchpoint("core-product"), .neutral, false),
    ("@core-product", .touchpoint("core-product"), nil, false),
    ("#wifi+", .topic("wifi"), .positive, false),
    ("!churn-intent", .signal("churn-intent"), nil, false),
    ("!^expectations", .pillar("expectations"), nil, true),
    ("!!churn-intent", .signal("churn-intent"), nil, true),
  ])
  func `claims of the document`(
    _ text: String, _ subject: Claim.Subject, _ polarity: Polarity?, _ isAbsent: Bool
  ) throws {
    let claim = try #require(try AnnotatedSentence("Testo. => \(text)").expectations.first?.claim)
    #expect(claim.subject == subject)
    #expect(claim.polarity == polarity)
    #expect(claim.isAbsent == isAbsent)
    #expect(claim.description == text)
  }

  @Test func `exact lines and several claims`() throws {
    let sentence = try AnnotatedSentence("= A => b. => mixed; ^empathy+;  @delivery-")
    #expect(sentence.isExact)
    #expect(sentence.text == "A => b.")
    #expect(sentence.expectations.count == 3)
    #expect(sentence.expectations.map(\.column) == [14, 21, 33])
  }

  @Test func `brackets without a bar are text`() throws {
    #expect(try AnnotatedSentence("Voto [8] e [mezzo").text == "Voto [8] e [mezzo")
  }

  @Test(arguments: ["[x|good]", "Testo. => good", "[x|@]", "Testo. => ^-", "Testo. => !"])
  func `what is no claim is an error`(_ line: String) {
    #expect(throws: AnnotationError.self) { try AnnotatedSentence(line) }
  }
}
