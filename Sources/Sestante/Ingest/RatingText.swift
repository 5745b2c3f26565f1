/// Reads ratings as people write them: `4`, `4,5`, `8/10`, `4 su 5`, `★★★★☆`, `4 stelle`, `80 %`.
struct RatingText: Sendable {
  private let knowledge: InputKnowledge
  /// The scale plain numbers have, if the user said it.
  private let scale: RatingRange?

  init(_ knowledge: InputKnowledge, scale: RatingRange?) {
    self.knowledge = knowledge
    self.scale = scale
  }

  /// Whether plain numbers are as they should be.
  var keepsNumbers: Bool { scale == nil || scale == .standard }

  /// The rating as a number of JSON, on the standard scale if its own is known; nil if it is none.
  func number(_ text: String) -> String? {
    let parts = Self.parts(text)
    guard parts.count <= 12 else { return nil }
    guard case .number(let value)? = parts.first else { return stars(text) }
    var rest = parts.dropFirst().map { word($0) }
    if rest.isEmpty {
      guard let scale else { return Self.text(value) }
      return scale.standardized(value).map(Self.text)
    }
    if rest == [.word(.percent)] {
      return RatingRange(low: 0, high: 100).standardized(value).map(Self.text)
    }
    if rest.last == .word(.stars) { rest.removeLast() }
    if rest.isEmpty { return Self.text(value) }
    guard rest.count == 2, rest[0] == .word(.of), case .number(let top) = rest[1], top % 100 == 0,
      let scale = knowledge.scales[top / 100]
    else { return nil }
    return scale.standardized(value).map(Self.text)
  }

  /// `★★★★☆`: the full ones count.
  private func stars(_ text: String) -> String? {
    var (full, empty) = (0, 0)
    for scalar in text.unicodeScalars where scalar.value != 0xFE0F && scalar != " " {
      switch knowledge.scaleWords[String(Character(scalar))] {
      case .full: full += 1
      case .empty: empty += 1
      default: return nil
      }
    }
    guard full > 0, full + empty <= 10 else { return nil }
    guard empty > 0 || full <= 5, let scale = knowledge.scales[max(full + empty, 5)] else {
      return nil
    }
    return scale.high == RatingRange.standard.high
      ? Self.text(full * 100) : scale.standardized(full * 100).map(Self.text)
  }

  private enum Part: Equatable {
    case number(Int)
    case word(InputKnowledge.ScaleWord?)
    case text(String)
  }

  private func word(_ part: Part) -> Part {
    if case .text(let text) = part { return .word(knowledge.scaleWords[text]) }
    return part
  }

  /// Numbers, in hundredths, and what stands between them, folded.
  private static func parts(_ text: String) -> [Part] {
    var parts: [Part] = []
    var digits = ""
    var other = ""
    func closeNumber() {
      guard !digits.isEmpty else { return }
      if let value = hundredths(digits) { parts.append(.number(value)) } else { other += digits }
      digits = ""
    }
    func closeWord() {
      let folded = ColumnNames.fold(other)
      if !folded.isEmpty { parts.append(.text(folded)) }
      other = ""
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9":
        closeWord()
        digits.unicodeScalars.append(scalar)
      case ".", ",":
        if digits.isEmpty { other.unicodeScalars.append(scalar) } else { digits.append(".") }
      case " ", "\u{A0}", "\u{202F}":
        closeNumber()
      default:
        closeNumber()
        other.unicodeScalars.append(scalar)
      }
    }
    closeNumber()
    closeWord()
    return parts
  }

  /// `4.5` as 450; nil if it is no number below a million.
  static func hundredths(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts[0].count <= 6, !parts[0].isEmpty, let whole = Int(parts[0]) else {
      return nil
    }
    let fraction = parts.count == 2 ? parts[1].prefix(3) : ""
    let padded = Int(fraction + String(repeating: "0", count: 3 - fraction.count)) ?? 0
    return whole * 100 + (padded + 5) / 10
  }

  static func text(_ hundredths: Int) -> String {
    let rest = hundredths % 100
    if rest == 0 { return "\(hundredths / 100)" }
    if rest % 10 == 0 { return "\(hundredths / 100).\(rest / 10)" }
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
