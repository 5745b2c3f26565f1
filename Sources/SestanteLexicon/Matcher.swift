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
  /// The term's valence in hundredths if the sentiment layer is in, else 0.
  public var valence: Int16
  /// The layers it was found in.
  public var layers: Layers
  /// What rules ask of it often.
  public var traits: Traits

  /// Answers that are worth keeping beside the match.
  public struct Traits: OptionSet, BitwiseCopyable, Sendable {
    /// A bit for each trait.
    public let rawValue: UInt8
    /// Traits from their bits.
    @inlinable @inline(__always)
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// It modifies judgements: the sentiment layer is in and the term is a modifier.
    @inlinable
    public static var modifier: Traits { @inline(__always) get { Traits(rawValue: 1) } }
    /// It names a thing that a grade can belong to.
    @inlinable
    public static var thing: Traits { @inline(__always) get { Traits(rawValue: 2) } }
    /// It has a concept that opinions on can become labels.
    @inlinable
    public static var mapped: Traits { @inline(__always) get { Traits(rawValue: 4) } }
  }

  /// What a match counts for. Layers are matched leftmost-longest, each for itself.
  public struct Layers: OptionSet, BitwiseCopyable, Sendable {
    /// A bit for each layer.
    public let rawValue: UInt8
    /// Layers from their bits.
    @inlinable @inline(__always)
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// A valence or a modifier.
    @inlinable
    public static var sentiment: Layers { @inline(__always) get { Layers(rawValue: 1) } }
    /// A concept: a thing, a circumstance, or what a polar term judges.
    @inlinable
    public static var concept: Layers { @inline(__always) get { Layers(rawValue: 2) } }
    /// A signal.
    @inlinable
    public static var signal: Layers { @inline(__always) get { Layers(rawValue: 4) } }
  }
}

/// A token that may begin a term.
struct TermStart: BitwiseCopyable {
  var token: UInt32
  /// How many commas and deeper gaps stand between the sentence's beginning and the token; the top
  /// bit says that a longer term may begin here.
  var gaps: UInt32
  static let goesOn: UInt32 = 1 << 31
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

  /// The tokens of the sentence at hand that begin a term.
  private var starts = Scratch<TermStart>(capacity: 256)

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
    let gaps = gather(sentence, language, tokens)
    taken = (sentence.first, sentence.first, sentence.first)
    clause &+= 1
    part &+= 1
    var passed: UInt32 = 0
    for s in 0..<starts.count {
      let start = starts[s]
      let t = Int(start.token)
      let token = tokens[t]
      let before = start.gaps & ~TermStart.goesOn
      clause &+= before &- passed
      part &+= before &- passed
      passed = before
      let node = token.root(language)
      if start.gaps & TermStart.goesOn == 0 {
        add(node, from: t, to: t, lexicon.heads[Int(node)].layers, -1, sentenceNumber, &matches)
        continue
      }
      longest = (Found(), Found(), Found())
      if node != 0 { follow(node, at: t, end, -1, tokens, text) }
      // Terms may begin with `<n>` as well as with the number's own word.
      if token.flags.contains(.number), lexicon.numberRoot(language) != 0 {
        follow(
          lexicon.numberRoot(language), at: t, end, numberValue(token, text), tokens, text)
      }
      addLongest(from: t, sentenceNumber, into: &matches)
    }
    clause &+= gaps &- passed
    part &+= gaps &- passed
  }

  /// Keeps the tokens of a sentence that begin a term; gives the number of gaps that end a clause.
  ///
  /// No step depends on the one before and none branches, so the waits for memory of many tokens
  /// overlap; what follows looks at the few tokens that are left.
  @inline(__always)
  private mutating func gather(
    _ sentence: Sentence, _ language: Language, _ tokens: UnsafePointer<Token>
  ) -> UInt32 {
    let first = Int(sentence.first)
    let end = Int(sentence.end)
    let isEnglish = language == .english
    let numberRoot = lexicon.numberRoot(language)
    starts.removeAll()
    starts.reserve(end - first)
    let starts = starts.base
    let heads = lexicon.heads
    // First only ask for the filters' words: nothing waits for them, so many are on their way at once.
    for t in first..<end {
      let root = isEnglish ? tokens[t].english : tokens[t].italian
      sestante_prefetch(
        lexicon.children + heads[Int(root)].filterPlace(tokens[t + 1].form))
    }
    var count = 0
    // The first token opens the sentence's first clause whatever stands before it.
    var gaps: UInt32 = tokens[first].gap >= .comma ? ~0 : 0
    for t in first..<end {
      let token = tokens[t]
      let next = tokens[t + 1]
      gaps &+= token.gap >= .comma ? 1 : 0
      let root = isEnglish ? token.english : token.italian
      let head = heads[Int(root)]
      let isNumber = next.flags.rawValue & Token.Flags.number.rawValue != 0
      let isJoined = next.gap <= .hyphen
      let mayGoOn =
        head.mayHaveChild(next.form, lexicon.children)
        .or(head.hasAnyChild).or(head.hasNumberChild.and(isNumber)).and(isJoined)
      let opensNumber =
        (token.flags.rawValue & Token.Flags.number.rawValue != 0).and(numberRoot != 0)
      let goesOn = mayGoOn.or(opensNumber)
      starts[count] = TermStart(
        token: UInt32(truncatingIfNeeded: t), gaps: goesOn ? gaps | TermStart.goesOn : gaps)
      count &+= (head.layers.rawValue != 0).or(goesOn) ? 1 : 0
      sestante_prefetch(lexicon.nodes + Int(root))
      sestante_prefetch(
        lexicon.children + (mayGoOn ? head.childSlot(next.form) : 0))
    }
    self.starts.setCount(count)
    return gaps
  }

  /// Terms have fewer tokens than this.
  private static let longestTerm = 24

  /// Follows the trie from a node over every path the tokens allow (the word itself, `<n>`, `<*>`)
  /// and keeps the longest term of each layer.
  private mutating func follow(
    _ root: UInt32, at first: Int, _ end: Int, _ number: Int32, depth: Int = 0,
    _ tokens: UnsafePointer<Token>, _ text: UnsafePointer<UInt8>
  ) {
    keep(lexicon.heads[Int(root)].layers, root, first, number)
    var node = root
    var last = first
    var depth = depth
    while true {
      let next = tokens[last + 1]
      guard last + 1 < end, depth < Self.longestTerm, next.gap <= .hyphen else { return }
      let head = lexicon.heads[Int(node)]
      depth += 1
      last += 1
      let literal = head.child(next.form, lexicon.children)
      let isNumber = head.hasNumberChild && next.flags.contains(.number)
      if !isNumber, !head.hasAnyChild {
        if literal.bits == 0 { return }
        keep(literal.layers, literal.node, last, number)
        if !literal.hasChildren { return }
        node = literal.node
        continue
      }
      // Several ways on: the word itself first, since of equally long terms the first is kept.
      if literal.bits != 0 {
        follow(literal.node, at: last, end, number, depth: depth, tokens, text)
      }
      if isNumber {
        let child = head.child(UInt32(Lexicon.numberForm), lexicon.children).node
        let value = number < 0 ? numberValue(next, text) : number
        if child != 0 { follow(child, at: last, end, value, depth: depth, tokens, text) }
      }
      if head.hasAnyChild {
        let child = head.child(UInt32(Lexicon.anyForm), lexicon.children).node
        if child != 0 { follow(child, at: last, end, number, depth: depth, tokens, text) }
      }
      return
    }
  }

  /// Enters a term of some layers that ends at a token.
  @inline(__always)
  private mutating func keep(
    _ layers: Match.Layers, _ node: UInt32, _ last: Int, _ value: Int32
  ) {
    if layers.isEmpty { return }
    let here = Found(node: node, last: UInt32(truncatingIfNeeded: last), value: value)
    if layers.contains(.sentiment), longest.sentiment.isShorter(than: here) {
      longest.sentiment = here
    }
    if layers.contains(.concept), longest.concept.isShorter(than: here) { longest.concept = here }
    if layers.contains(.signal), longest.signal.isShorter(than: here) { longest.signal = here }
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
      found.node, from: t, to: Int(found.last), layers, found.value, sentence, &matches)
  }

  /// Appends a match in those of its layers that are not taken yet.
  @inline(__always)
  private mutating func add(
    _ node: UInt32, from t: Int, to last: Int, _ layers: Match.Layers, _ value: Int32,
    _ sentence: UInt32, _ matches: inout Scratch<Match>
  ) {
    var layers = layers
    var valence: Int16 = 0
    var traits: Match.Traits = []
    let first = UInt32(t)
    let next = UInt32(last) &+ 1
    if layers.contains(.sentiment) {
      if first >= taken.sentiment {
        taken.sentiment = next
        valence = lexicon.nodes[Int(node)].valence
        let modifier = lexicon.nodes[Int(node)].modifier
        if modifier >= 0 {
          traits = .modifier
          if lexicon.modifiers[Int(modifier)].kind == .contrast {
            part &+= 1
            if lexicon.modifiers[Int(modifier)].scope != .clause { clause &+= 1 }
          }
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
        sentence: sentence, number: value, valence: valence, layers: layers, traits: traits))
  }

  /// The whole part of a number token, or what a number word stands for.
  private mutating func numberValue(_ token: Token, _ text: UnsafePointer<UInt8>) -> Int32 {
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

extension Bool {
  /// Both, without a branch.
  @inline(__always)
  fileprivate func and(_ other: Bool) -> Bool { UInt8(self) & UInt8(other) != 0 }
  /// One of them, without a branch.
  @inline(__always)
  fileprivate func or(_ other: Bool) -> Bool { UInt8(self) | UInt8(other) != 0 }
}

extension UInt8 {
  @inline(__always)
  fileprivate init(_ flag: Bool) { self = flag ? 1 : 0 }
}
