/// What following terms asks of a node: eight bytes, so that those of frequent words stay in the
/// first cache.
struct NodeHead: BitwiseCopyable {
  /// Where the node's block of the ``ChildTable`` begins.
  let childStart: UInt32
  /// The binary logarithm of the block's table size.
  let childBits: UInt8
  /// The layers a term that ends here counts for; none if no term does.
  let layers: Match.Layers
  private let marks: UInt8

  init(_ node: TermNode, childStart: UInt32, childBits: UInt8) {
    self.childStart = childStart
    self.childBits = childBits
    layers = node.layers
    marks =
      (node.hasChildren ? 1 : 0) | (node.hasAnyChild ? 2 : 0) | (node.hasNumberChild ? 4 : 0)
  }

  /// Whether terms go on behind this node.
  @inline(__always)
  var hasChildren: Bool { marks & 1 != 0 }
  /// Whether one of them goes on with any token (`<*>`).
  @inline(__always)
  var hasAnyChild: Bool { marks & 2 != 0 }
  /// Whether one of them goes on with a number (`<n>`).
  @inline(__always)
  var hasNumberChild: Bool { marks & 4 != 0 }

  /// Whether a node may have a child for a form; no for most that are none.
  @inline(__always)
  func mayHaveChild(_ form: UInt32, _ children: UnsafePointer<UInt64>) -> Bool {
    let bit = ChildTable.filterBit(ChildTable.hash(form), childBits)
    let word = children[Int(childStart) &+ bit >> 6]
    return word &>> UInt64(truncatingIfNeeded: bit & 63) & 1 != 0
  }

  /// Where the filter's word for a form stands, from the beginning of all blocks.
  @inline(__always)
  func filterPlace(_ form: UInt32) -> Int {
    Int(childStart) &+ ChildTable.filterBit(ChildTable.hash(form), childBits) >> 6
  }

  /// Where the search for a child begins, from the beginning of all blocks.
  @inline(__always)
  func childSlot(_ form: UInt32) -> Int {
    Int(childStart) &+ ChildTable.filterWords(childBits)
      &+ ChildTable.slot(ChildTable.hash(form), childBits)
  }

  /// The child for a form.
  @inline(__always)
  func child(_ form: UInt32, _ children: UnsafePointer<UInt64>) -> Child {
    if !mayHaveChild(form, children) { return Child(bits: 0) }
    let table = children + Int(childStart) + ChildTable.filterWords(childBits)
    let mask = 1 &<< Int(childBits) &- 1
    var slot = ChildTable.slot(ChildTable.hash(form), childBits)
    while true {
      let entry = Child(bits: table[slot])
      if entry.form == form || entry.bits == 0 { return entry }
      slot = (slot &+ 1) & mask
    }
  }
}
