/// The languages Sestante reads, and the two answers that are none of them.
public enum Language: UInt8, Sendable, CaseIterable {
  case undetermined, italian, english, mixed

  /// The code used in tables and output: `it`, `en`, `mixed`, `und`.
  public var code: String {
    switch self {
    case .undetermined: "und"
    case .italian: "it"
    case .english: "en"
    case .mixed: "mixed"
    }
  }

  /// The language of a code, or nil.
  public init?(code: String) {
    guard let found = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = found
  }
}
