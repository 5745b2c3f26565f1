public import SestanteText

/// A run of tokens that a term matched, and where it stands.
public struct Match: BitwiseCopyable, Sendable {
  /// First and last token, both included.
  public var first: UInt32
  public var last: UInt32
  /// The node of the lexicon's trie.
  public var node: UInt32
  /// Clauses count through the document; a clause ends at a comma, at another dividing sign or before a
  /// contrast word.
  public var clause: UInt32
  /// Parts of a clause, divided by joining words (`e`, `and`); they count through the document too.
  public var part: UInt32
  public var sentence: UInt32
  /// The number a `<n>` of the term matched, −1 for none.
  public var number: Int32
  public var layers: Layers

  /// What a match counts for. Layers are matched leftmost-longest, each for itself.
  public struct Layers: OptionSet, BitwiseCopyable, Sendable {
    public let rawValue: UInt8
    @inline(__always)
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// A valence or a modifier.
    public static let sentiment = Layers(rawValue: 1)
    public static let concept = Layers(rawValue: 2)
    public static let signal = Layers(rawValue: 4)
  }
}

/// Finds the terms of a sentence, leftmost-longest in each layer, and counts clauses on the way.
public struct Matcher: ~Copyable {
  private let lexicon: LexiconView
  /// Running numbers, so that clauses and parts are unique in the document.
  public private(set) var clause: UInt32 = 0
  private var part: UInt32 = 0

  /// A matcher over a lexicon that outlives it.
  public init(lexicon: LexiconView) { self.lexicon = lexicon }

  /// Begins a document.
  public mutating func begin() {
    clause = 0
    part = 0
  }

  /// Appends the matches of one sentence, in the order of their first token.
  public mutating func match(
    _ sentence: Sentence, number: UInt32, language: Language, in buffer: borrowing TokenBuffer,
    _ text: UnsafePointer<UInt8>, into matches: inout Scratch<Match>
  ) {
    let tokens = UnsafePointer(buffer.tokens.base)
    let end = Int(sentence.end)
    // Up to where each layer is taken.
    var taken = (sentiment: Int(sentence.first), concept: Int(sentence.first), signal: Int(sentence.first))
    clause &+= 1
    part &+= 1
    var t = Int(sentence.first)
    while t < end {
      let token = tokens[t]
      if token.gap >= .comma, t > Int(sentence.first) {
        clause &+= 1
        part &+= 1
      }
      var node = lexicon.root(token.form, language)
      if node == 0 || (token.flags.contains(.number) && !lexicon.nodes[Int(node)].isTerm) {
        if token.flags.contains(.number) {
          if node == 0 || !lexicon.nodes[Int(node)].hasChildren { node = lexicon.numberRoot(language) }
        }
        if node == 0 {
          t += 1
          continue
        }
      }
      var best = (sentiment: (UInt32(0), t), concept: (UInt32(0), t), signal: (UInt32(0), t))
      var value: Int32 = token.flags.contains(.number) ? numberValue(token, text) : -1
      var last = t
      while true {
        let found = lexicon.nodes[Int(node)]
        if found.isTerm {
          if found.hasSentiment { best.sentiment = (node, last) }
          if found.conceptCount != 0 { best.concept = (node, last) }
          if found.signalCount != 0 { best.signal = (node, last) }
        }
        guard found.hasChildren, last + 1 < end else { break }
        let next = tokens[last + 1]
        if next.gap > .hyphen { break }
        var child = next.form == 0 ? 0 : lexicon.child(of: node, form: next.form)
        if child == 0, next.flags.contains(.number) {
          child = lexicon.child(of: node, form: UInt32(Lexicon.numberForm))
          if child != 0, value < 0 { value = numberValue(next, text) }
        }
        if child == 0 { child = lexicon.child(of: node, form: UInt32(Lexicon.anyForm)) }
        if child == 0 { break }
        node = child
        last += 1
      }
      add(best, at: t, &taken, value, number, into: &matches)
      t += 1
    }
  }

  @inline(__always)
  private mutating func add(
    _ best: (sentiment: (UInt32, Int), concept: (UInt32, Int), signal: (UInt32, Int)), at t: Int,
    _ taken: inout (sentiment: Int, concept: Int, signal: Int), _ value: Int32, _ sentence: UInt32,
    into matches: inout Scratch<Match>
  ) {
    let sentiment = best.sentiment.0 != 0 && t >= taken.sentiment
    let concept = best.concept.0 != 0 && t >= taken.concept
    let signal = best.signal.0 != 0 && t >= taken.signal
    if sentiment {
      taken.sentiment = best.sentiment.1 + 1
      let modifier = lexicon.nodes[Int(best.sentiment.0)].modifier
      if modifier >= 0, lexicon.modifiers[Int(modifier)].kind == .contrast {
        part &+= 1
        if lexicon.modifiers[Int(modifier)].scope != .clause { clause &+= 1 }
      }
    }
    if concept { taken.concept = best.concept.1 + 1 }
    if signal { taken.signal = best.signal.1 + 1 }
    func append(_ node: UInt32, _ last: Int, _ layers: Match.Layers) {
      matches.append(
        Match(
          first: UInt32(t), last: UInt32(last), node: node, clause: clause, part: part,
          sentence: sentence, number: value, layers: layers))
    }
    // Layers that met the same node are one match.
    var conceptLeft = concept
    var signalLeft = signal
    if sentiment {
      var layers: Match.Layers = .sentiment
      if concept, best.concept.0 == best.sentiment.0 {
        layers.insert(.concept)
        conceptLeft = false
      }
      if signal, best.signal.0 == best.sentiment.0 {
        layers.insert(.signal)
        signalLeft = false
      }
      append(best.sentiment.0, best.sentiment.1, layers)
    }
    if conceptLeft {
      var layers: Match.Layers = .concept
      if signalLeft, best.signal.0 == best.concept.0 {
        layers.insert(.signal)
        signalLeft = false
      }
      append(best.concept.0, best.concept.1, layers)
    }
    if signalLeft { append(best.signal.0, best.signal.1, .signal) }
  }

  /// The whole part of a number token, or what a number word stands for.
  private func numberValue(_ token: Token, _ text: UnsafePointer<UInt8>) -> Int32 {
    let word = lexicon.forms[Int(token.form)].number
    if word >= 0 { return Int32(word) }
    var value: Int32 = 0
    var i = Int(token.start)
    while i < Int(token.end), text[i] &- 0x30 < 10, value < 100_000_000 {
      value = value * 10 + Int32(text[i] - 0x30)
      i += 1
    }
    return i == Int(token.start) ? -1 : value
  }
}
