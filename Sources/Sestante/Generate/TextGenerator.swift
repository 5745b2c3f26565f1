/// Makes documents from a recipe: the same recipe, symbol, seed and length give the same bytes on
/// every machine.
///
/// ```swift
/// var generator = TextGenerator(recipe, symbol: "text", seed: 1)
/// generator?.appendRecord(format: .jsonl, to: &bytes)
/// ```
public struct TextGenerator {
  /// How documents are written.
  public enum Format: String, Sendable, CaseIterable {
    /// An object with `id` and `text` a line.
    case jsonl
    /// A document a line; line ends inside become blanks.
    case text
  }

  private let recipe: Recipe
  private let symbol: Int
  private let length: Int
  private var random: SeededRandom
  private var text: [UInt8] = []
  private var number = 0

  /// A generator at its beginning; nil if the recipe has no such symbol.
  ///
  /// - Parameters:
  ///   - symbol: what a document is made of.
  ///   - length: the least bytes of a document: the symbol is drawn again until it is reached, and
  ///     what is over is cut between words where there are any.
  public init?(_ recipe: Recipe, symbol: String, seed: UInt64, length: Int = 0) {
    guard let start = recipe.symbol(symbol) else { return nil }
    self.recipe = recipe
    self.symbol = start
    self.length = length
    random = SeededRandom(seed: seed)
  }

  /// Appends the next document with its line end; gives the bytes of its text.
  @discardableResult
  public mutating func appendRecord(format: Format, to out: inout [UInt8]) -> Int {
    makeText()
    number += 1
    switch format {
    case .jsonl:
      out += "{\"id\":\"g\(number)\",\"text\":\"".utf8
      for byte in text { Self.append(escaping: byte, to: &out) }
      out += "\"}\n".utf8
    case .text:
      for byte in text { out.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte) }
      out.append(0x0A)
    }
    return text.count
  }

  private mutating func makeText() {
    text.removeAll(keepingCapacity: true)
    expand(symbol)
    guard length > 0 else { return }
    while text.count < length {
      let before = text.count
      text.append(0x20)
      expand(symbol)
      if text.count == before + 1 { break }
    }
    cut()
  }

  /// Cuts at the last blank that leaves the length asked for, or between two characters.
  private mutating func cut() {
    guard text.count > length else { return }
    let near = text[..<length].lastIndex(of: 0x20).flatMap { $0 > length / 2 ? $0 : nil }
    var end = near ?? length
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    text.removeSubrange(end...)
  }

  private mutating func expand(_ symbol: Int) {
    let drawn = random.draw(below: recipe.choices[symbol].bounds.last ?? 1)
    // The first alternative whose bound is above the number drawn.
    var low = 0
    var high = recipe.choices[symbol].bounds.count - 1
    while low < high {
      let middle = (low + high) / 2
      if recipe.choices[symbol].bounds[middle] > drawn { high = middle } else { low = middle + 1 }
    }
    for piece in recipe.choices[symbol].alternatives[low] {
      switch piece {
      case .words(let words): text += words
      case .symbol(let inner): expand(inner)
      }
    }
  }

  private static func append(escaping byte: UInt8, to out: inout [UInt8]) {
    switch byte {
    case 0x22: out += [0x5C, 0x22]
    case 0x5C: out += [0x5C, 0x5C]
    case 0x0A: out += [0x5C, 0x6E]
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      out += "\\u00".utf8
      out += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: out.append(byte)
    }
  }
}
