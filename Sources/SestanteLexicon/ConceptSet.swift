/// A set of concepts (topics, touchpoints, context concepts) as 256 bits.
///
/// Conditions of the mapping are intersections of such sets, so asking one costs a few
/// instructions.
public struct ConceptSet: Sendable, Hashable, BitwiseCopyable {
  /// The most concepts a taxonomy may have.
  public static let capacity = 256

  @usableFromInline var bits = SIMD4<UInt64>.zero

  /// The empty set.
  @inlinable
  public init() {}

  /// The set of some concepts, each from 0 up to, not including, ``capacity``.
  public init(_ members: some Sequence<Int>) {
    for member in members { insert(member) }
  }

  /// Adds a concept, from 0 up to, not including, ``capacity``.
  @inlinable @inline(__always)
  public mutating func insert(_ member: Int) { bits[member >> 6] |= 1 << UInt64(member & 63) }

  /// Adds a concept to a set in memory: touches one word of it.
  @inlinable @inline(__always)
  public static func insert(_ member: Int, into set: UnsafeMutablePointer<Self>) {
    let word = UnsafeMutableRawPointer(set) + (member >> 6) * 8
    let bits = word.load(as: UInt64.self) | 1 << UInt64(member & 63)
    word.storeBytes(of: bits, as: UInt64.self)
  }

  /// Takes a concept out of the set.
  @inlinable @inline(__always)
  public mutating func remove(_ member: Int) { bits[member >> 6] &= ~(1 << UInt64(member & 63)) }

  /// Whether every concept of the set is in another one.
  @inlinable @inline(__always)
  public func isSubset(of other: Self) -> Bool {
    bits & ~other.bits == .zero
  }

  /// Whether a concept is in the set.
  @inlinable @inline(__always)
  public func contains(_ member: Int) -> Bool { bits[member >> 6] >> UInt64(member & 63) & 1 != 0 }

  /// Adds every concept of another set.
  @inlinable @inline(__always)
  public mutating func formUnion(_ other: Self) { bits |= other.bits }

  /// Whether the sets share no concept.
  @inlinable @inline(__always)
  public func isDisjoint(with other: Self) -> Bool { bits & other.bits == .zero }

  /// Whether no concept is in the set.
  @inlinable @inline(__always)
  public var isEmpty: Bool { bits == .zero }
}
