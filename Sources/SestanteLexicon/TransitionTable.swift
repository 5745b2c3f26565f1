/// From a node and a form to the next node, while a lexicon is built: open addressing over 64-bit
/// keys. Look-up reads a ``ChildTable`` made from it.
struct TransitionTable: Sendable {
  /// A transition; the key is 0 where the slot is free.
  struct Entry: BitwiseCopyable {
    /// The node in the upper half, the form in the lower.
    var key: UInt64
    var child: UInt64
  }

  var entries = [Entry](repeating: Entry(key: 0, child: 0), count: 1 << 12)
  private var used = 0

  @inline(__always)
  static func slot(_ key: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
  }

  /// The child of a node for a form, 0 for none.
  func find(_ node: UInt32, _ form: UInt32) -> UInt32 {
    let key = UInt64(node) << 32 | UInt64(form)
    let mask = entries.count - 1
    var slot = Self.slot(key, mask)
    while true {
      let found = entries[slot]
      if found.key == key { return UInt32(truncatingIfNeeded: found.child) }
      if found.key == 0 { return 0 }
      slot = (slot + 1) & mask
    }
  }

  mutating func set(_ node: UInt32, _ form: UInt32, _ child: UInt32) {
    used += 1
    if used * 2 > entries.count { enlarge() }
    place(Entry(key: UInt64(node) << 32 | UInt64(form), child: UInt64(child)))
  }

  /// Calls `body` with every node, form and child.
  func forEach(_ body: (UInt32, UInt32, UInt32) -> Void) {
    for entry in entries where entry.key != 0 {
      body(
        UInt32(entry.key >> 32), UInt32(truncatingIfNeeded: entry.key),
        UInt32(truncatingIfNeeded: entry.child))
    }
  }

  private mutating func enlarge() {
    let old = entries
    entries = Array(repeating: Entry(key: 0, child: 0), count: old.count * 2)
    for entry in old where entry.key != 0 { place(entry) }
  }

  private mutating func place(_ entry: Entry) {
    let mask = entries.count - 1
    var slot = Self.slot(entry.key, mask)
    while entries[slot].key != 0 { slot = (slot + 1) & mask }
    entries[slot] = entry
  }
}
