/// The class of a judgement, as the codebook's §1 has it.
public enum Polarity: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  case positive, negative, neutral, mixed

  /// The codebook's id.
  public var id: String {
    switch self {
    case .positive: "positive"
    case .negative: "negative"
    case .neutral: "neutral"
    case .mixed: "mixed"
    }
  }

  /// The polarity of an id, or nil.
  public init?(id: some StringProtocol) {
    guard let found = Self.allCases.first(where: { $0.id == id }) else { return nil }
    self = found
  }
}
