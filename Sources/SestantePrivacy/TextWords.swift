internal import SestanteText

/// A run of letters and digits.
struct Word: BitwiseCopyable {
  var start: UInt32
  var end: UInt32
  var shape: Shape
  /// Of the lower-cased bytes.
  var hash: UInt64

  /// What the characters of a word are.
  struct Shape: OptionSet, BitwiseCopyable {
    var rawValue: UInt8
    static let digit = Shape(rawValue: 1)
    static let letter = Shape(rawValue: 2)
    /// The first character is an upper-case letter.
    static let capital = Shape(rawValue: 4)
    static let lower = Shape(rawValue: 8)
    /// Letters beyond ASCII.
    static let wide = Shape(rawValue: 16)
  }

  var count: Int { Int(end &- start) }
  var isNumber: Bool { shape == .digit }
  var isLetters: Bool { shape.contains(.letter) && !shape.contains(.digit) }
  var isCapital: Bool { shape.contains(.capital) }
  /// More than one letter and none of them lower case.
  var isShouted: Bool { isLetters && !shape.contains(.lower) && count > 1 }
}

/// Splits bytes into words by fixed ranges of code points.
enum TextWords {
  /// A hash that is the same on every machine (FNV-1a).
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  @inline(__always)
  static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// Appends the words of a text.
  static func split(_ text: UnsafeBufferPointer<UInt8>, into words: inout Scratch<Word>) {
    guard let base = text.baseAddress else { return }
    let count = text.count
    var i = 0
    while i < count {
      var length = step(base, i, count)
      if length == 0 {
        i &+= 1
        continue
      }
      let start = i
      var shape: Word.Shape = isUpper(base, i, length) ? .capital : []
      var hash = seed
      repeat {
        let byte = base[i]
        if byte < 0x80 {
          if byte &- 0x30 < 10 {
            shape.insert(.digit)
            hash = mix(hash, byte)
          } else {
            shape.formUnion(byte >= 0x61 ? [.letter, .lower] : .letter)
            hash = mix(hash, byte | 0x20)
          }
        } else {
          let upper = isUpper(base, i, length)
          shape.formUnion(upper ? [.letter, .wide] : [.letter, .wide, .lower])
          for k in 0..<length { hash = mix(hash, base[i &+ k] | (upper && k == 1 ? 0x20 : 0)) }
        }
        i &+= length
        length = i < count ? step(base, i, count) : 0
      } while length > 0
      words.append(Word(start: UInt32(start), end: UInt32(i), shape: shape, hash: hash))
    }
  }

  /// The hashes of the words of a table's cell.
  static func hashes(_ cell: some StringProtocol) -> [UInt64] {
    var words = Scratch<Word>()
    var copy = String(cell)
    copy.withUTF8 { split($0, into: &words) }
    return (0..<words.count).map { words[$0].hash }
  }

  /// How many bytes of a letter or digit stand at a place; 0 for anything else.
  @inline(__always)
  private static func step(_ base: UnsafePointer<UInt8>, _ i: Int, _ count: Int) -> Int {
    let byte = base[i]
    if byte < 0x80 { return byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 ? 1 : 0 }
    switch byte {
    case 0xC3...0xDF: return min(2, count &- i)
    // Symbols of Latin-1, U+2000–2FFF (punctuation, arrows, boxes), U+3000–303F, emoji.
    case 0xE2, 0xF0...0xFF, 0x80...0xC2: return 0
    default:
      return byte == 0xE3 && i &+ 1 < count && base[i &+ 1] == 0x80 ? 0 : min(3, count &- i)
    }
  }

  /// A–Z and À–Þ.
  @inline(__always)
  private static func isUpper(_ base: UnsafePointer<UInt8>, _ i: Int, _ length: Int) -> Bool {
    if base[i] < 0x80 { return base[i] &- 0x41 < 26 }
    return length == 2 && base[i] == 0xC3 && base[i &+ 1] >= 0x80 && base[i &+ 1] <= 0x9E
  }
}
