internal import SestanteText

/// Strings rendered once and copied often, each in a cell of the same size: a copy is a few whole
/// steps from a known place.
struct Fragments: ~Copyable {
  private let cells: UnsafeMutablePointer<UInt8>
  private let lengths: UnsafeMutablePointer<UInt16>
  private let stride: Int

  /// The longest of them.
  let longest: Int

  init(_ strings: [String]) {
    longest = strings.reduce(0) { max($0, $1.utf8.count) }
    stride = max(1, (longest + JSONCursor.step - 1) / JSONCursor.step) * JSONCursor.step
    cells = .allocate(capacity: stride * max(1, strings.count))
    cells.initialize(repeating: 0, count: stride * max(1, strings.count))
    lengths = .allocate(capacity: max(1, strings.count))
    for (index, string) in strings.enumerated() {
      lengths[index] = UInt16(clamping: string.utf8.count)
      for (k, byte) in string.utf8.enumerated() { cells[index * stride + k] = byte }
    }
  }

  deinit {
    cells.deallocate()
    lengths.deallocate()
  }

  @inline(__always)
  func put(_ index: Int, _ out: inout JSONCursor) {
    out.put(UnsafePointer(cells + index &* stride), Int(lengths[index]))
  }
}
