import SestanteLexicon
import SestanteText
import TestSupport
import Testing

/// The matcher finds what the simplest possible matcher finds: leftmost-longest, each layer for
/// itself.
@Suite struct MatcherTests {
  /// A match as both matchers tell it: the row, its first and last token.
  struct Found: Hashable, Comparable, CustomStringConvertible {
    var first: Int
    var last: Int
    var layer: String
    var line: Int
    var description: String { "\(layer) \(line): \(first)–\(last)" }

    static func < (a: Self, b: Self) -> Bool {
      (a.first, a.layer, a.last, a.line) < (b.first, b.layer, b.last, b.line)
    }
  }

  static let valence = [
    "ba|||1", "ba ce|||-1", "ba ce di|||2", "ce|||1", "ce di|||-1", "di ba|||0", "fo <*> gu|||1",
    "gu gu gu|||2",
  ]
  static let terms = ["ba ce|||note", "ce di ba|||note", "di|||note", "gu|||note"]
  static let signals = [
    "<n> gu|||repeat-contact|<n>", "ce ba ce|||loyalty-intent|x", "di di|||loyalty-intent|y",
  ]

  @Test(arguments: 0..<8)
  func `matcher equals naive matcher`(_ batch: UInt64) throws {
    let lexicon = try Lexicon(
      TableFiles.taxonomy + [
        TableFiles.source(
          "valence.tsv", "valence/1", Self.valence[0], Self.valence[1], Self.valence[2],
          Self.valence[3], Self.valence[4], Self.valence[5], Self.valence[6], Self.valence[7]),
        TableFiles.source(
          "terms.tsv", "terms/1", Self.terms[0], Self.terms[1], Self.terms[2], Self.terms[3]),
        TableFiles.source(
          "signs.tsv", "signals/1", Self.signals[0], Self.signals[1], Self.signals[2]),
      ])
    for round in 0..<100 as Range<UInt64> {
      let seed = batch * 1000 + round
      var random = SplitMix64(seed: seed)
      let words = ["ba", "ce", "di", "fo", "gu", "hi", "7", "12"]
      let tokens = (0..<1 + random.next(below: 24)).map { _ in random.pick(words) ?? "" }
      let found = Self.matches(tokens, lexicon)
      let expected = Self.naive(tokens)
      #expect(found == expected, "seed \(seed): \(tokens.joined(separator: " "))")
    }
  }

  @Test func `a number written out hides <n> in another layer`() throws {
    let lexicon = try Lexicon(
      TableFiles.taxonomy + [
        TableFiles.source("valence.tsv", "valence/1", "due ba|||1", "voto 8|||1"),
        TableFiles.source(
          "signs.tsv", "signals/1", "<n> ba|||repeat-contact|<n>", "voto <n>|||repeat-contact|<n>"),
        TableFiles.source("numbers.tsv", "numbers/1", "due|2"),
      ])
    for text in ["due ba", "voto 8"] {
      let layers = Self.matches(text.split(separator: " ").map(String.init), lexicon).map(\.layer)
      // The trie is followed along every path, so a written-out number hides no `<n>`.
      #expect(layers == ["signals", "valence"])
    }
  }

  private static func matches(_ tokens: [String], _ lexicon: Lexicon) -> [Found] {
    var joined = tokens.joined(separator: " ")
    var text = ScannedText()
    var buffer = TokenBuffer()
    joined.withUTF8 { text.load($0) }
    TextScanner.scan(&text)
    let view = lexicon.view
    var tokenizer = Tokenizer(lexicon: view)
    tokenizer.tokenize(&text, into: &buffer)
    var matcher = Matcher(lexicon: view)
    var matches = Scratch<Match>()
    var languages = Scratch<UInt8>()
    for _ in 0..<buffer.sentences.count { languages.append(Language.italian.rawValue) }
    matcher.begin(buffer, languages)
    matcher.gather(buffer, languages)
    matcher.reach(buffer)
    matcher.step(buffer)
    matcher.lookAhead(buffer)
    for s in 0..<buffer.sentences.count {
      matcher.match(s, in: buffer, languages, text.bytes.base, into: &matches)
    }
    var found: [Found] = []
    for m in 0..<matches.count {
      let match = matches[m]
      let node = lexicon.view.nodes[Int(match.node)]
      func add(_ layer: String, _ line: Int) {
        found.append(
          Found(first: Int(match.first), last: Int(match.last), layer: layer, line: line))
      }
      if match.layers.contains(.sentiment) {
        add("valence", node.valence == 0 ? 9 : node.valenceRow.line)
      }
      if match.layers.contains(.concept) {
        add("terms", lexicon.view.concepts[Int(node.conceptStart)].row.line)
      }
      if match.layers.contains(.signal) {
        add("signals", lexicon.view.signals[Int(node.signalStart)].row.line)
      }
    }
    withExtendedLifetime(lexicon) {}
    return found.sorted()
  }

  /// At every token not yet taken, the longest row that fits.
  private static func naive(_ tokens: [String]) -> [Found] {
    var found: [Found] = []
    for (layer, rows) in [("valence", valence), ("terms", terms), ("signals", signals)] {
      let patterns = rows.map { $0.split(separator: "|")[0].split(separator: " ").map(String.init) }
      var t = 0
      while t < tokens.count {
        let fitting = patterns.enumerated().filter { fits($1, Array(tokens.dropFirst(t))) }
        guard let best = fitting.max(by: { $0.element.count < $1.element.count }) else {
          t += 1
          continue
        }
        let last = t + best.element.count - 1
        found.append(Found(first: t, last: last, layer: layer, line: best.offset + 4))
        t = last + 1
      }
    }
    return found.sorted()
  }

  private static func fits(_ pattern: [String], _ tokens: [String]) -> Bool {
    pattern.count <= tokens.count
      && zip(pattern, tokens).allSatisfy { expected, token in
        expected == token || expected == "<*>" || expected == "<n>" && token.allSatisfy(\.isNumber)
      }
  }
}
