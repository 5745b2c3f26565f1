/// The value of one mapped column in one record: a place in the block and what stands there.
struct Slot: BitwiseCopyable {
  enum Kind: UInt8 { case absent, string, number, literal, null, object, array }

  /// How the bytes of a string are to be read.
  enum Form: UInt8 {
    /// As they are.
    case plain
    /// As they are, between the quotes of a JSON string.
    case json
    /// With the escapes of JSON.
    case jsonEscaped
    /// With the doubled quotes of CSV.
    case doubledQuotes
  }

  /// The content; of a string, what is between its quotes.
  var start = 0
  var end = 0
  var kind = Kind.absent
  var form = Form.plain
  /// How good the name was by which the value was found; 0 is best.
  var rank: Int32 = .max
  /// Where in the block the name stands, for messages.
  var nameStart = 0
  var nameEnd = 0

  /// Forgets the value.
  @inline(__always)
  mutating func reset() {
    kind = .absent
    rank = .max
  }

  /// For messages: `a number`.
  var kindName: StaticString {
    switch kind {
    case .absent: "absent"
    case .string: "a string"
    case .number: "a number"
    case .literal: "true or false"
    case .null: "null"
    case .object: "an object"
    case .array: "an array"
    }
  }
}
