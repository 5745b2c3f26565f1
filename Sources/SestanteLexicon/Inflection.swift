/// The forms of a lemma by the `inflection/1` table of its language.
///
/// A class holds endings; the longest ending of the lemma decides, and each of its rows lists what
/// replaces it.
struct Inflection: Sendable {
  struct Rule: Sendable {
    var endings: [[UInt8]]
    var factor: Double
  }

  /// class → ending → rules.
  private var classes: [String: [[UInt8]: [Rule]]] = [:]

  mutating func add(class name: Substring, ending: Substring, forms: Substring, factor: Double) {
    let endings = forms.split(separator: " ").map { $0 == "-" ? [] : Array($0.utf8) }
    classes[String(name), default: [:]][Array(ending.utf8), default: []]
      .append(Rule(endings: endings, factor: factor))
  }

  func knows(_ name: Substring) -> Bool { classes[String(name)] != nil }

  var isEmpty: Bool { classes.isEmpty }

  /// Calls `body` with each form of `lemma` and the factor on its valence. The lemma itself comes
  /// first.
  func forms(of lemma: [UInt8], class name: Substring, _ body: ([UInt8], Double) -> Void) {
    body(lemma, 1)
    guard let rules = classes[String(name)] else { return }
    var length = min(lemma.count, 8)
    while length >= 0 {
      if let found = rules[Array(lemma.suffix(length))] {
        let stem = lemma.dropLast(length)
        for rule in found {
          for ending in rule.endings {
            let form = Array(stem) + ending
            if form != lemma { body(form, rule.factor) }
          }
        }
        return
      }
      length -= 1
    }
  }
}
