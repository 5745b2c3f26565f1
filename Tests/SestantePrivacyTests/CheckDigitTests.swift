import Testing

@testable import SestantePrivacy

@Suite struct CheckDigitTests {
  @Test func placeholder() { #expect(CheckDigits.luhn(Array("4111111111111111".utf8))) }
}
