internal import CScan
public import SestanteText

/// Finds the terms of a document, leftmost-longest in each layer, and counts clauses on the way.
///
/// ```swift
/// matcher.begin(tokens, languages)
/// matcher.gather(tokens, languages)
/// matcher.reach(tokens)
/// matcher.step(tokens)
/// matcher.lookAhead(tokens)
/// for s in 0..<tokens.sentences.count {
///   matcher.match(s, in: tokens, languages, bytes, into: &matches)
/// }
/// ```
///
/// Each of them asks for memory that the next one reads; other documents, each with a matcher of its
/// own, may come in between.
public struct Matcher: ~Copyable {
  private let lexicon: LexiconView
  /// Running numbers, so that clauses and parts are unique in the document.
  public private(set) var clause: UInt32 = 0
  private var part: UInt32 = 0
  /// The longest term that begins at the token at hand, and its layers.
  private var kept = Found()
  private var keptLayers: Match.Layers = []
  /// Whether its layers ended at different tokens; then ``longest`` holds each.
  private var isSplit = false
  private var longest = (sentiment: Found(), concept: Found(), signal: Found())
  /// Up to which token each layer is taken.
  private var taken: (sentiment: UInt32, concept: UInt32, signal: UInt32) = (0, 0, 0)

  /// Where terms may begin in the document at hand.
  private var starts = TermStarts()

  /// A matcher over a lexicon that outlives it.
  public init(lexicon: LexiconView) { self.lexicon = lexicon }

  /// Begins a document: asks for what tells where terms may begin.
  ///
  /// - Parameter languages: the raw value of each sentence's ``/SestanteText/Language``; all but
  ///   English are read as Italian.
  public mutating func begin(
    _ buffer: borrowing TokenBuffer, _ languages: borrowing Scratch<UInt8>
  ) {
    clause = 0
    part = 0
    starts.begin(from: 0, buffer, languages, lexicon)
  }

  /// Finds the tokens that may begin a term.
  @inline(__always)
  public mutating func gather(
    _ buffer: borrowing TokenBuffer, _ languages: borrowing Scratch<UInt8>
  ) { starts.gather(buffer, languages, lexicon) }

  /// Asks for the first steps from them.
  @inline(__always)
  public mutating func reach(_ buffer: borrowing TokenBuffer) {
    starts.reach(UnsafePointer(buffer.tokens.base), lexicon)
  }

  /// Takes the first steps.
  @inline(__always)
  public mutating func step(_ buffer: borrowing TokenBuffer) {
    starts.step(UnsafePointer(buffer.tokens.base), lexicon)
  }

  /// Asks for the second steps, and for what is known of the terms found so far.
  @inline(__always)
  public mutating func lookAhead(_ buffer: borrowing TokenBuffer) {
    starts.lookAhead(UnsafePointer(buffer.tokens.base), lexicon)
  }

  /// Takes the next piece of a long document.
  @inline(never)
  private mutating func goOn(
    from sentence: Int, _ buffer: borrowing TokenBuffer, _ languages: borrowing Scratch<UInt8>
  ) {
    starts.begin(from: sentence, buffer, languages, lexicon)
    gather(buffer, languages)
    reach(buffer)
    step(buffer)
    lookAhead(buffer)
  }

  /// Appends the matches of one sentence, in the order of their first token. Sentences come in their
  /// order.
  public mutating func match(
    _ number: Int, in buffer: borrowing TokenBuffer, _ languages: borrowing Scratch<UInt8>,
    _ text: UnsafePointer<UInt8>, into matches: inout Scratch<Match>
  ) {
    if number >= starts.range.upperBound { goOn(from: number, buffer, languages) }
    let sentence = buffer.sentences[number]
    let sentenceNumber = UInt32(truncatingIfNeeded: number)
    let tokens = UnsafePointer(buffer.tokens.base)
    let end = Int(sentence.end)
    let found = starts[number]
    let numberRoot = found.numberRoot
    taken = (sentence.first, sentence.first, sentence.first)
    clause &+= 1
    part &+= 1
    var passed: UInt32 = 0
    for s in Int(found.first)..<Int(found.end) {
      let start = starts.all[s]
      let t = Int(start.token)
      let before = start.gaps & ~TermStart.goesOn
      clause &+= before &- passed
      part &+= before &- passed
      passed = before
      let layers = start.root.layers
      let goesOn = start.gaps & TermStart.goesOn != 0
      if !goesOn, start.child.bits == 0 {
        if layers.isEmpty { continue }
        add(start.root.node, from: t, to: t, layers, -1, sentenceNumber, &matches)
        continue
      }
      kept = Found()
      keptLayers = []
      isSplit = false
      if !goesOn {
        keep(layers, start.root.node, t, -1)
        keep(start.child.layers, start.child.node, t + 1, -1)
        if start.child.mayGoOn(with: tokens[t + 2].form) {
          follow(start.child.node, at: t + 1, end, -1, depth: 1, tokens, text)
        }
      } else {
        if start.root.node != 0 { follow(start.root.node, at: t, end, -1, tokens, text) }
        // Terms may begin with `<n>` as well as with the number's own word.
        if numberRoot != 0, tokens[t].flags.contains(.number) {
          follow(numberRoot, at: t, end, numberValue(tokens[t], text), tokens, text)
        }
      }
      if isSplit {
        addSplit(from: t, sentenceNumber, into: &matches)
      } else if !keptLayers.isEmpty {
        add(kept, from: t, keptLayers, sentenceNumber, into: &matches)
      }
    }
    clause &+= found.gaps &- passed
    part &+= found.gaps &- passed
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
        if !literal.mayGoOn(with: tokens[last + 1].form) { return }
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
    let here = Found(node: node, end: UInt32(truncatingIfNeeded: last &+ 1), value: value)
    if !isSplit {
      // A longer term takes the place of a shorter one, unless that has a layer more.
      if layers.isSuperset(of: keptLayers), kept.end < here.end {
        kept = here
        keptLayers = layers
        return
      }
      if layers.isSubset(of: keptLayers), here.end <= kept.end { return }
      split()
    }
    if layers.contains(.sentiment), longest.sentiment.end < here.end { longest.sentiment = here }
    if layers.contains(.concept), longest.concept.end < here.end { longest.concept = here }
    if layers.contains(.signal), longest.signal.end < here.end { longest.signal = here }
  }

  /// Goes on with a longest term for each layer.
  @inline(never)
  private mutating func split() {
    isSplit = true
    longest.sentiment = keptLayers.contains(.sentiment) ? kept : Found()
    longest.concept = keptLayers.contains(.concept) ? kept : Found()
    longest.signal = keptLayers.contains(.signal) ? kept : Found()
  }

  /// Takes the longest term of each layer; layers that met at the same node are one match.
  @inline(never)
  private mutating func addSplit(
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
    /// One past its last token, 0 for none.
    var end: UInt32 = 0
    var value: Int32 = -1
  }

  private mutating func add(
    _ found: Found, from t: Int, _ layers: Match.Layers, _ sentence: UInt32,
    into matches: inout Scratch<Match>
  ) {
    add(
      found.node, from: t, to: Int(found.end) &- 1, layers, found.value, sentence, &matches)
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
        if lexicon.nodes[Int(node)].modifier >= 0 {
          traits = .modifier
          switch lexicon.nodes[Int(node)].division {
          case .nothing: break
          case .part: part &+= 1
          case .clause:
            part &+= 1
            clause &+= 1
            traits = [.modifier, .contrast]
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
