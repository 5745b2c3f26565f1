/// A small seeded generator: the same seed gives the same test on every machine.
///
/// ```swift
/// var random = SplitMix64(seed: 7)
/// random.next(below: 10)
/// ```
public struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  /// A generator that begins at a seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 up to, not including, `bound`; 0 for a bound of 0.
  public mutating func next(below bound: Int) -> Int {
    bound < 1 ? 0 : Int(next() % UInt64(bound))
  }

  /// An element, or nil of an empty collection.
  public mutating func pick<Element>(_ choices: [Element]) -> Element? {
    choices.isEmpty ? nil : choices[next(below: choices.count)]
  }
}
