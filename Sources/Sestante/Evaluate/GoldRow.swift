/// A line of gold as JSON has it, before it is checked.
struct GoldRow: Decodable {
  /// A label under whichever key its kind has.
  struct Label: Decodable {
    var pillar: String?
    var touchpoint: String?
    var topic: String?
    var polarity: String?
  }

  /// An id may be written as a number.
  struct Identifier: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let text = try? value.decode(String.self) {
        self.text = text
      } else {
        text = String(try value.decode(Int.self))
      }
    }
  }

  var id: Identifier?
  var lang: String?
  var text: String?
  var polarity: String?
  var label: String?
  var stars: Double?
  var pillars: [Label]?
  var touchpoints: [Label]?
  var topics: [Label]?
}
