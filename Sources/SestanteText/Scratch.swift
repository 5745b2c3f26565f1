/// A growable buffer that keeps its memory from one document to the next.
///
/// The hot path appends millions of plain values a second. `Scratch` is what is left of an array
/// when copy-on-write, reference counting and bounds checks of release builds are taken away:
/// one owner, plain values only, checked in debug builds.
///
/// ```swift
/// var spans = Scratch<UInt32>()
/// spans.append(7)
/// spans.removeAll()      // keeps the memory
/// ```
public struct Scratch<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline var storage: UnsafeMutablePointer<Element>
  @usableFromInline var capacity: Int
  @usableFromInline var length: Int

  /// How many elements are there.
  @inlinable
  public var count: Int {
    @inline(__always) get { length }
  }

  /// An empty buffer with room for `capacity` elements.
  @inlinable
  public init(capacity: Int = 64) {
    self.capacity = max(capacity, 1)
    storage = .allocate(capacity: self.capacity)
    length = 0
  }

  /// `count` zeros.
  @inlinable
  public init(zeros count: Int) where Element: BinaryInteger {
    self.init(capacity: count)
    storage.update(repeating: 0, count: count)
    length = count
  }

  @inlinable
  deinit { storage.deallocate() }

  /// The address of the first element; valid until the next append.
  @inlinable @inline(__always)
  public var base: UnsafeMutablePointer<Element> { storage }

  /// All elements; valid until the next append.
  @inlinable
  public var elements: UnsafeBufferPointer<Element> {
    @inline(__always) get { UnsafeBufferPointer(start: storage, count: length) }
  }

  /// Whether no element is there.
  @inlinable @inline(__always)
  public var isEmpty: Bool { count == 0 }

  /// The element at an index below ``count``; checked in debug builds only.
  @inlinable @inline(__always)
  public subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return storage[index]
    }
    set {
      assert(index >= 0 && index < count)
      storage[index] = newValue
    }
  }

  /// The last element; the buffer must not be empty.
  @inlinable @inline(__always)
  public var last: Element { self[count - 1] }

  /// Appends an element, growing the buffer if it is full.
  @inlinable @inline(__always)
  public mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    storage[count] = element
    length += 1
  }

  /// Appends where `reserve(_:)` has made room.
  @inlinable @inline(__always)
  public mutating func appendUnchecked(_ element: Element) {
    assert(count < capacity)
    storage[length] = element
    length &+= 1
  }

  /// Appends `length` elements from memory.
  @inlinable @inline(__always)
  public mutating func append(from source: UnsafePointer<Element>, count length: Int) {
    if count + length > capacity { grow(to: count + length) }
    (storage + count).update(from: source, count: length)
    self.length += length
  }

  /// Makes room for `extra` more elements.
  @inlinable @inline(__always)
  public mutating func reserve(_ extra: Int) {
    if count + extra > capacity { grow(to: count + extra) }
  }

  /// Sets the count after the elements were written through `base`.
  @inlinable @inline(__always)
  public mutating func setCount(_ newCount: Int) {
    assert(newCount <= capacity)
    length = newCount
  }

  /// Drops the last element; the buffer must not be empty.
  @inlinable @inline(__always)
  public mutating func removeLast() { length -= 1 }

  /// Empties the buffer and keeps its memory, unless one huge document made it larger than
  /// `limit` elements: then the surplus goes back.
  @inlinable @inline(__always)
  public mutating func removeAll(keepingAtMost limit: Int = 1 << 22) {
    length = 0
    if capacity > limit { shrink(to: limit) }
  }

  /// Gives the memory away with all that is in it; the caller frees it. The buffer is empty then and
  /// has hardly any room.
  @inlinable
  public mutating func detach() -> UnsafeMutableBufferPointer<Element> {
    defer {
      (storage, capacity, length) = (.allocate(capacity: 1), 1, 0)
    }
    return UnsafeMutableBufferPointer(start: storage, count: capacity)
  }

  @usableFromInline @inline(never)
  mutating func shrink(to limit: Int) {
    storage.deallocate()
    capacity = limit
    storage = .allocate(capacity: limit)
  }

  @usableFromInline @inline(never)
  mutating func grow(to needed: Int) {
    let larger = max(needed, capacity * 2)
    let fresh = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    fresh.update(from: storage, count: count)
    storage.deallocate()
    storage = fresh
    capacity = larger
  }
}
