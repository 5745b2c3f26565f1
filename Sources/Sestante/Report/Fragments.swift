internal import SestanteText

/// Strings rendered once and copied often, side by side in one block of memory.
/// The margin behind the block lets the cursor copy in whole steps.
struct Fragments: ~Copyable {
  private var bytes = Scratch<UInt8>(capacity: 1024)
  private var ends = Scratch<UInt32>(capacity: 64)

  init(_ strings: [String]) {
    bytes.reserve(strings.reduce(JSONCursor.step) { $0 + $1.utf8.count })
    for string in strings {
      for byte in string.utf8 { bytes.append(byte) }
      ends.append(UInt32(bytes.count))
      longest = max(longest, string.utf8.count)
    }
  }

  /// The longest of them.
  private(set) var longest = 0

  @inline(__always)
  func put(_ index: Int, _ out: inout JSONCursor) {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    out.put(UnsafePointer(bytes.base + start), Int(ends[index]) - start)
  }
}
