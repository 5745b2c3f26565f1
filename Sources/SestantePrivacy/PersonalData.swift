/// What personal data can be.
public enum PersonalDataKind: UInt8, Sendable, CaseIterable {
  case email, phone, iban, card, taxCode, vat, plate, address, name

  /// The name tables and corpora use: `tax-code`.
  public var id: String { self == .taxCode ? "tax-code" : "\(self)" }

  /// What stands in its place: `[PHONE]`.
  public var placeholder: String { self == .taxCode ? "[TAX_CODE]" : "[\("\(self)".uppercased())]" }

  /// The kind of a name, or nil.
  public init?(id: some StringProtocol) {
    guard let kind = Self.allCases.first(where: { $0.id == id }) else { return nil }
    self = kind
  }
}

/// Personal data found in a text.
public struct PersonalData: Sendable, Hashable {
  /// What it is.
  public var kind: PersonalDataKind
  /// Half-open span in UTF-8 bytes of the text it was found in.
  public var span: Range<Int>

  /// Something found at a place.
  public init(_ kind: PersonalDataKind, _ span: Range<Int>) {
    self.kind = kind
    self.span = span
  }
}

/// How many items of each kind were replaced.
public struct RedactionCounts: Sendable, Hashable {
  private var counts = [Int](repeating: 0, count: PersonalDataKind.allCases.count)

  /// Nothing was replaced yet.
  public init() {}

  /// The number of a kind.
  public subscript(kind: PersonalDataKind) -> Int {
    get { counts[Int(kind.rawValue)] }
    set { counts[Int(kind.rawValue)] = newValue }
  }

  /// All kinds together.
  public var total: Int { counts.reduce(0, +) }

  /// Adds what another place counted.
  public mutating func merge(_ other: RedactionCounts) {
    for kind in PersonalDataKind.allCases { self[kind] += other[kind] }
  }

  /// `2 email, 1 phone`: the kinds that occurred, in their order; empty if none did.
  public var summary: String {
    PersonalDataKind.allCases.filter { self[$0] > 0 }.map { "\(self[$0]) \($0.id)" }
      .joined(separator: ", ")
  }
}
