internal import SestanteText

/// A text with its evidence marked: `Camera [+pulita+], ma [-check-in lentissimo-]`.
///
/// `+` praise, `-` complaint, `=` neither, `!` a signal. Evidence may overlap, so each mark says at
/// both ends what it is.
struct EvidenceMarks {
  let paint: Paint

  private struct Mark: Hashable {
    var span: Range<Int>
    var sign: Character
    var color: Paint.Color?
  }

  func text(_ text: String, _ evidence: [Evidence]) -> String {
    let bytes = Array(text.utf8)
    let marks = marks(evidence, length: bytes.count)
    var out = ""
    var open: [Mark] = []
    var at = 0
    func plain(to end: Int) {
      guard end > at else { return }
      let words = TerminalText.block(String(decoding: bytes[at..<end], as: UTF8.self))
      out += paint(words, open.last?.color)
      at = end
    }
    for place in Set(marks.flatMap { [$0.span.lowerBound, $0.span.upperBound] }).sorted() {
      plain(to: place)
      // What was opened last closes first.
      for mark in open.reversed() where mark.span.upperBound == place {
        out += paint("\(mark.sign)]", mark.color)
      }
      open.removeAll { $0.span.upperBound == place }
      for mark in marks where mark.span.lowerBound == place {
        out += paint("[\(mark.sign)", mark.color)
        open.append(mark)
      }
    }
    plain(to: bytes.count)
    return out
  }

  /// The marks in the order they open, the longer first. A signal on words that are marked anyway
  /// gets no mark of its own.
  private func marks(_ evidence: [Evidence], length: Int) -> [Mark] {
    var found: [Mark] = []
    var judged: Set<Range<Int>> = []
    for one in evidence where !one.isSignal { judged.insert(one.span) }
    for one in evidence {
      guard !one.span.isEmpty, one.span.lowerBound >= 0, one.span.upperBound <= length,
        !(one.isSignal && judged.contains(one.span))
      else { continue }
      let mark = Mark(span: one.span, sign: one.sign, color: Paint.color(of: one.polarity))
      if !found.contains(mark) { found.append(mark) }
    }
    return found.sorted {
      ($0.span.lowerBound, -$0.span.upperBound, String($0.sign))
        < ($1.span.lowerBound, -$1.span.upperBound, String($1.sign))
    }
  }
}

extension Evidence {
  /// Whether it shows a signal and judges nothing.
  var isSignal: Bool { because.contains { $0.role == "signal" } }

  fileprivate var sign: Character {
    if isSignal { return "!" }
    return switch polarity {
    case .positive: "+"
    case .negative: "-"
    case .neutral: "="
    case .mixed: "±"
    }
  }
}
