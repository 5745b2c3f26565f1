/// The edges of the trie, those of a node side by side in the order of their forms.
struct TrieEdges: ~Copyable {
  struct Edge {
    var form: UInt32
    var child: UInt32
  }

  private(set) var all: [Edge]
  private var starts: [Int]

  init(_ transitions: borrowing TransitionTable, nodeCount: Int) {
    var starts = [Int](repeating: 0, count: nodeCount + 1)
    transitions.forEach { node, _, _ in starts[Int(node) + 1] += 1 }
    for node in 0..<nodeCount { starts[node + 1] += starts[node] }
    var all = [Edge](repeating: Edge(form: 0, child: 0), count: starts[nodeCount])
    var next = starts
    transitions.forEach { node, form, child in
      all[next[Int(node)]] = Edge(form: form, child: child)
      next[Int(node)] += 1
    }
    for node in 0..<nodeCount where starts[node + 1] - starts[node] > 1 {
      all[starts[node]..<starts[node + 1]].sort { $0.form < $1.form }
    }
    self.starts = starts
    self.all = all
  }

  /// The edges of a node, a range of ``all``.
  func range(of node: UInt32) -> Range<Int> { starts[Int(node)]..<starts[Int(node) + 1] }
}
