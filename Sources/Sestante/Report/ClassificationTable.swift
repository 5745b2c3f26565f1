internal import SestanteText

/// Classifications as lines for a terminal: sign, score, pillars, touchpoints, the beginning of the
/// text.
///
/// A wide terminal gets a line per document, a narrow one a second line for the labels.
public struct ClassificationTable: Sendable {
  private let words: Wording
  private let paint: Paint
  private let width: Int

  /// - Parameter width: the columns of the terminal; at least 60.
  public init(words: Wording, width: Int = 80, isColored: Bool = false) {
    self.words = words
    self.width = max(60, width)
    paint = Paint(isOn: isColored)
  }

  /// How much of a text is shown.
  static let textLength = 60
  private static let idWidth = 14
  private static let wide = 140

  /// The line, or two, of a document; ends with a line feed.
  public func line(_ analysis: Analysis, id: String, text: String) -> String {
    let lead =
      TerminalText.cell(TerminalText.line(id), Self.idWidth) + " "
      + TerminalText.cell(analysis.language.code, 5) + " "
      + paint(analysis.polarity.sign, analysis.polarity) + " "
      + TerminalText.figure(words.signed(analysis.score), 5) + "  "
    let used = Self.idWidth + 17
    let beginning = String(TerminalText.line(text).unicodeScalars.prefix(Self.textLength + 1))
    let pillars = labels(analysis.pillars)
    let touchpoints = labels(analysis.touchpoints)
    if width >= Self.wide {
      let room = width - used - Self.textLength - 4
      let narrow = room * 2 / 5
      return trimmed(
        lead + TerminalText.cell(pillars, narrow) + "  "
          + TerminalText.cell(touchpoints, room - narrow) + "  "
          + TerminalText.fit(beginning, Self.textLength))
    }
    let first = lead + TerminalText.fit(beginning, min(Self.textLength, width - used))
    let all = [pillars, touchpoints].filter { !$0.isEmpty }.joined(separator: " · ")
    if all.isEmpty { return trimmed(first) }
    let indent = String(repeating: " ", count: Self.idWidth + 7)
    return trimmed(first) + indent + TerminalText.fit(all, width - indent.utf8.count) + "\n"
  }

  private func labels(_ labels: [LabelFinding]) -> String {
    labels.map { "\($0.id)\($0.polarity.sign)\($0.isInferred ? "?" : "")" }.joined(separator: ", ")
  }

  private func trimmed(_ line: String) -> String {
    var out = line
    while out.last == " " { out.removeLast() }
    return out + "\n"
  }
}
