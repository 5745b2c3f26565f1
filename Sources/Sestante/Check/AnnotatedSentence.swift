/// A sentence with what it must mean, in one line: input and expectation of a test.
///
/// ```swift
/// let example = try AnnotatedSentence("Camera [pulita|+]. => positive; @place-and-environment+")
/// example.text                    // "Camera pulita."
/// example.expectations.count      // 3
/// ```
///
/// The marks are those of `docs/lexicon-format.md`, *Examples that run*. A leading `= ` makes the
/// line exact: no pillar and no touchpoint beside those named behind ` => `.
public struct AnnotatedSentence: Sendable, Hashable {
  /// The plain text, marks stripped.
  public private(set) var text = ""
  /// What must hold, marks first, in the order of the line.
  public private(set) var expectations: [Expectation] = []
  /// Whether pillars and touchpoints beside those named are wrong.
  public let isExact: Bool

  /// Parses a line.
  ///
  /// - Throws: ``AnnotationError`` with the place of the first claim that cannot be read.
  public init(_ line: some StringProtocol) throws(AnnotationError) {
    var rest = Substring(line)
    isExact = rest.hasPrefix("= ")
    if isExact { rest.removeFirst(2) }
    var claims = Substring()
    if let arrow = Self.lastArrow(in: rest) {
      claims = rest[arrow.upperBound...]
      rest = rest[..<arrow.lowerBound]
    }
    let source = Substring(line)
    try readMarks(rest, of: source)
    for part in claims.split(separator: ";") {
      let name = part.trimmed
      if name.isEmpty { continue }
      let column = source.column(of: name.startIndex)
      guard let claim = Claim(name) else {
        throw AnnotationError(column: column, claim: String(name))
      }
      expectations.append(Expectation(claim: claim, words: nil, column: column))
    }
  }

  /// Takes `[words|claim]` apart; a bracket without a bar is text.
  private mutating func readMarks(
    _ body: Substring, of source: Substring
  ) throws(AnnotationError) {
    var rest = body
    while let open = rest.firstIndex(of: "[") {
      text += rest[..<open]
      let inside = rest[rest.index(after: open)...]
      guard let close = inside.firstIndex(of: "]"),
        let bar = inside[..<close].lastIndex(of: "|")
      else {
        text += "["
        rest = inside
        continue
      }
      let start = text.utf8.count
      text += inside[..<bar]
      let words = start..<text.utf8.count
      let column = source.column(of: open)
      for name in inside[inside.index(after: bar)..<close].split(separator: ",") {
        guard let claim = Claim(name.trimmed, isMark: true) else {
          throw AnnotationError(column: column, claim: String(name))
        }
        expectations.append(Expectation(claim: claim, words: words, column: column))
      }
      rest = inside[inside.index(after: close)...]
    }
    text += rest
  }

  private static func lastArrow(in line: Substring) -> Range<Substring.Index>? {
    var end = line.endIndex
    while let at = line[..<end].lastIndex(of: "=") {
      let tail = line[at...]
      if tail.hasPrefix("=> "), at > line.startIndex, line[line.index(before: at)] == " " {
        return line.index(before: at)..<line.index(at, offsetBy: 3)
      }
      end = at
    }
    return nil
  }
}

/// Something in an annotated sentence that is no claim.
public struct AnnotationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where in the line, in Unicode scalars from 1.
  public var column: Int
  /// The words that could not be read as a claim.
  public var claim: String

  /// What was found and what was expected, without its place.
  public var description: String {
    "\"\(claim)\" is no claim, expected a polarity, ^pillar, @touchpoint, #topic or !signal"
  }
}

extension Substring {
  /// Without blanks at both ends.
  fileprivate var trimmed: Substring {
    var rest = drop { $0 == " " }
    while rest.last == " " { rest.removeLast() }
    return rest
  }

  /// Which scalar of the line stands at an index, from 1.
  fileprivate func column(of index: Index) -> Int {
    unicodeScalars.distance(from: startIndex, to: index) + 1
  }
}
