/// What an annotated sentence claims of some of its words, or of the whole document.
public struct Expectation: Sendable, Hashable {
  /// What must hold, of the words or of the document.
  public var claim: Claim
  /// Half-open span in UTF-8 bytes of the plain text; nil for a claim on the document.
  public var words: Range<Int>?
  /// Where the claim stands in the annotated line, in Unicode scalars from 1.
  public var column: Int
}

/// A claim of the example markup: `-`, `negative`, `^time-effort-`, `!@core-product`,
/// `!churn-intent`.
public struct Claim: Sendable, Hashable, CustomStringConvertible {
  /// What is claimed.
  public enum Subject: Sendable, Hashable {
    /// The words are judged, or not judged at all (`[words|0]`); for a document, its polarity.
    case opinion
    case pillar(String)
    case touchpoint(String)
    case topic(String)
    case signal(String)
  }

  /// What the claim speaks of.
  public var subject: Subject
  /// The polarity it must have; nil if any will do.
  public var polarity: Polarity?
  /// Whether it must not be there.
  public var isAbsent: Bool

  /// Reads a claim.
  ///
  /// `!` before `^`, `@`, `#` or `!` means that the label is not there; before a name it makes a
  /// signal.
  ///
  /// - Parameter isMark: whether it stands in a mark, where a bare sign judges the words.
  public init?(_ text: some StringProtocol, isMark: Bool = false) {
    var rest = Substring(text)
    isAbsent = false
    if rest.first == "!", let next = rest.dropFirst().first, "^@#!".contains(next) {
      isAbsent = true
      rest.removeFirst()
    }
    polarity = nil
    guard let kind = rest.first else { return nil }
    if !"^@#!".contains(kind) {
      guard !isAbsent, let found = isMark ? Self.sign(rest) : Polarity(id: rest) else { return nil }
      subject = .opinion
      polarity = found
      return
    }
    rest.removeFirst()
    if kind != "!", let found = Self.sign(rest.suffix(1)) {
      polarity = found
      rest.removeLast()
    }
    guard let first = rest.first, first.isLetter,
      rest.allSatisfy({ $0 == "-" || ($0.isASCII && ($0.isLetter || $0.isNumber)) })
    else { return nil }
    let id = String(rest)
    switch kind {
    case "^": subject = .pillar(id)
    case "@": subject = .touchpoint(id)
    case "#": subject = .topic(id)
    default: subject = .signal(id)
    }
  }

  private static func sign(_ text: Substring) -> Polarity? {
    switch text {
    case "+": .positive
    case "-": .negative
    case "0": .neutral
    case "~": .mixed
    default: nil
    }
  }

  /// As it is written: `!^time-effort-`.
  public var description: String {
    let sign = polarity.map(\.markup) ?? ""
    let name =
      switch subject {
      case .opinion: polarity?.id ?? ""
      case .pillar(let id): "^\(id)\(sign)"
      case .touchpoint(let id): "@\(id)\(sign)"
      case .topic(let id): "#\(id)\(sign)"
      case .signal(let id): "!\(id)"
      }
    return isAbsent ? "!\(name)" : name
  }
}

extension Polarity {
  /// As the example markup writes it.
  var markup: String {
    switch self {
    case .positive: "+"
    case .negative: "-"
    case .neutral: "0"
    case .mixed: "~"
    }
  }
}
