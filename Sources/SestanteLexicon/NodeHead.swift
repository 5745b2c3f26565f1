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
  /// How far a form's hash is shifted to find its bit in the block's filter.
  private let filterShift: UInt8

  init(_ node: TermNode, childStart: UInt32, childBits: UInt8) {
    self.childStart = childStart
    self.childBits = childBits
    layers = node.layers
    marks = Self.marks(node)
    filterShift = ChildTable.filterShift(childBits)
  }

  /// What a node goes on with besides words: 1 for any token, 2 for a number.
  static func marks(_ node: TermNode) -> UInt8 {
    (node.hasAnyChild ? 1 : 0) | (node.hasNumberChild ? 2 : 0)
  }

  /// Whether a term goes on behind this node with any token (`<*>`).
  @inline(__always)
  var hasAnyChild: Bool { marks & 1 != 0 }
  /// Whether one goes on with a number (`<n>`).
  @inline(__always)
  var hasNumberChild: Bool { marks & 2 != 0 }

  /// Whether the filter knows a form, in the lowest bit: 0 for most forms that no child has.
  @inline(__always)
  private func isInFilter(_ form: UInt32, _ children: UnsafePointer<UInt64>) -> UInt8 {
    let bit = filterBit(form)
    let word = children[Int(childStart) &+ bit >> 6]
    return UInt8(truncatingIfNeeded: word &>> UInt64(truncatingIfNeeded: bit & 63))
  }

  @inline(__always)
  private func filterBit(_ form: UInt32) -> Int {
    ChildTable.filterBit(ChildTable.hash(form), filterShift)
  }

  /// Where the filter's word for a form stands, from the beginning of all blocks.
  @inline(__always)
  func filterPlace(_ form: UInt32) -> Int { Int(childStart) &+ filterBit(form) >> 6 }

  /// Where the search for a child begins, from the beginning of all blocks.
  @inline(__always)
  func childSlot(_ form: UInt32) -> Int {
    Int(childStart) &+ filterWords
      &+ ChildTable.slot(ChildTable.hash(form), childBits)
  }

  /// The child for a form.
  @inline(__always)
  func child(_ form: UInt32, _ children: UnsafePointer<UInt64>) -> Child {
    isInFilter(form, children) & 1 == 0 ? Child(bits: 0) : likelyChild(form, children)
  }

  /// The child for a form that hardly ever is none's, of a node with children.
  @inline(__always)
  func likelyChild(_ form: UInt32, _ children: UnsafePointer<UInt64>) -> Child {
    let table = children + (Int(childStart) &+ filterWords)
    let mask = 1 &<< Int(childBits) &- 1
    var slot = ChildTable.slot(ChildTable.hash(form), childBits)
    while true {
      let entry = Child(bits: table[slot])
      if entry.form == form || entry.bits == 0 { return entry }
      slot = (slot &+ 1) & mask
    }
  }

  /// How many words the block's filter has.
  @inline(__always)
  private var filterWords: Int { ChildTable.filterWords(filterShift) }
}
