/// What is wrong with a JSON text.
enum JSONFault: UInt8 {
  case none, truncated, controlCharacter, badEscape, badNumber, expectedValue, expectedKey
  case expectedColon, expectedCommaOrBrace, expectedCommaOrBracket, tooDeep, trailing

  func reason(limit: Int) -> String {
    switch self {
    case .none: "valid"
    case .truncated: "truncated: the record ends inside a value"
    case .controlCharacter: "a control character in a string, expected an escape"
    case .badEscape: "an unknown escape in a string"
    case .badNumber: "a malformed number"
    case .expectedValue: "expected a JSON value"
    case .expectedKey: "expected a key in quotes"
    case .expectedColon: "expected ':' after a key"
    case .expectedCommaOrBrace: "expected ',' or '}'"
    case .expectedCommaOrBracket: "expected ',' or ']'"
    case .tooDeep: "nested deeper than \(limit)"
    case .trailing: "text after the end of the object"
    }
  }
}
