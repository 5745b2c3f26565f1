internal import SestanteText

extension Scratch where Element == UInt8 {
  /// Appends raw bytes by plain memory copy.
  @inline(__always)
  mutating func write(_ source: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length)
    UnsafeMutableRawPointer(base + count).copyMemory(from: source, byteCount: length)
    setCount(count &+ length)
  }
}
