internal import CScan
internal import SestanteText

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

/// The tokens of some sentences that may begin a term, with the first steps on their ways.
///
/// Each pass asks for the memory that the next one reads: the waits of many tokens, and of several
/// documents, overlap. Few tokens are left for the matcher to look at one by one.
struct TermStarts: ~Copyable {
  /// The starts of a sentence.
  struct OfSentence: BitwiseCopyable {
    /// A range of ``TermStarts/all``.
    var first: UInt32
    var end: UInt32
    /// How many gaps in the sentence end a clause.
    var gaps: UInt32
    /// The node for terms that begin with a number, 0 for none.
    var numberRoot: UInt32
  }

  /// The most tokens that are looked at together, unless a sentence has more: long documents come in
  /// pieces.
  private static let most = 1024

  /// The sentences at hand, and their tokens.
  private(set) var range = 0..<0
  private var tokenRange = 0..<0
  /// All starts in them, in the order of the text.
  private(set) var all = Scratch<TermStart>(capacity: 256)
  private var sentences = Scratch<OfSentence>(capacity: 32)
  /// Those, by their index, whose longer terms all go on with words, and with the next one maybe.
  private var going = Scratch<UInt32>(capacity: 256)
  /// Those behind which a longer term may begin in other ways: with any token, with a number.
  private var branching = Scratch<UInt32>(capacity: 64)
  /// Where first steps led that may be followed by a second: a node, and the token of that step.
  private var followed = Scratch<(node: UInt32, token: UInt32)>(capacity: 256)
  /// The bit of ``FirstSteps`` that each token asks.
  private var bits = Scratch<UInt32>(capacity: 512)

  /// The starts of a sentence at hand.
  @inline(__always)
  subscript(sentence: Int) -> OfSentence { sentences[sentence &- range.lowerBound] }

  /// Takes the sentences from one on, as many as fit, and asks for the words of the filter.
  @inline(__always)
  mutating func begin(
    from first: Int, _ buffer: borrowing TokenBuffer, _ languages: borrowing Scratch<UInt8>,
    _ lexicon: LexiconView
  ) {
    let tokens = UnsafePointer(buffer.tokens.base)
    (range, tokenRange) = (first..<first, 0..<0)
    guard first < buffer.sentences.count else { return }
    let firstToken = Int(buffer.sentences[first].first)
    var end = first + 1
    while end < buffer.sentences.count,
      Int(buffer.sentences[end].end) - firstToken <= Self.most
    {
      end += 1
    }
    range = first..<end
    tokenRange = firstToken..<Int(buffer.sentences[end - 1].end)
    bits.removeAll()
    bits.reserve(tokenRange.count)
    for s in range {
      if languages[s] == Language.english.rawValue {
        ask(buffer.sentences[s], isEnglish: true, tokens, lexicon)
      } else {
        ask(buffer.sentences[s], isEnglish: false, tokens, lexicon)
      }
    }
  }

  /// Finds the starts of the sentences at hand.
  @inline(__always)
  mutating func gather(
    _ buffer: borrowing TokenBuffer, _ languages: borrowing Scratch<UInt8>, _ lexicon: LexiconView
  ) {
    let tokens = UnsafePointer(buffer.tokens.base)
    // What is written is counted afterwards, so one more is touched.
    let room = tokenRange.count + 1
    all.removeAll()
    all.reserve(room)
    going.removeAll()
    going.reserve(room)
    branching.removeAll()
    branching.reserve(room)
    sentences.removeAll()
    sentences.reserve(range.count)
    for s in range {
      if languages[s] == Language.english.rawValue {
        gather(buffer.sentences[s], isEnglish: true, tokens, lexicon)
      } else {
        gather(buffer.sentences[s], isEnglish: false, tokens, lexicon)
      }
    }
  }

  @inline(__always)
  private mutating func ask(
    _ sentence: Sentence, isEnglish: Bool, _ tokens: UnsafePointer<Token>, _ lexicon: LexiconView
  ) {
    let (steps, bits) = (lexicon.firstSteps, bits.base - tokenRange.lowerBound)
    var t = Int(sentence.first)
    while t < Int(sentence.end) {
      let root = isEnglish ? tokens[t].english : tokens[t].italian
      bits[t] = steps.bit(root, tokens[t &+ 1].form)
      sestante_prefetch(steps.word(bits[t]))
      t &+= 1
    }
  }

  /// Keeps the tokens of a sentence that may begin a term. No step depends on the one before and none
  /// branches.
  @inline(__always)
  private mutating func gather(
    _ sentence: Sentence, isEnglish: Bool, _ tokens: UnsafePointer<Token>, _ lexicon: LexiconView
  ) {
    let (all, going, branching) = (all.base, going.base, branching.base)
    let bits = bits.base - tokenRange.lowerBound
    let (heads, steps) = (lexicon.heads, lexicon.firstSteps)
    let numberRoot = lexicon.numberRoot(isEnglish ? .english : .italian)
    let numbers = numberRoot != 0 ? UInt32(Token.Flags.number.rawValue) : 0
    var found = self.all.count
    let first = found
    var goingOn = self.going.count
    var branches = self.branching.count
    // The first token opens the sentence's first clause whatever stands before it.
    var t = Int(sentence.first)
    var gaps: UInt32 = tokens[t].gap >= .comma ? ~0 : 0
    while t < Int(sentence.end) {
      gaps &+= tokens[t].gap >= .comma ? 1 : 0
      let root = isEnglish ? tokens[t].english : tokens[t].italian
      let next = tokens[t &+ 1]
      // Each of them is 1 for yes and 0 for no.
      let isJoined: UInt32 = next.gap <= .hyphen ? 1 : 0
      let stepsOn = steps.contains(bits[t]) & isJoined
      let otherwise =
        root.goesOn(withAnyOr: next.flags) & isJoined | UInt32(tokens[t].flags.rawValue) & numbers
      let goesOn = stepsOn | otherwise
      all[found] = TermStart(
        token: UInt32(truncatingIfNeeded: t), gaps: gaps | goesOn << 31, root: root)
      going[goingOn] = UInt32(truncatingIfNeeded: found)
      goingOn &+= Int(truncatingIfNeeded: stepsOn & ~otherwise)
      branching[branches] = UInt32(truncatingIfNeeded: found)
      branches &+= Int(truncatingIfNeeded: otherwise)
      // Layers are three bits: 1 if there is any, else 0.
      found &+= Int(truncatingIfNeeded: ((UInt32(root.layers.rawValue) | goesOn) &+ 7) &>> 3)
      sestante_prefetch(heads + Int(truncatingIfNeeded: root.node &* goesOn))
      t &+= 1
    }
    self.all.setCount(found)
    self.going.setCount(goingOn)
    self.branching.setCount(branches)
    sentences.appendUnchecked(
      OfSentence(
        first: UInt32(truncatingIfNeeded: first), end: UInt32(truncatingIfNeeded: found),
        gaps: gaps, numberRoot: numberRoot))
  }

  /// Asks for the first steps.
  @inline(__always)
  mutating func reach(_ tokens: UnsafePointer<Token>, _ lexicon: LexiconView) {
    let (heads, children) = (lexicon.heads, lexicon.children)
    for g in 0..<going.count {
      let start = all[Int(going[g])]
      let head = heads[Int(start.root.node)]
      sestante_prefetch(children + head.childSlot(tokens[Int(start.token) &+ 1].form))
    }
    for b in 0..<branching.count {
      let start = all[Int(branching[b])]
      let head = heads[Int(start.root.node)]
      let next = tokens[Int(start.token) &+ 1].form
      sestante_prefetch(children + head.filterPlace(next))
      sestante_prefetch(children + head.childSlot(next))
      sestante_prefetch(children + head.childSlot(UInt32(Lexicon.anyForm)))
    }
  }

  /// Takes the first step from the starts behind which a longer term may begin, where the next word
  /// alone decides it. Most steps lead nowhere.
  @inline(__always)
  mutating func step(_ tokens: UnsafePointer<Token>, _ lexicon: LexiconView) {
    let all = all.base
    let (heads, children) = (lexicon.heads, lexicon.children)
    followed.removeAll()
    followed.reserve(going.count + 2 * branching.count)
    for g in 0..<going.count {
      let start = all + Int(going[g])
      let token = tokens + Int(start.pointee.token)
      start.pointee.gaps &= ~TermStart.goesOn
      let head = heads[Int(start.pointee.root.node)]
      let child = head.likelyChild(token[1].form, children)
      // Two tokens ahead there is always one: the last is followed by one that joins nothing.
      let mayGoOn = child.mayGoOn(with: token[2].form)
      if child.bits == 0 || child.layers.isEmpty && !mayGoOn { continue }
      start.pointee.child = child
      if mayGoOn { follow(child, from: start.pointee.token, heads) }
    }
    for b in 0..<branching.count {
      let start = all + Int(branching[b])
      let head = heads[Int(start.pointee.root.node)]
      let token = tokens + Int(start.pointee.token)
      guard token[1].gap <= .hyphen else { continue }
      let child = head.child(token[1].form, children)
      if child.mayGoOn(with: token[2].form) { follow(child, from: start.pointee.token, heads) }
      if head.hasAnyChild {
        let child = head.child(UInt32(Lexicon.anyForm), children)
        if child.mayGoOn(with: token[2].form) { follow(child, from: start.pointee.token, heads) }
      }
    }
  }

  /// Notes where a first step led, and asks for its head.
  @inline(__always)
  private mutating func follow(
    _ child: Child, from token: UInt32, _ heads: UnsafePointer<NodeHead>
  ) {
    sestante_prefetch(heads + Int(child.node))
    followed.appendUnchecked((child.node, token &+ 2))
  }

  /// Asks for the memory of the second steps and of what is known of terms.
  @inline(__always)
  mutating func lookAhead(_ tokens: UnsafePointer<Token>, _ lexicon: LexiconView) {
    let (heads, children, nodes) = (lexicon.heads, lexicon.children, lexicon.nodes)
    for s in 0..<all.count {
      let node = all[s].child.bits == 0 ? all[s].root.node : all[s].child.node
      sestante_prefetch(nodes + Int(node))
    }
    for f in 0..<followed.count {
      let head = heads[Int(followed[f].node)]
      let next = tokens[Int(followed[f].token)].form
      sestante_prefetch(children + head.filterPlace(next))
      sestante_prefetch(children + head.childSlot(next))
    }
  }
}
