/// The keys of JSON objects that matter, laid out once for all files and parsers of a run.
struct KeyTree: Sendable {
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

  private(set) var names: [UInt8] = []
  private(set) var entries: [Entry] = []
  private(set) var uses: [Use] = []
  /// Where the entries of each node start; one more closes the last.
  private(set) var nodeStarts: [Int32] = []
  var nodeCount: Int { nodeStarts.count - 1 }

  init(_ sources: [ColumnMap.Source]) {
    for branch in Self.branches(sources) {
      nodeStarts.append(Int32(entries.count))
      for (name, leaf) in branch.sorted(by: { Self.isBefore($0.key, $1.key) }) {
        entries.append(
          Entry(
            nameStart: Int32(names.count), nameCount: Int32(name.utf8.count),
            useStart: Int32(uses.count), useEnd: Int32(uses.count + leaf.uses.count),
            child: Int32(leaf.child)))
        names += name.utf8
        uses += leaf.uses
      }
    }
    nodeStarts.append(Int32(entries.count))
  }

  private static func isBefore(_ one: String, _ other: String) -> Bool {
    one.utf8.count != other.utf8.count
      ? one.utf8.count < other.utf8.count : one.utf8.lexicographicallyPrecedes(other.utf8)
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
