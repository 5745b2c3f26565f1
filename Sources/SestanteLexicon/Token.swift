public import SestanteText

/// What separates a token from the one before it.
public enum Gap: UInt8, Sendable, Comparable {
  /// A blank or nothing.
  case soft
  /// A hyphen or slash inside a word; terms match across it.
  case hyphen
  /// A comma: ends a clause, keeps a list together.
  case comma
  /// Another sign that ends a clause: `;`, `:`, brackets, a dash.
  case clause
  /// The end of a sentence.
  case sentence

  /// Orders gaps by how deeply they divide: `soft` least, `sentence` most.
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A token: its span in the original, its form in the lexicon, and what stands before it.
public struct Token: BitwiseCopyable, Sendable {
  /// Half-open span in UTF-8 bytes of the untouched original; never modified once made.
  public var start: UInt32
  /// One past its last byte.
  public var end: UInt32
  /// The form, 0 if no table knows it.
  public var form: UInt32
  /// Where Italian and English terms that begin with the form go on.
  var italian: TermRoot
  var english: TermRoot
  var gapCode: UInt8
  /// What is known of the word or its spelling.
  public var flags: Flags

  /// Marks of a token, from its form or from how it is written.
  public struct Flags: OptionSet, BitwiseCopyable, Sendable {
    /// A bit for each mark.
    public let rawValue: UInt8
    /// Marks from their bits.
    @inlinable @inline(__always)
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Begins with a digit, or is a number word.
    @inlinable
    public static var number: Flags { @inline(__always) get { Flags(rawValue: 1) } }
    /// Written in capitals throughout, two letters or more.
    @inlinable
    public static var capitals: Flags { @inline(__always) get { Flags(rawValue: 2) } }
    /// Letters drawn out: `beeello`.
    @inlinable
    public static var elongated: Flags { @inline(__always) get { Flags(rawValue: 4) } }
    /// An emoji or emoticon.
    @inlinable
    public static var symbol: Flags { @inline(__always) get { Flags(rawValue: 8) } }
    /// Spelled as an abbreviation: a full stop behind it ends no sentence.
    @inlinable
    public static var abbreviation: Flags { @inline(__always) get { Flags(rawValue: 16) } }
  }

  /// The token of a span, with what the record of its spelling knows.
  @inline(__always)
  init(
    start: UInt32, end: UInt32, _ record: UnsafePointer<WordRecord>, _ gap: Gap, _ flags: Flags
  ) {
    (self.start, self.end) = (start, end)
    form = record.pointee.form
    (italian, english) = (record.pointee.italian, record.pointee.english)
    gapCode = gap.rawValue
    self.flags = flags
  }

  /// What separates it from the token before.
  @inline(__always)
  public var gap: Gap { unsafeBitCast(gapCode, to: Gap.self) }
}

/// A sentence as a range of tokens, with the evidence of its language.
public struct Sentence: BitwiseCopyable, Sendable {
  /// Its first token, an index into ``TokenBuffer/tokens``.
  public var first: UInt32
  /// One past its last token.
  public var end: UInt32
  /// Hundredths of a log-odds, positive for Italian.
  public var weight: Int32
  /// Whether a `?` ends it; of `!?` only the first sign counts.
  public var isQuestion: Bool
  /// Whether a `!` ends it; of `?!` only the first sign counts.
  public var isExclamation: Bool
}

/// Tokens and sentences of one document; reused from document to document.
public struct TokenBuffer: ~Copyable {
  /// Tokens in the order of the text.
  public var tokens = Scratch<Token>(capacity: 512)
  /// Sentences in the order of the text, side by side over all tokens.
  public var sentences = Scratch<Sentence>(capacity: 32)

  /// An empty buffer.
  public init() {}

  /// Puts a token that continues nothing behind the last one, so that looking one ahead needs no
  /// question. It is not counted.
  @inline(__always)
  mutating func close() {
    withUnsafePointer(to: WordRecord.unknown) {
      tokens.base[tokens.count] = Token(start: 0, end: 0, $0, .sentence, [])
    }
  }
}
