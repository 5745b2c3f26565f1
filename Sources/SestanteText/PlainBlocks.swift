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

  /// The elements in memory of their own, beginning with a cache line; one more may be read.
  public mutating func copy<T: BitwiseCopyable>(_ array: [T]) -> UnsafePointer<T> {
    let size = (array.count + 1) * MemoryLayout<T>.stride
    let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
    blocks.append(block)
    let elements = block.bindMemory(to: T.self, capacity: array.count + 1)
    array.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { elements.update(from: base, count: source.count) }
    }
    return UnsafePointer(elements)
  }

  /// The same, and the array is emptied, so that not everything is there twice.
  public mutating func move<T: BitwiseCopyable>(_ array: inout [T]) -> UnsafePointer<T> {
    let block = copy(array)
    array = []
    return block
  }

  deinit { for block in blocks { block.deallocate() } }
}
