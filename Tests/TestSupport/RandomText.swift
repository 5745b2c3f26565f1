/// Seeded text that no customer would write: what scanners and offsets must survive.
public enum RandomText {
  /// Characters that like to quarrel, by kind.
  static let pools: [[ClosedRange<UInt32>]] = [
    [0x61...0x7A, 0x61...0x7A, 0x20...0x20],  // words
    [0x20...0x7E],  // ASCII
    [0x41...0x5A, 0x30...0x39, 0x2E...0x2E, 0x2C...0x2C, 0x20...0x20],  // capitals and numbers
    [0xC0...0xFF, 0xA0...0xBF, 0x61...0x7A],  // Latin-1
    [0x300...0x345, 0x61...0x7A, 0xE0...0xEF],  // combining marks
    [0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x2600...0x27BF, 0xFE0F...0xFE0F, 0x200D...0x200D],  // emoji
    [0xFB00...0xFB06, 0xFF01...0xFF5E, 0x2460...0x24FF, 0x1E9E...0x1E9E],  // ligatures, compatibility
    [0x27...0x27, 0x60...0x60, 0xB4...0xB4, 0x2B9...0x2BD, 0x2018...0x201F, 0x2032...0x2036, 0x61...0x7A],
    [0x3042...0x3096, 0x4E00...0x4FFF, 0xAC00...0xAD00, 0x1100...0x1175, 0x3000...0x3002],  // East Asia
    [0x00...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x200B...0x200F, 0x2028...0x202E, 0xFEFF...0xFEFF],  // controls
    [0x390...0x3CE, 0x400...0x45F, 0x5D0...0x5EA, 0x620...0x64A],  // other alphabets
    [0xE000...0xE010, 0x10FFF0...0x10FFFF, 0xFFF0...0xFFFD, 0x1D400...0x1D4FF],  // the far ends
  ]

  /// A text of about `length` scalars, mixed of runs from a few pools.
  public static func make(_ random: inout SplitMix64, length: Int) -> String {
    var text = String.UnicodeScalarView()
    while text.count < length {
      guard let pool = random.pick(pools) else { break }
      for _ in 0..<random.next(below: 12) + 1 {
        guard let range = random.pick(pool),
          let scalar = Unicode.Scalar(range.lowerBound + UInt32(random.next(below: range.count)))
        else { continue }
        // Now and then a letter three or four times.
        let times = random.next(below: 12) == 0 ? 2 + random.next(below: 3) : 1
        for _ in 0..<times { text.append(scalar) }
      }
      if random.next(below: 3) == 0 { text.append(" ") }
    }
    return String(text)
  }
}
