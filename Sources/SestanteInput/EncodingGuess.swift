internal import Sestante

/// Finds the encoding of a sample.
///
/// A byte order mark or the zeros of UTF-16 decide at once, then valid UTF-8. What is left has one
/// byte a character: each encoding reads the sample, and the one that gives most of the characters
/// that the table of values expects of Italian and English text is taken.
struct EncodingGuess {
  private let weights: [UnicodeScalar: Int]

  init(_ knowledge: InputKnowledge) { weights = knowledge.letters }

  /// UTF-16 by its mark or its zeros, UTF-8 by its mark; nil if neither shows.
  static func marked(_ sample: ArraySlice<UInt8>) -> TextEncoding? {
    for encoding in [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian]
    where encoding.markLength(sample) > 0 { return encoding }
    var zeros = (even: 0, odd: 0)
    for (place, byte) in sample.enumerated() where byte == 0 {
      if place & 1 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let pairs = sample.count / 2
    guard pairs >= 4, zeros.even + zeros.odd > 0 else { return nil }
    if zeros.odd * 10 >= pairs * 6, zeros.even * 10 <= pairs { return .utf16LittleEndian }
    if zeros.even * 10 >= pairs * 6, zeros.odd * 10 <= pairs { return .utf16BigEndian }
    return nil
  }

  /// The encoding of a sample with bytes above ASCII.
  ///
  /// - Parameter isWhole: whether the input ends where the sample does.
  func encoding(of sample: ArraySlice<UInt8>, isWhole: Bool) -> TextEncoding {
    let (valid, invalid) = Self.sequences(sample, isWhole: isWhole)
    if valid > 0, invalid * 4 <= valid { return .utf8 }
    if invalid == 0 { return .utf8 }
    let candidates: [TextEncoding] = [.windows1252, .latin9, .macRoman]
    var best = (encoding: TextEncoding.windows1252, score: Int.min)
    for candidate in candidates {
      let score = score(sample, Converter.upperHalf(candidate))
      if score > best.score { best = (candidate, score) }
    }
    return best.encoding
  }

  /// How many sequences of several bytes are right, and how many bytes are part of none; what the
  /// end of the sample cuts does not count, unless the input ends there too and holds no other.
  static func sequences(
    _ sample: ArraySlice<UInt8>, isWhole: Bool
  ) -> (valid: Int, invalid: Int) {
    var (valid, invalid) = (0, 0)
    var index = sample.startIndex
    while index < sample.endIndex {
      let lead = sample[index]
      guard lead >= 0x80 else {
        index += 1
        continue
      }
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      let stop = min(index + length, sample.endIndex)
      let rest = sample[(index + 1)..<stop]
      if lead >= 0xC2, lead < 0xF5, rest.allSatisfy({ $0 & 0xC0 == 0x80 }) {
        if index + length <= sample.endIndex {
          valid += 1
        } else if isWhole, valid == 0 {
          invalid += 1
        }
        index += length
      } else {
        invalid += 1
        index += 1
      }
    }
    return (valid, invalid)
  }

  private func score(_ sample: ArraySlice<UInt8>, _ upper: [UnicodeScalar]) -> Int {
    guard upper.count == 128 else { return .min }
    let values = upper.map { scalar in
      (scalar.value < 0xA0 ? -4 : weights[scalar] ?? -1, scalar.properties.isUppercase)
    }
    var (score, previous) = (0, UInt8(0))
    for byte in sample {
      if byte >= 0x80 {
        let (weight, isUpper) = values[Int(byte) - 0x80]
        score += weight
        // A capital inside a word is what a wrong encoding makes of a small letter.
        if isUpper, (0x61...0x7A).contains(previous) { score -= 2 }
      }
      previous = byte
    }
    return score
  }
}
