/// Cells are cut by their bytes: characters would cost more than all the rest of a start.
extension UnsafeBufferPointer<UInt8> {
  /// The pieces between bytes of a value, without empty ones.
  func pieces(_ separator: UInt8) -> [UnsafeBufferPointer<UInt8>] {
    var pieces: [UnsafeBufferPointer<UInt8>] = []
    var start = 0
    for end in 0...count where end == count || self[end] == separator {
      if end > start { pieces.append(UnsafeBufferPointer(rebasing: self[start..<end])) }
      start = end + 1
    }
    return pieces
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
