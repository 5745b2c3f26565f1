internal import CScan
public import SestanteText

/// A token that may begin a term.
struct TermStart: BitwiseCopyable {
  var token: UInt32
  /// How many commas and deeper gaps stand between the sentence's beginning and the token; the top
  /// bit says that a longer term may begin here, on a way that is still to be found.
  var gaps: UInt32
  /// Where its terms go on.
  var root: TermRoot
  /// The first step of the only way on, if that is known.
  var child = Child(bits: 0)
  static var goesOn: UInt32 { 1 << 31 }
}

/// Finds the terms of a sentence, leftmost-longest in each layer, and counts clauses on the way.
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

  /// The tokens of the sentence at hand that begin a term.
  private var starts = Scratch<TermStart>(capacity: 256)
  /// Those of them, by their index, behind which a longer term may begin.
  private var going = Scratch<UInt32>(capacity: 256)
  /// Those of them whose first step may be followed by a second.
  private var followed = Scratch<UInt32>(capacity: 256)

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
    let opensNumber = lexicon.numberRoot(language) != 0
    let gaps =
      language == .english
      ? gather(sentence, isEnglish: true, opensNumber, tokens)
      : gather(sentence, isEnglish: false, opensNumber, tokens)
    step(tokens, opensNumber)
    taken = (sentence.first, sentence.first, sentence.first)
    clause &+= 1
    part &+= 1
    var passed: UInt32 = 0
    for s in 0..<starts.count {
      let start = starts[s]
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
        if opensNumber, tokens[t].flags.contains(.number) {
          follow(
            lexicon.numberRoot(language), at: t, end, numberValue(tokens[t], text), tokens, text)
        }
      }
      if isSplit {
        addSplit(from: t, sentenceNumber, into: &matches)
      } else if !keptLayers.isEmpty {
        add(kept, from: t, keptLayers, sentenceNumber, into: &matches)
      }
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
    _ sentence: Sentence, isEnglish: Bool, _ opensNumber: Bool, _ tokens: UnsafePointer<Token>
  ) -> UInt32 {
    let count = Int(sentence.end &- sentence.first)
    let tokens = tokens + Int(sentence.first)
    starts.removeAll()
    starts.reserve(count)
    going.removeAll()
    going.reserve(count)
    let (starts, going) = (starts.base, going.base)
    let (heads, nodes, steps) = (lexicon.heads, lexicon.nodes, lexicon.firstSteps)
    let numbers = opensNumber ? UInt32(Token.Flags.number.rawValue) : 0
    var found = 0
    var goingOn = 0
    // The first token opens the sentence's first clause whatever stands before it.
    var gaps: UInt32 = tokens[0].gap >= .comma ? ~0 : 0
    var t = 0
    while t < count {
      gaps &+= tokens[t].gap >= .comma ? 1 : 0
      let root = isEnglish ? tokens[t].english : tokens[t].italian
      let next = tokens[t &+ 1]
      // Each of them is 1 for yes and 0 for no.
      let isJoined: UInt32 = next.gap <= .hyphen ? 1 : 0
      let mayGoOn =
        (steps.contains(root, next.form) | root.goesOn(withAnyOr: next.flags)) & isJoined
      let goesOn = mayGoOn | (UInt32(tokens[t].flags.rawValue) & numbers)
      starts[found] = TermStart(
        token: sentence.first &+ UInt32(truncatingIfNeeded: t), gaps: gaps | goesOn << 31,
        root: root)
      going[goingOn] = UInt32(truncatingIfNeeded: found)
      goingOn &+= Int(truncatingIfNeeded: goesOn)
      // Layers are three bits: 1 if there is any, else 0.
      found &+= Int(truncatingIfNeeded: ((UInt32(root.layers.rawValue) | goesOn) &+ 7) &>> 3)
      sestante_prefetch(nodes + Int(root.node))
      sestante_prefetch(heads + Int(truncatingIfNeeded: root.node &* mayGoOn))
      t &+= 1
    }
    self.starts.setCount(found)
    self.going.setCount(goingOn)
    return gaps
  }

  /// Takes the first step from the tokens behind which a longer term may begin, where the next word
  /// alone decides it, and asks for the memory of what it found and of the second step. Most steps
  /// lead nowhere.
  @inline(__always)
  private mutating func step(_ tokens: UnsafePointer<Token>, _ opensNumber: Bool) {
    let starts = starts.base
    let (heads, children, nodes) = (lexicon.heads, lexicon.children, lexicon.nodes)
    followed.removeAll()
    followed.reserve(going.count)
    for g in 0..<going.count {
      let start = starts + Int(going[g])
      let head = heads[Int(start.pointee.root.node)]
      sestante_prefetch(children + head.childSlot(tokens[Int(start.pointee.token) &+ 1].form))
    }
    for g in 0..<going.count {
      let s = Int(going[g])
      let token = tokens + Int(starts[s].token)
      if !starts[s].root.hasWordsOnly || opensNumber && token.pointee.flags.contains(.number) {
        continue
      }
      let head = heads[Int(starts[s].root.node)]
      starts[s].gaps &= ~TermStart.goesOn
      let child = head.likelyChild(token[1].form, children)
      // Two tokens ahead there is always one: the last is followed by one that joins nothing.
      let mayGoOn = child.mayGoOn(with: token[2].form)
      if child.bits == 0 || child.layers.isEmpty && !mayGoOn { continue }
      starts[s].child = child
      sestante_prefetch(nodes + Int(child.node))
      if mayGoOn {
        sestante_prefetch(heads + Int(child.node))
        followed.appendUnchecked(UInt32(truncatingIfNeeded: s))
      }
    }
    for f in 0..<followed.count {
      let start = starts[Int(followed[f])]
      let head = heads[Int(start.child.node)]
      let next = tokens[Int(start.token) &+ 2].form
      sestante_prefetch(children + head.filterPlace(next))
      sestante_prefetch(children + head.childSlot(next))
    }
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
        let modifier = lexicon.nodes[Int(node)].modifier
        if modifier >= 0 {
          traits = .modifier
          if lexicon.modifiers[Int(modifier)].kind == .contrast {
            part &+= 1
            if lexicon.modifiers[Int(modifier)].scope != .clause {
              clause &+= 1
              traits = [.modifier, .contrast]
            }
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
