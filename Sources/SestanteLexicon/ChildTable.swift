/// The children of all nodes, those of a node side by side: a filter that says no for most forms that
/// are none, and behind it a small hash table.
///
/// A node's block has, for `n` children, a table of 2ᵇ ≥ 2 n entries and
/// a filter of 8 · 2ᵇ bits, at least a word. One multiplication finds the bit and the entry. Blocks
/// stand in the order of nodes, those of frequent words first; the first word of all is the filter of
/// nodes without children, which says no to everything.
struct ChildTable {
  private(set) var words: [UInt64] = [0, 0, 0]
  /// Where each node's block begins.
  private(set) var starts: [UInt32]
  /// The binary logarithm of each node's table size.
  private(set) var sizes: [UInt8]
  /// The pairs of ``FirstSteps``.
  private(set) var firstSteps: [(node: UInt32, form: UInt32)] = []

  /// The children of nodes whose edges go by their old numbers.
  ///
  /// - Parameters:
  ///   - order: the old number of each node.
  ///   - roots: how many nodes, from the first on, are those of terms' first words.
  ///   - numbers: the new number of each old one.
  ///   - nodes: the nodes by their old numbers.
  init(
    _ edges: borrowing TrieEdges, order: [UInt32], roots: Int, numbers: [UInt32],
    _ nodes: [TermNode]
  ) {
    starts = Array(repeating: 0, count: order.count)
    sizes = order.map { Self.size(edges.range(of: $0).count) }
    words.reserveCapacity(
      sizes.reduce(words.count) { $0 + Self.filterWords(Self.filterShift($1)) + 1 << Int($1) })
    for node in order.indices {
      let range = edges.range(of: order[node])
      if range.isEmpty { continue }
      let bits = sizes[node]
      starts[node] = UInt32(words.count)
      let filter = words.count
      let shift = Self.filterShift(bits)
      let table = filter + Self.filterWords(shift)
      words += repeatElement(0, count: Self.filterWords(shift) + 1 << Int(bits))
      for edge in edges.all[range] {
        if node < roots { firstSteps.append((UInt32(node), edge.form)) }
        let hash = Self.hash(edge.form)
        let bit = Self.filterBit(hash, shift)
        words[filter + bit >> 6] |= 1 << UInt64(bit & 63)
        var slot = Self.slot(hash, bits)
        while words[table + slot] != 0 { slot = (slot + 1) & (1 << Int(bits) - 1) }
        let child = nodes[Int(edge.child)]
        words[table + slot] =
          Child(
            edge.form, node: numbers[Int(edge.child)], layers: child.layers,
            next: child.hasAnyChild || child.hasNumberChild
              ? Child.anything
              : Child.classes(edges.all[edges.range(of: edge.child)].lazy.map(\.form))
          ).bits
      }
    }
  }

  /// The binary logarithm of the table for some children.
  private static func size(_ children: Int) -> UInt8 {
    var bits: UInt8 = 1
    while 1 << Int(bits) < children * 2 { bits += 1 }
    return bits
  }

  /// How far a hash is shifted to find its bit in the filter before a table of 2ᵇ entries.
  static func filterShift(_ bits: UInt8) -> UInt8 { 29 - max(3, bits) }

  /// How many words a filter with a shift has.
  @inline(__always)
  static func filterWords(_ shift: UInt8) -> Int { 1 &<< (26 &- Int(shift)) }

  @inline(__always)
  static func hash(_ form: UInt32) -> UInt32 { form &* 0x9E37_79B1 }

  /// The filter's bit for a hash.
  @inline(__always)
  static func filterBit(_ hash: UInt32, _ shift: UInt8) -> Int {
    Int(truncatingIfNeeded: hash &>> UInt32(truncatingIfNeeded: shift))
  }

  /// Where the search in the table begins.
  @inline(__always)
  static func slot(_ hash: UInt32, _ bits: UInt8) -> Int {
    Int(truncatingIfNeeded: hash &>> (32 &- UInt32(bits)))
  }
}

/// An entry of a ``ChildTable``: form, node and what following terms first asks of the node (its
/// layers, and of which classes the forms are that it goes on with), so that most dead ends need no
/// look at its head.
struct Child: BitwiseCopyable {
  /// 0 for none.
  let bits: UInt64

  /// The most forms an entry can tell apart.
  static let mostForms = 1 << 24
  /// The most nodes an entry can tell apart.
  static let mostNodes = 1 << 24

  /// The classes of all forms.
  static let anything: UInt64 = 1 << 13 - 1

  @inline(__always)
  init(bits: UInt64) { self.bits = bits }

  /// - Parameter next: the classes of the forms that may come behind it.
  init(_ form: UInt32, node: UInt32, layers: Match.Layers, next: UInt64) {
    bits = UInt64(form) << 40 | UInt64(layers.rawValue) << 37 | next << 24 | UInt64(node)
  }

  /// The classes of some forms, a bit each.
  static func classes(_ forms: some Sequence<UInt32>) -> UInt64 {
    forms.reduce(0) { $0 | 1 << classNumber($1) }
  }

  /// The class of a form: one of 13.
  @inline(__always)
  private static func classNumber(_ form: UInt32) -> UInt64 {
    (UInt64(ChildTable.hash(form)) &* 13) &>> 32
  }

  @inline(__always)
  var form: UInt32 { UInt32(truncatingIfNeeded: bits >> 40) }
  @inline(__always)
  var node: UInt32 { UInt32(truncatingIfNeeded: bits) & 0xFF_FFFF }
  @inline(__always)
  var layers: Match.Layers { Match.Layers(rawValue: UInt8(truncatingIfNeeded: bits >> 37) & 7) }
  /// Whether terms may go on behind it with a form; no for most that none goes on with.
  @inline(__always)
  func mayGoOn(with next: UInt32) -> Bool { bits &>> (24 &+ Self.classNumber(next)) & 1 != 0 }
}
