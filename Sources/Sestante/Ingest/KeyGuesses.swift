internal import SestanteText

/// Remembers which key follows which, and what each means.
///
/// Records of one file repeat their keys in one order. The key that came next the last time is
/// compared as three words, quotes included; when it is there, nothing is scanned or looked up.
struct KeyGuesses: ~Copyable {
  /// A key as it stands in the file, up to 24 bytes with its quotes.
  struct Guess: BitwiseCopyable {
    var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
    var masks: (UInt64, UInt64, UInt64) = (0, 0, 0)
    /// With its quotes; 0 for an empty place.
    var length: Int32 = 0
    /// What the key means: an entry of ``KeyTable``, or −1.
    var entry: Int32 = -1
    /// The place of the key that came after it.
    var next: Int32 = 0

    /// Whether the key stands at `index`; 24 bytes must be readable.
    @inline(__always)
    func matches(_ base: UnsafePointer<UInt8>, _ index: Int) -> Bool {
      let first = (Bytes.load(base, index) & masks.0) ^ words.0
      let second = (Bytes.load(base, index &+ 8) & masks.1) ^ words.1
      let third = (Bytes.load(base, index &+ 16) & masks.2) ^ words.2
      return first | second | third == 0 && length != 0
    }
  }

  static let longest = 24
  private static let placesPerNode = 64

  private var guesses = Scratch<Guess>()

  init(nodeCount: Int) {
    for _ in 0..<nodeCount * (Self.placesPerNode + 1) { guesses.append(Guess()) }
  }

  /// The place before the first key of a node's objects.
  @inline(__always)
  func opening(_ node: Int) -> Int { node &* (Self.placesPerNode &+ 1) }

  @inline(__always)
  var base: UnsafeMutablePointer<Guess> { guesses.base }

  /// Where a key of `length` bytes belongs; 24 bytes must be readable and `length` in 2...24.
  func place(
    _ node: Int, _ base: UnsafePointer<UInt8>, _ index: Int, length: Int
  ) -> (place: Int, guess: Guess) {
    var guess = Guess()
    guess.masks = (
      Self.mask(length), Self.mask(length &- 8), Self.mask(length &- 16)
    )
    guess.words = (
      Bytes.load(base, index) & guess.masks.0, Bytes.load(base, index &+ 8) & guess.masks.1,
      Bytes.load(base, index &+ 16) & guess.masks.2
    )
    guess.length = Int32(length)
    let mixed =
      (guess.words.0 ^ guess.words.1 &* 0x9E37_79B9_7F4A_7C15 ^ guess.words.2)
      &* 0xD6E8_FEB8_6659_FD93
    return (opening(node) + 1 + Int(mixed >> 58), guess)
  }

  /// Covers the first `count` bytes of a word.
  private static func mask(_ count: Int) -> UInt64 {
    count <= 0 ? 0 : ~0 >> UInt64(64 - 8 * min(count, 8))
  }
}
