internal import CScan
public import SestanteText

/// A run of tokens that a term matched, and where it stands.
public struct Match: BitwiseCopyable, Sendable {
  /// First and last token, both included.
  public var first: UInt32
  /// The last token, included.
  public var last: UInt32
  /// The node of the lexicon's trie.
  public var node: UInt32
  /// Clauses count through the document; a clause ends at a comma, at another dividing sign or
  /// before a contrast word.
  public var clause: UInt32
  /// Parts of a clause, divided by joining words (`e`, `and`); they count through the document too.
  public var part: UInt32
  /// The sentence's number in the document, from 0.
  public var sentence: UInt32
  /// The number a `<n>` of the term matched, −1 for none.
  public var number: Int32
  /// The layers it was found in.
  public var layers: Layers

  /// What a match counts for. Layers are matched leftmost-longest, each for itself.
  public struct Layers: OptionSet, BitwiseCopyable, Sendable {
    /// A bit for each layer.
    public let rawValue: UInt8
    /// Layers from their bits.
    @inline(__always)
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// A valence or a modifier.
    public static let sentiment = Layers(rawValue: 1)
    /// A concept: a thing, a circumstance, or what a polar term judges.
    public static let concept = Layers(rawValue: 2)
    /// A signal.
    public static let signal = Layers(rawValue: 4)
  }
}

/// Finds the terms of a sentence, leftmost-longest in each layer, and counts clauses on the way.
public struct Matcher: ~Copyable {
  private let lexicon: LexiconView
  /// Running numbers, so that clauses and parts are unique in the document.
  public private(set) var clause: UInt32 = 0
  private var part: UInt32 = 0
  /// The longest terms that begin at the token at hand.
  private var longest = (sentiment: Found(), concept: Found(), signal: Found())
  /// Up to which token each layer is taken.
  private var taken: (sentiment: UInt32, concept: UInt32, signal: UInt32) = (0, 0, 0)

  /// A matcher over a lexicon that outlives it.
  public init(lexicon: LexiconView) { self.lexicon = lexicon }

  /// Begins a document.
  public mutating func begin() {
    clause = 0
    part = 0
  }

  /// Appends the matches of one sentence, in the order of their first token.
  public mutating func match(
    _ sentence: Sentence, number sentenceNumber: UInt32, language: Language,
    in buffer: borrowing TokenBuffer,
    _ text: UnsafePointer<UInt8>, into matches: inout Scratch<Match>
  ) {
    let tokens = UnsafePointer(buffer.tokens.base)
    let end = Int(sentence.end)
    ask(for: sentence, language, tokens)
    taken = (sentence.first, sentence.first, sentence.first)
    clause &+= 1
    part &+= 1
    var t = Int(sentence.first)
    while t < end {
      let token = tokens[t]
      if token.gap >= .comma, t > Int(sentence.first) {
        clause &+= 1
        part &+= 1
      }
      let node = lexicon.root(token.form, language)
      // Terms may begin with `<n>` as well as with the number's own word.
      let number = token.flags.contains(.number) ? lexicon.numberRoot(language) : 0
      if node != 0 || number != 0 {
        let found = lexicon.nodes + Int(node)
        if number != 0 || (found.pointee.hasChildren && goesOn(found, behind: t, end, tokens)) {
          longest = (Found(), Found(), Found())
          if node != 0 { follow(node, at: t, end, -1, 0, tokens, text) }
          if number != 0 {
            follow(number, at: t, end, numberValue(token, text), 0, tokens, text)
          }
          addLongest(from: t, sentenceNumber, into: &matches)
        } else if !found.pointee.layers.isEmpty {
          add(node, from: t, to: t, found.pointee.layers, -1, sentenceNumber, into: &matches)
        }
      }
      t &+= 1
    }
  }

  /// Asks for the memory that matching a sentence will touch, step by step: nodes, their child
  /// filters, the transitions that pass the filter, the children. See ``Tokenizer`` for why.
  @inline(__always)
  private func ask(for sentence: Sentence, _ language: Language, _ tokens: UnsafePointer<Token>) {
    let first = Int(sentence.first)
    let end = min(Int(sentence.end), first + 256)
    for t in first..<end {
      sestante_prefetch(lexicon.nodes + Int(lexicon.root(tokens[t].form, language)))
    }
    for t in first..<end {
      let node = lexicon.nodes + Int(lexicon.root(tokens[t].form, language))
      if node.pointee.hasChildren {
        sestante_prefetch(lexicon.childFilters + Int(node.pointee.filterStart))
      }
    }
    for t in first..<max(first, end - 1) {
      let root = lexicon.root(tokens[t].form, language)
      let next = tokens[t + 1].form
      if next != 0, lexicon.nodes[Int(root)].hasChildren,
        lexicon.mayHaveChild(lexicon.nodes + Int(root), form: next)
      {
        sestante_prefetch(lexicon.transitions + lexicon.transitionSlot(root, next))
      }
    }
  }

  /// Whether the next token may continue a term: a filter says no for most.
  @inline(__always)
  private func goesOn(
    _ node: UnsafePointer<TermNode>, behind t: Int, _ end: Int, _ tokens: UnsafePointer<Token>
  ) -> Bool {
    if t + 1 >= end { return false }
    let next = tokens[t + 1]
    if next.gap > .hyphen { return false }
    return next.form != 0 && lexicon.mayHaveChild(node, form: next.form)
      || next.flags.contains(.number) || node.pointee.hasAnyChild
  }

  /// Terms have fewer tokens than this.
  private static let longestTerm = 24

  /// Follows the trie from a node over every path the tokens allow (the word itself, `<n>`, `<*>`)
  /// and keeps the longest term of each layer.
  private mutating func follow(
    _ node: UInt32, at last: Int, _ end: Int, _ value: Int32, _ depth: Int,
    _ tokens: UnsafePointer<Token>, _ text: UnsafePointer<UInt8>
  ) {
    let found = lexicon.nodes + Int(node)
    let layers = found.pointee.layers
    if !layers.isEmpty {
      let here = Found(node: node, last: UInt32(last), value: value)
      if layers.contains(.sentiment), longest.sentiment.isShorter(than: here) {
        longest.sentiment = here
      }
      if layers.contains(.concept), longest.concept.isShorter(than: here) { longest.concept = here }
      if layers.contains(.signal), longest.signal.isShorter(than: here) { longest.signal = here }
    }
    guard found.pointee.hasChildren, last + 1 < end, depth < Self.longestTerm else { return }
    let next = tokens[last + 1]
    if next.gap > .hyphen { return }
    if next.form != 0 {
      let child = lexicon.child(of: node, form: next.form)
      if child != 0 { follow(child, at: last + 1, end, value, depth + 1, tokens, text) }
    }
    if next.flags.contains(.number) {
      let child = lexicon.child(of: node, form: UInt32(Lexicon.numberForm))
      if child != 0 {
        let value = value < 0 ? numberValue(next, text) : value
        follow(child, at: last + 1, end, value, depth + 1, tokens, text)
      }
    }
    if found.pointee.hasAnyChild {
      let child = lexicon.child(of: node, form: UInt32(Lexicon.anyForm))
      if child != 0 { follow(child, at: last + 1, end, value, depth + 1, tokens, text) }
    }
  }

  /// Takes the longest term of each layer; layers that met at the same node are one match.
  private mutating func addLongest(
    from t: Int, _ sentence: UInt32, into matches: inout Scratch<Match>
  ) {
    var rest = longest
    if rest.sentiment.node != 0 {
      var layers: Match.Layers = .sentiment
      if rest.concept.node == rest.sentiment.node {
        layers.insert(.concept)
        rest.concept = Found()
      }
      if rest.signal.node == rest.sentiment.node {
        layers.insert(.signal)
        rest.signal = Found()
      }
      add(rest.sentiment, from: t, layers, sentence, into: &matches)
    }
    if rest.concept.node != 0 {
      var layers: Match.Layers = .concept
      if rest.signal.node == rest.concept.node {
        layers.insert(.signal)
        rest.signal = Found()
      }
      add(rest.concept, from: t, layers, sentence, into: &matches)
    }
    if rest.signal.node != 0 { add(rest.signal, from: t, .signal, sentence, into: &matches) }
  }

  /// Where the longest term of a layer ends.
  private struct Found {
    var node: UInt32 = 0
    var last: UInt32 = 0
    var value: Int32 = -1

    @inline(__always)
    func isShorter(than other: Found) -> Bool { node == 0 || last < other.last }
  }

  private mutating func add(
    _ found: Found, from t: Int, _ layers: Match.Layers, _ sentence: UInt32,
    into matches: inout Scratch<Match>
  ) {
    add(
      found.node, from: t, to: Int(found.last), layers, found.value, sentence, into: &matches)
  }

  /// Appends a match in those of its layers that are not taken yet.
  @inline(__always)
  private mutating func add(
    _ node: UInt32, from t: Int, to last: Int, _ layers: Match.Layers, _ value: Int32,
    _ sentence: UInt32, into matches: inout Scratch<Match>
  ) {
    var layers = layers
    let first = UInt32(t)
    let next = UInt32(last) &+ 1
    if layers.contains(.sentiment) {
      if first >= taken.sentiment {
        taken.sentiment = next
        let modifier = lexicon.nodes[Int(node)].modifier
        if modifier >= 0, lexicon.modifiers[Int(modifier)].kind == .contrast {
          part &+= 1
          if lexicon.modifiers[Int(modifier)].scope != .clause { clause &+= 1 }
        }
      } else {
        layers.remove(.sentiment)
      }
    }
    if layers.contains(.concept) {
      if first >= taken.concept { taken.concept = next } else { layers.remove(.concept) }
    }
    if layers.contains(.signal) {
      if first >= taken.signal { taken.signal = next } else { layers.remove(.signal) }
    }
    if layers.isEmpty { return }
    matches.append(
      Match(
        first: first, last: UInt32(last), node: node, clause: clause, part: part,
        sentence: sentence,
        number: value, layers: layers))
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
