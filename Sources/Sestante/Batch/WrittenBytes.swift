/// Bytes that were written once and are handed on without a copy.
///
/// ```swift
/// let written = classifier.takeOutput()
/// written.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
/// ```
public final class WrittenBytes: @unchecked Sendable {
  // Nobody else has the memory, and nothing is written to it any more.
  private let memory: UnsafeMutableBufferPointer<UInt8>
  /// How many bytes there are.
  public let count: Int

  /// No bytes.
  public convenience init() { self.init(taking: .init(start: nil, count: 0), count: 0) }

  /// A copy of some bytes.
  public convenience init(_ bytes: [UInt8]) {
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = memory.initialize(from: bytes)
    self.init(taking: memory, count: bytes.count)
  }

  /// The first `count` bytes of memory that nobody else will touch or free.
  init(taking memory: UnsafeMutableBufferPointer<UInt8>, count: Int) {
    self.memory = memory
    self.count = count
  }

  deinit { memory.deallocate() }

  /// Lends the bytes to a closure.
  public func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(start: memory.baseAddress, count: count))
  }
}
