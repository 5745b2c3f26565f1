/// Cells are cut by their bytes: characters would cost more than all the rest of a start.
extension UnsafeBufferPointer<UInt8> {
  /// Takes the piece before the next separator away, and the separator; nil at the end. Empty ones
  /// are passed over.
  mutating func nextPiece(_ separator: UInt8) -> UnsafeBufferPointer<UInt8>? {
    while !isEmpty {
      var end = 0
      while end < count, self[end] != separator { end += 1 }
      let piece = UnsafeBufferPointer(rebasing: self[..<end])
      self = UnsafeBufferPointer(rebasing: self[Swift.min(end + 1, count)...])
      if end > 0 { return piece }
    }
    return nil
  }

  /// Whether these are the bytes of a text.
  func isSame(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && begins(with: text)
  }

  /// Takes a beginning away; gives whether it was there.
  @discardableResult
  mutating func drop(_ beginning: StaticString) -> Bool {
    guard begins(with: beginning) else { return false }
    self = UnsafeBufferPointer(rebasing: self[beginning.utf8CodeUnitCount...])
    return true
  }

  private func begins(with text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      guard text.count <= count else { return false }
      for index in 0..<text.count where text[index] != self[index] { return false }
      return true
    }
  }
}
