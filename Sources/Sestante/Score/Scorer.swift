internal import SestanteLexicon
internal import SestanteText

/// What the scoring rules see: the matches of a document around one judgement.
struct Surroundings {
  private let knowledge: UnsafePointer<Knowledge>
  let matches: UnsafePointer<Match>
  let tokens: UnsafePointer<Token>
  private let clauseModifiers: UnsafePointer<Bool>
  /// The first match of the sentence and one past its last.
  let lower: Int
  let upper: Int
  let sentence: Sentence

  init(
    _ knowledge: UnsafePointer<Knowledge>, matches: UnsafePointer<Match>,
    tokens: UnsafePointer<Token>, clauseModifiers: UnsafePointer<Bool>,
    _ range: Range<Int>, sentence: Sentence
  ) {
    self.knowledge = knowledge
    self.matches = matches
    self.tokens = tokens
    self.clauseModifiers = clauseModifiers
    lower = range.lowerBound
    upper = range.upperBound
    self.sentence = sentence
  }

  var lexicon: LexiconView {
    @inline(__always) get { knowledge.pointee.lexicon }
  }

  var parameters: ScoringParameters {
    @inline(__always) get { knowledge.pointee.parameters }
  }

  var baseScores: BaseScores {
    @inline(__always) get { knowledge.pointee.baseScores }
  }

  var mapping: MappingView {
    @inline(__always) get { knowledge.pointee.mapping }
  }

  var signalRules: DerivationView {
    @inline(__always) get { knowledge.pointee.derivations }
  }

  /// Whether some modifier stands in a match's clause.
  @inline(__always)
  func mayBeModified(_ match: Match) -> Bool { clauseModifiers[Int(match.clause)] }

  @inline(__always)
  func modifier(_ index: Int) -> Modifier? {
    guard matches[index].traits.contains(.modifier) else { return nil }
    return lexicon.modifiers[Int(lexicon.nodes[Int(matches[index].node)].modifier)]
  }

  @inline(__always)
  func valence(_ index: Int) -> Int { Int(matches[index].valence) }
}

extension Surroundings {
  /// Whether a word that is judgement and modifier in one (`super`, `terribly`) modifies here: a
  /// judgement follows within its reach.
  @inline(__always)
  func isModifying(_ index: Int) -> Bool {
    guard let modifier = modifier(index), modifier.kind != .contrast, modifier.side != .left else {
      return false
    }
    let own = matches[index]
    var j = index + 1
    while j < upper, matches[j].clause == own.clause,
      Int(matches[j].first) - Int(own.last) <= Int(modifier.reach)
    {
      if valence(j) != 0 { return true }
      j += 1
    }
    return false
  }
}

/// The score of one judgement while the rules work on it.
struct RunningScore {
  /// Scale −1 … +1 before clamping.
  var value: Float

  /// Applies a factor and keeps what it changed as a contribution.
  @inline(__always)
  mutating func multiply(
    by factor: Float, _ role: Role, _ match: Match, _ row: RowReference,
    _ tokens: UnsafePointer<Token>, _ contributions: inout Scratch<Contribution>
  ) {
    let before = value
    value *= factor
    contributions.append(
      Contribution(
        start: tokens[Int(match.first)].start, end: tokens[Int(match.last)].end, row: row,
        role: role,
        effect: Int16(clamping: Int(nearest: (value - before) * 100))))
  }
}

/// Turns valences into opinions: each rule in its turn, each leaving its contribution.
///
/// The order is fixed: strength (intensifiers, dampeners), emphasis, irrealis, negation.
/// `docs/method.md` has the formula and a worked example.
enum Scorer {
  /// Appends the opinion of a match that has a valence, and its contributions; gives whether the match
  /// is an opinion.
  static func score(
    _ around: Surroundings, _ index: Int, into opinions: inout Scratch<Opinion>,
    _ contributions: inout Scratch<Contribution>
  ) -> Bool {
    if around.isModifying(index) { return false }
    let match = around.matches[index]
    let start = contributions.count
    let base = around.baseScores[around.valence(index)]
    var score = RunningScore(value: base.value)
    contributions.append(
      Contribution(
        start: around.tokens[Int(match.first)].start, end: around.tokens[Int(match.last)].end,
        row: around.lexicon.nodes[Int(match.node)].valenceRow, role: .term,
        effect: base.effect))
    let scope = ModifierScope(around, index)
    Intensity.apply(scope, &score, &contributions)
    Emphasis.apply(scope, &score, &contributions)
    guard Irrealis.apply(scope, &score, &contributions) else {
      contributions.setCount(start)
      return false
    }
    Negation.apply(scope, &score, &contributions)
    let value = Int(nearest: score.value * 100)
    opinions.append(
      Opinion(
        match: UInt32(index), score: Int32(max(-100, min(100, value))), weight: 100,
        contributionStart: UInt32(start), aspect: -1))
    return true
  }
}

/// The modifiers that reach a judgement: those of its clause, within their reach, no other
/// judgement in between unless it is joined to this one.
struct ModifierScope {
  let around: Surroundings
  let index: Int
  /// Modifiers in reach, nearest first, at most eight.
  private(set) var found: (Int32, Int32, Int32, Int32, Int32, Int32, Int32, Int32) = (
    -1, -1, -1, -1, -1, -1, -1, -1
  )
  private(set) var count = 0

  /// No reach in the tables is longer.
  static let longestReach = 12

  @inline(__always)
  init(_ around: Surroundings, _ index: Int) {
    self.around = around
    self.index = index
    let own = around.matches[index]
    if around.mayBeModified(own) { search(own) }
  }

  /// Looks for modifiers on both sides of the judgement.
  private mutating func search(_ own: Match) {
    // To the left: modifiers that work to their right.
    var j = index - 1
    var isBlocked = false
    var carry = Int(own.first)
    while j >= around.lower {
      let other = around.matches[j]
      let distance = Int(own.first) - Int(other.last)
      if other.clause != own.clause || distance > Self.longestReach { break }
      if let modifier = around.modifier(j), modifier.kind != .contrast, distance > 0 {
        if modifier.side != .left, distance <= Int(modifier.reach) {
          if !isBlocked || modifier.kind == .negator && carry >= 0 || modifier.kind == .irrealis {
            add(j)
          }
        }
      }
      if around.valence(j) != 0, !around.isModifying(j) {
        isBlocked = true
        // A negation carries over a judgement that is joined to this one ("non pulito e ordinato").
        if carry - Int(other.last) > around.parameters.negationCarry { carry = -1 }
        if carry >= 0 { carry = Int(other.first) }
      }
      j -= 1
    }
    // To the right: modifiers that work to their left.
    j = index + 1
    while j < around.upper {
      let other = around.matches[j]
      let distance = Int(other.first) - Int(own.last)
      if other.clause != own.clause || distance > Self.longestReach { break }
      if let modifier = around.modifier(j), modifier.kind != .contrast, distance > 0 {
        if modifier.side != .right, distance <= Int(modifier.reach) { add(j) }
      }
      if around.valence(j) != 0 { break }
      j += 1
    }
  }

  @inline(__always)
  private mutating func add(_ match: Int) {
    guard count < 8 else { return }
    withUnsafeMutableBytes(of: &found) {
      $0.storeBytes(of: Int32(match), toByteOffset: count * 4, as: Int32.self)
    }
    count += 1
  }

  /// The match of the k-th modifier.
  @inline(__always)
  subscript(k: Int) -> Int {
    withUnsafeBytes(of: found) { Int($0.load(fromByteOffset: k * 4, as: Int32.self)) }
  }
}
