internal import Dispatch

/// A value that one thread at a time may touch.
///
/// The standard library's `Mutex` would do, but the thread sanitizer does not know its lock and takes
/// what is rightly guarded for a race; it knows this one.
final class Guarded<Value>: @unchecked Sendable {
  private let lock = DispatchSemaphore(value: 1)
  // Touched between `wait` and `signal` only.
  private var value: Value

  init(_ value: sending Value) { self.value = value }

  /// Calls the closure while no other thread has the value; it must not come back here.
  func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    lock.wait()
    defer { lock.signal() }
    return try body(&value)
  }
}
