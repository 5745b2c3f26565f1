internal import SestanteText

/// The keys of JSON objects that matter, as a tree: the root's names, and below some of them the
/// next part of a dotted path.
struct KeyTable: ~Copyable {
  /// What a key feeds.
  struct Use: BitwiseCopyable {
    var slot: Int32
    var rank: Int32
  }

  struct Entry: BitwiseCopyable {
    var nameStart: Int32
    var nameCount: Int32
    var useStart: Int32
    var useEnd: Int32
    /// The node of the objects below, −1 for none.
    var child: Int32
  }

  private var names = Scratch<UInt8>()
  private(set) var entries = Scratch<Entry>()
  private(set) var uses = Scratch<Use>()
  /// Where the entries of each node start; one more closes the last.
  private var nodeStarts = Scratch<Int32>()
  let nodeCount: Int

  init(_ columns: ColumnMap) {
    let isJSON = columns.format == .json || columns.format == .jsonl
    let branches = Self.branches(isJSON ? columns.sources : [])
    nodeCount = branches.count
    for branch in branches {
      nodeStarts.append(Int32(entries.count))
      for (name, leaf) in branch.sorted(by: { Self.isBefore($0.key, $1.key) }) {
        entries.append(
          Entry(
            nameStart: Int32(names.count), nameCount: Int32(name.utf8.count),
            useStart: Int32(uses.count), useEnd: Int32(uses.count + leaf.uses.count),
            child: Int32(leaf.child)))
        for byte in name.utf8 { names.append(byte) }
        for use in leaf.uses { uses.append(use) }
      }
    }
    nodeStarts.append(Int32(entries.count))
  }

  /// The entry of a folded name in a node, or −1.
  func entry(_ node: Int, _ name: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var (low, high) = (Int(nodeStarts[node]), Int(nodeStarts[node + 1]))
    while low < high {
      let middle = (low + high) / 2
      let order = order(entries[middle], name, count)
      if order == 0 { return middle }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return -1
  }

  /// Below, at or above a name: shorter names first, then by bytes.
  private func order(_ entry: Entry, _ name: UnsafePointer<UInt8>, _ count: Int) -> Int {
    if Int(entry.nameCount) != count { return Int(entry.nameCount) - count }
    let known = names.base + Int(entry.nameStart)
    for place in 0..<count where known[place] != name[place] {
      return Int(known[place]) - Int(name[place])
    }
    return 0
  }

  private static func isBefore(_ one: String, _ other: String) -> Bool {
    one.utf8.count != other.utf8.count
      ? one.utf8.count < other.utf8.count : one.utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// Forgets what was found below a node: the key came again, and its last value counts.
  func clear(_ node: Int, _ slots: UnsafeMutablePointer<Slot>) {
    for index in Int(nodeStarts[node])..<Int(nodeStarts[node + 1]) {
      for use in Int(entries[index].useStart)..<Int(entries[index].useEnd)
      where slots[Int(uses[use].slot)].rank == uses[use].rank {
        slots[Int(uses[use].slot)].reset()
      }
      if entries[index].child >= 0 { clear(Int(entries[index].child), slots) }
    }
  }

  private struct Leaf {
    var uses: [Use] = []
    var child = -1
  }

  private static func branches(_ sources: [ColumnMap.Source]) -> [[String: Leaf]] {
    var branches: [[String: Leaf]] = [[:]]
    for (slot, source) in sources.enumerated() {
      for (rank, folded) in source.folded.enumerated() {
        branches[0][folded, default: Leaf()].uses.append(Use(slot: Int32(slot), rank: Int32(rank)))
        let parts = folded.split(separator: ".").map(String.init)
        guard source.option != nil, parts.count > 1 else { continue }
        var node = 0
        for part in parts.dropLast() {
          var leaf = branches[node][part] ?? Leaf()
          if leaf.child < 0 {
            leaf.child = branches.count
            branches.append([:])
          }
          branches[node][part] = leaf
          node = leaf.child
        }
        // Below the literal name, which counts as the better one.
        branches[node][parts[parts.count - 1], default: Leaf()].uses
          .append(Use(slot: Int32(slot), rank: Int32(rank + 1)))
      }
    }
    return branches
  }
}
