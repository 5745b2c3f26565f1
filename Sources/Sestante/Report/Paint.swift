/// Colour for a terminal, or none: the same words either way.
struct Paint {
  var isOn: Bool

  enum Color: String {
    case green = "32"
    case red = "31"
    case yellow = "33"
    case dim = "2"
    case bold = "1"
  }

  func callAsFunction(_ text: String, _ color: Color?) -> String {
    guard isOn, let color, !text.isEmpty else { return text }
    return "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m"
  }

  func callAsFunction(_ text: String, _ polarity: Polarity) -> String {
    callAsFunction(text, Self.color(of: polarity))
  }

  static func color(of polarity: Polarity) -> Color? {
    switch polarity {
    case .positive: .green
    case .negative: .red
    case .mixed: .yellow
    case .neutral: nil
    }
  }
}
