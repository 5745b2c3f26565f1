/// A set of concepts (topics, touchpoints, context concepts) as 256 bits.
///
/// Conditions of the mapping are intersections of such sets, so asking one costs a few instructions.
public struct ConceptSet: Sendable, Hashable, BitwiseCopyable {
  /// The most concepts a taxonomy may have.
  public static let capacity = 256

  @usableFromInline var bits = SIMD4<UInt64>.zero

  @inlinable
  public init() {}

  public init(_ members: some Sequence<Int>) {
    for member in members { insert(member) }
  }

  @inlinable @inline(__always)
  public mutating func insert(_ member: Int) { bits[member >> 6] |= 1 << UInt64(member & 63) }

  @inlinable @inline(__always)
  public func contains(_ member: Int) -> Bool { bits[member >> 6] >> UInt64(member & 63) & 1 != 0 }

  @inlinable @inline(__always)
  public mutating func formUnion(_ other: Self) { bits |= other.bits }

  @inlinable @inline(__always)
  public func isSuperset(of other: Self) -> Bool { bits & other.bits == other.bits }

  @inlinable @inline(__always)
  public func isDisjoint(with other: Self) -> Bool { bits & other.bits == .zero }

  @inlinable @inline(__always)
  public var isEmpty: Bool { bits == .zero }
}
