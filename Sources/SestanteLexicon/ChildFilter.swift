/// A bit for every child of a node, so that most tokens that continue no term are turned away without
/// a look into the large table of transitions.
///
/// Eight bits a child, one hash: about one token in eight that is no child passes, and the table then
/// says no. Filters of all nodes stand in one array, those of frequent words first.
enum ChildFilter {
  @inline(__always)
  static func bit(_ form: UInt32, _ bits: UInt8) -> Int {
    Int(truncatingIfNeeded: (form &* 0x9E37_79B1) >> (32 - UInt32(bits)))
  }

  /// Makes the filters of all nodes that have children.
  static func build(_ lexicon: inout Lexicon) {
    var children: [UInt32: [UInt32]] = [:]
    lexicon.transitions.forEach { node, form in children[node, default: []].append(form) }
    var words: [UInt64] = []
    for node in children.keys.sorted() {
      let forms = children[node] ?? []
      var bits: UInt8 = 6
      while 1 << Int(bits) < forms.count * 8 { bits += 1 }
      lexicon.nodes[Int(node)].filterStart = UInt32(words.count)
      lexicon.nodes[Int(node)].filterBits = bits
      let start = words.count
      words += Array(repeating: 0, count: 1 << Int(bits - 6))
      for form in forms {
        let bit = bit(form, bits)
        words[start + bit >> 6] |= 1 << UInt64(bit & 63)
      }
    }
    lexicon.childFilters = words
  }
}
