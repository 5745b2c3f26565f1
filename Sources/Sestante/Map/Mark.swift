internal import SestanteLexicon
internal import SestanteText

/// A number in the text that may be a mark: `voto 8`, `3/5`, `4 stars`.
///
/// Prices, times and dates are none: a number that another term counts something with
/// (`a solid 5 minutes`), a scale without its stroke (`5-10`), a date (`3/5/2026`).
struct Mark {
  private let around: Surroundings
  private let index: Int
  private let bytes: UnsafePointer<UInt8>

  init(_ around: Surroundings, _ index: Int, _ bytes: UnsafePointer<UInt8>) {
    self.around = around
    self.index = index
    self.bytes = bytes
  }

  /// Whether the number is a mark on a scale; a scale of 0 was not told.
  func isOnScale(_ scale: Int32, _ highest: Int) -> Bool {
    let match = around.matches[index]
    if match.number > (scale > 0 ? scale : Int32(highest)) { return false }
    let last = Int(match.last)
    guard around.tokens[last].flags.contains(.number) else { return true }
    if last > Int(match.first), around.tokens[last - 1].flags.contains(.number),
      isDigit(around.tokens[last])
    {
      guard isBehindStroke(last) else { return false }
      if last - 1 == Int(match.first), !opensClause(last - 1) { return false }
    }
    return !goesOn(behind: last) && !isCounted(by: last)
  }

  /// Whether digits follow behind a sign within the word: a date, a time, a range.
  private func goesOn(behind last: Int) -> Bool {
    let next = last + 1
    guard next < Int(around.sentence.end) else { return false }
    let token = around.tokens[next]
    return token.gap == .hyphen && isDigit(token)
  }

  private func isDigit(_ token: Token) -> Bool { bytes[Int(token.start)] &- 0x30 < 10 }

  private func isBehindStroke(_ token: Int) -> Bool {
    bytes[Int(around.tokens[token].start) - 1] == UInt8(ascii: "/")
  }

  /// Whether a token begins its clause.
  private func opensClause(_ token: Int) -> Bool {
    token == Int(around.sentence.first) || around.tokens[token].gap >= .comma
  }

  /// Whether another term counts with the number: `5 minutes`.
  private func isCounted(by last: Int) -> Bool {
    for step in [-1, 1] {
      var j = index + step
      while j >= around.lower, j < around.upper {
        let other = around.matches[j]
        if step > 0 ? Int(other.first) > last : Int(other.last) < Int(around.matches[index].first) {
          break
        }
        if Int(other.first) == last, Int(other.last) > last, other.number >= 0 { return true }
        j += step
      }
    }
    return false
  }
}
