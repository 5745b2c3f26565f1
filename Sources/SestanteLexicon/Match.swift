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
    /// It sets what stands before it against what follows, over more than its clause.
    @inlinable
    public static var contrast: Traits { @inline(__always) get { Traits(rawValue: 8) } }
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
