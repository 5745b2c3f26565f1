/// A run of letters and digits, as the scanners find it.
///
/// Positions are UTF-8 bytes of the untouched original. Where the word is not plain ASCII or
/// Latin-1 letters, its normalized form stands in the side buffer ``ScannedText/forms``.
public struct Word: BitwiseCopyable, Equatable, Sendable {
  /// Where the word starts, in bytes of the original.
  public var start: UInt32
  /// One past its last byte.
  public var end: UInt32
  /// Where the normalized form begins in the side buffer; ``Word/plain`` if folding the original's
  /// bytes is enough.
  public var form: UInt32
  /// The length of the normalized form in bytes; 0 for a word too long to look up.
  public var formLength: UInt16
  /// The length of a second form that follows the first: elongated letters (`beeello`) cut to one
  /// instead of two. 0 if there is none.
  public var shortLength: UInt16

  /// The mark of a word whose form is its own bytes.
  public static let plain = UInt32.max
}

/// What a sign between words does.
public enum Sign: UInt8, Sendable {
  case none, comma, clause, hyphen, stop, question, exclamation, newline, symbol, at, slash, other
}

/// A sign between words, with its place in the original.
public struct Mark: BitwiseCopyable, Equatable, Sendable {
  /// Where the sign starts, in bytes of the original.
  public var start: UInt32
  /// Its length in bytes.
  public var length: UInt8
  /// The raw value of ``sign``.
  public var signCode: UInt8

  /// A sign at a place of the original, both in bytes.
  @inline(__always)
  public init(start: UInt32, length: UInt8, sign: Sign) {
    self.start = start
    self.length = length
    signCode = sign.rawValue
  }

  /// What it does.
  @inline(__always)
  public var sign: Sign { unsafeBitCast(signCode, to: Sign.self) }
}

/// One text and what a scanner found in it: the input of look-up.
///
/// The bytes are copied in front of a margin, so that the hot path may load whole machine words at
/// the end of the text.
public struct ScannedText: ~Copyable {
  /// Bytes that may be read past the end of the text; they are zero.
  public static let margin = 80
  /// The longest text in bytes that spans can index.
  public static let longest = Int(UInt32.max) - margin

  /// The text, followed by ``margin`` zero bytes.
  public var bytes = Scratch<UInt8>(capacity: 4096)
  /// The length of the text in bytes.
  public private(set) var length = 0
  /// The text as it was loaded; valid until the next one is.
  public var original: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes.base, count: length)
  }
  /// Words in the order of the text; spans ascend and never overlap.
  public var words = Scratch<Word>(capacity: 512)
  /// Signs in the order of the text.
  public var marks = Scratch<Mark>(capacity: 256)
  /// Normalized forms of words that are not plain.
  public var forms = Scratch<UInt8>(capacity: 256)
  /// Whether the text has bytes beyond ASCII.
  public var hasHighBytes = false

  // Work space of the slow path.
  var normalized = Scratch<UInt8>(capacity: 256)
  var normalizedStarts = Scratch<UInt32>(capacity: 256)
  var normalizedEnds = Scratch<UInt32>(capacity: 256)

  /// A work space without a text; load one before scanning.
  public init() {}

  /// Takes a text of valid UTF-8, at most 4 GB, and forgets the one before.
  @inline(__always)
  public mutating func load(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.removeAll()
    bytes.reserve(text.count + Self.margin)
    if let base = text.baseAddress { bytes.append(from: base, count: text.count) }
    seal()
  }

  /// Takes what was appended to ``bytes`` since ``beginLoading()`` as the text.
  @inline(__always)
  public mutating func seal() {
    length = bytes.count
    bytes.reserve(Self.margin)
    (bytes.base + length).update(repeating: 0, count: Self.margin)
    words.removeAll()
    marks.removeAll()
    forms.removeAll()
    hasHighBytes = false
  }

  /// Empties ``bytes`` for a reader that writes the text there itself and then calls ``seal()``.
  @inline(__always)
  public mutating func beginLoading() { bytes.removeAll() }
}
