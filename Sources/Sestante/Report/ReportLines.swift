/// The lines of a text report under construction.
struct ReportLines {
  let paint: Paint
  let width: Int
  private(set) var text = ""
  /// Whether a figure was marked as resting on few mentions.
  var hasSmall = false

  init(paint: Paint, width: Int) {
    self.paint = paint
    self.width = width
  }

  mutating func line(_ content: String) {
    var end = content.endIndex
    while end > content.startIndex, content[content.index(before: end)] == " " {
      end = content.index(before: end)
    }
    text += content[..<end]
    text += "\n"
  }

  mutating func blank() { text += "\n" }

  mutating func title(_ words: String) {
    line(paint(words, .bold))
    line(String(repeating: "═", count: min(width, TerminalText.width(words))))
  }

  mutating func section(_ words: String) {
    blank()
    line(paint(words, .bold))
  }
}
