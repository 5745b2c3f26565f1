import Testing

@testable import SestantePrivacy

@Suite struct CheckDigitTests {
  @Test(arguments: [
    ("4111111111111111", true), ("4111111111111112", false), ("378282246310005", true),
    ("0000000000000000", false), ("41111111A1111111", false),
  ])
  func luhn(number: String, isRight: Bool) {
    #expect(CheckDigits.luhn(Array(number.utf8)) == isRight)
  }

  @Test(arguments: [
    ("IT60X0542811101000000123456", true), ("GB29NWBK60161331926819", true),
    ("DE89370400440532013000", true), ("IT61X0542811101000000123456", false), ("IT60", false),
    ("IT60X05428111010000001234-6", false),
  ])
  func iban(number: String, isRight: Bool) {
    #expect(CheckDigits.mod97(Array(number.utf8)) == isRight)
  }

  @Test(arguments: [
    ("RSSMRA85T10A562S", true), ("RSSMRA85T10A562T", false), ("RSSMRA85T10A562", false),
    ("RSSMRA85T10A56+S", false),
  ])
  func `codice fiscale`(code: String, isRight: Bool) {
    #expect(CheckDigits.codiceFiscale(Array(code.utf8)) == isRight)
  }

  @Test(arguments: [
    ("12345678903", true), ("IT12345678903", true), ("12345678901", false), ("1234567890", false),
  ])
  func `partita IVA`(number: String, isRight: Bool) {
    #expect(CheckDigits.partitaIVA(Array(number.utf8)) == isRight)
  }

  @Test(arguments: [
    ("[AB]#{2}@", ["A12C", "B00Z"], ["C12C", "A1C", "A123", "A12C1"]),
    ("+39#{2,4}", ["+3912", "+391234"], ["3912", "+391", "+3912345"]),
    ("*{3}", ["A1B", "111"], ["A1", "A+B"]),
  ])
  func pattern(pattern: String, good: [String], wrong: [String]) throws {
    let row = try #require(
      NumberPattern(kind: "phone", pattern: pattern, groups: "", check: "", condition: "free"))
    for text in good { #expect(row.matches(Candidate(characters: Array(text.utf8)))) }
    for text in wrong { #expect(!row.matches(Candidate(characters: Array(text.utf8)))) }
  }

  @Test(arguments: ["", "[AB", "#{3", "#{1,2}#", "#{3,1}", "é"])
  func `a pattern that cannot be read`(pattern: String) {
    let row = NumberPattern(
      kind: "phone", pattern: pattern, groups: "", check: "", condition: "free")
    #expect(row == nil)
  }
}
