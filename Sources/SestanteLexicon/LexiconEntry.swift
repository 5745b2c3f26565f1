/// The table row behind a match: what `explain` prints as `it/topics.tsv:412`.
public struct RowReference: Sendable, Hashable, BitwiseCopyable {
  /// The file in the upper 10 bits, the line below: one word, since every node and contribution has one.
  private var packed: UInt32

  /// Index into ``Lexicon/files``.
  public var file: Int { Int(packed >> 22) }
  /// The line in the file, from 1.
  public var line: Int { Int(packed & 0x3F_FFFF) }

  /// The most tables and the most lines of a table that can be cited.
  static let mostFiles = 1 << 10
  static let mostLines = (1 << 22) - 1

  /// A line, from 1, of the file at an index of ``Lexicon/files``.
  public init(file: Int, line: Int) {
    packed = UInt32(min(file, Self.mostFiles - 1)) << 22 | UInt32(min(line, Self.mostLines))
  }
}

/// What a modifier does to the opinions around it.
public enum ModifierKind: UInt8, Sendable, BitwiseCopyable {
  case negator, intensifier, dampener, contrast, irrealis
}

/// Where a modifier works, seen from itself.
public enum ModifierSide: UInt8, Sendable, BitwiseCopyable { case right, left, both }

/// How far a contrast word reaches.
public enum ContrastScope: UInt8, Sendable, BitwiseCopyable { case clause, sentence, document }

/// A row of the negators, intensifiers, dampeners, contrast or irrealis tables.
public struct Modifier: Sendable, BitwiseCopyable {
  /// Which table the row is from.
  public var kind: ModifierKind
  /// On which side of itself it looks for judgements.
  public var side: ModifierSide
  /// How many tokens it reaches over.
  public var reach: UInt8
  /// Whether the language doubles this negation without cancelling it (`non … mai`).
  public var isConcordant: Bool
  /// How far a contrast word reaches; without meaning for other kinds.
  public var scope: ContrastScope
  /// The factor on positive opinions; for contrast: on what stands before.
  public var first: Float
  /// The factor on negative opinions; for contrast: on what stands after.
  public var second: Float
  /// The row it was read from.
  public var row: RowReference
}

/// A concept that a term names or judges.
public struct ConceptReference: Sendable, BitwiseCopyable {
  /// Index into ``Lexicon/conceptNames``.
  public var concept: UInt8
  /// Whether the term is a judgement of the concept by itself.
  public var isPolar: Bool
  /// The row that ties the term to the concept.
  public var row: RowReference
}

/// A signal that a term shows, with its value.
public struct SignalReference: Sendable, BitwiseCopyable {
  /// Index into ``Lexicon/signals``.
  public var signal: UInt8
  /// Index into ``Lexicon/signalValues``; `UInt16.max` stands for the number matched.
  public var value: UInt16
  /// The row that ties the term to the signal.
  public var row: RowReference

  /// The mark of a signal whose value is the number matched (`<n>`).
  public static let matchedNumber = UInt16.max
}

/// A place in the trie of terms: what a sequence of forms means, and whether longer terms go on.
public struct TermNode: Sendable, BitwiseCopyable {
  /// Valence in hundredths, 0 for none.
  public var valence: Int16 = 0
  /// Index into ``Lexicon/modifiers``, −1 for none.
  public var modifier: Int16 = -1
  /// The row that gives the valence.
  public var valenceRow = RowReference(file: 0, line: 0)
  /// The first of its concepts, an index into ``LexiconView/concepts``.
  public var conceptStart: UInt32 = 0
  /// The first of its signals, an index into ``LexiconView/signals``.
  public var signalStart: UInt32 = 0
  /// How many concepts it names or judges.
  public var conceptCount: UInt8 = 0
  /// How many signals it shows.
  public var signalCount: UInt8 = 0
  /// Whether one of them begins with any token (`<*>`).
  public var hasAnyChild = false
  /// Whether one of them begins with a number (`<n>`).
  var hasNumberChild = false
  /// Its first concept, the same as ``conceptStart`` leads to: most nodes have one at most.
  public var firstConcept: UInt8 = 0
  /// Whether the node judges its first concept instead of naming it.
  public var judgesFirst = false
  /// Whether the valence is a polar term's, so that it belongs to the term's own concepts.
  public var isPolar = false
  /// Whether the term only silences the words inside it (`good morning`).
  public var isSilencing = false
  /// The layers a term that ends here counts for; none if no term does.
  public var layers: Match.Layers = []
  /// How sure the builder is of the valence: a written form beats a derived one.
  var rank: UInt8 = 0
  /// What a contrast word divides.
  var division = Division.nothing
  /// Fills half a cache line.
  private(set) var fill: UInt32 = 0

  /// What ends before a word of contrast: a part of a clause, or the clause with it.
  enum Division: UInt8, Sendable, BitwiseCopyable { case nothing, part, clause }

  /// Whether the term judges, modifies or silences: what the sentiment layer holds.
  @inline(__always)
  public var hasSentiment: Bool { valence != 0 || modifier >= 0 || isSilencing }
}
