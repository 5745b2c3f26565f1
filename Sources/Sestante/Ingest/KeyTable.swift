internal import SestanteText

/// The keys of JSON objects that matter, as a tree: the root's names, and below some of them the
/// next part of a dotted path.
///
/// A copy of a ``KeyTree`` for one parser.
struct KeyTable: ~Copyable {
  typealias Use = KeyTree.Use
  typealias Entry = KeyTree.Entry

  private var names = Scratch<UInt8>()
  private(set) var entries = Scratch<Entry>()
  private(set) var uses = Scratch<Use>()
  private var nodeStarts = Scratch<Int32>()
  let nodeCount: Int

  init(_ tree: KeyTree) {
    nodeCount = tree.nodeCount
    Self.copy(tree.names, &names)
    Self.copy(tree.entries, &entries)
    Self.copy(tree.uses, &uses)
    Self.copy(tree.nodeStarts, &nodeStarts)
  }

  private static func copy<Element>(_ values: [Element], _ out: inout Scratch<Element>) {
    out.reserve(values.count)
    values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      out.base.update(from: base, count: values.count)
    }
    out.setCount(values.count)
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
}
