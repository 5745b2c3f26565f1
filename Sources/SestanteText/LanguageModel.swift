/// Italian or English by the first and last letters of words, for words no table knows.
///
/// Weights are twentieths of a log-odds, positive for Italian. Grams are up to three bytes; a byte
/// counts with its lower five bits, so case does not matter and the tables stay in the first cache.
///
/// ```swift
/// var model = LanguageModel()
/// model.set(Array("ing".utf8), .end, -120)
/// ```
public struct LanguageModel: Sendable {
  /// Where a gram stands in the word.
  public enum Position: String, Sendable { case start, end }

  /// The weights of first letters: 2¹⁵ entries, five bits of the index a byte.
  public private(set) var starts = [Int8](repeating: 0, count: 1 << 15)
  /// The weights of last letters, laid out as ``starts``.
  public private(set) var ends = [Int8](repeating: 0, count: 1 << 15)

  /// A model without grams: every word weighs 0.
  public init() {}

  /// Sets the weight of a gram of one to three bytes.
  public mutating func set(_ gram: [UInt8], _ position: Position, _ weight: Int8) {
    let index = gram.suffix(3).reduce(0) { $0 << 5 | Int($1 & 31) }
    switch position {
    case .start: starts[index] = weight
    case .end: ends[index] = weight
    }
  }

  /// The evidence of a word of `length` bytes: positive for Italian, in twentieths of a log-odds.
  ///
  /// - Parameters:
  ///   - starts: the model's ``starts``, as plain memory.
  ///   - ends: the model's ``ends``.
  @inline(__always)
  public static func weight(
    _ starts: UnsafePointer<Int8>, _ ends: UnsafePointer<Int8>, _ word: UnsafePointer<UInt8>,
    _ length: Int
  ) -> Int {
    if length < 2 { return 0 }
    let first: Int
    let last: Int
    if length == 2 {
      first = Int(word[0] & 31) << 5 | Int(word[1] & 31)
      last = first
    } else {
      first = Int(word[0] & 31) << 10 | Int(word[1] & 31) << 5 | Int(word[2] & 31)
      last =
        Int(word[length - 3] & 31) << 10 | Int(word[length - 2] & 31) << 5
        | Int(word[length - 1] & 31)
    }
    return Int(starts[first]) + Int(ends[last])
  }
}
