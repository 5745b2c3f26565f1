/// Arrays laid out as plain memory that lives as long as this value: what views with addresses
/// instead of reference counts look into.
///
/// ```swift
/// var blocks = PlainBlocks()
/// let primes = blocks.copy([2, 3, 5])      // an address
/// ```
public struct PlainBlocks: ~Copyable {
  private var blocks: [UnsafeMutableRawPointer] = []

  /// No memory yet.
  public init() {}

  /// The elements in memory of their own; one more may be read.
  public mutating func copy<T: BitwiseCopyable>(_ array: [T]) -> UnsafePointer<T> {
    let block = UnsafeMutablePointer<T>.allocate(capacity: array.count + 1)
    array.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { block.update(from: base, count: source.count) }
    }
    blocks.append(UnsafeMutableRawPointer(block))
    return UnsafePointer(block)
  }

  /// The same, and the array is emptied, so that not everything is there twice.
  public mutating func move<T: BitwiseCopyable>(_ array: inout [T]) -> UnsafePointer<T> {
    let block = copy(array)
    array = []
    return block
  }

  deinit { for block in blocks { block.deallocate() } }
}
