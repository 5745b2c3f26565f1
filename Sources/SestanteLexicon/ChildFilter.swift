/// A bit for every child of a node, so that most tokens that continue no term are turned away
/// without a look into the large table of transitions.
///
/// Eight bits a child, one hash: about one token in eight that is no child passes, and the table
/// then says no. Filters of all nodes stand in one array, those of frequent words first.
enum ChildFilter {
  @inline(__always)
  static func bit(_ form: UInt32, _ bits: UInt8) -> Int {
    Int(truncatingIfNeeded: (form &* 0x9E37_79B1) >> (32 - UInt32(bits)))
  }

  /// Makes the filters of all nodes that have children.
  static func build(_ lexicon: inout LexiconDraft) {
    var pairs: [UInt64] = []
    lexicon.transitions.forEach { node, form in pairs.append(UInt64(node) << 32 | UInt64(form)) }
    pairs.sort()
    var words: [UInt64] = []
    var i = 0
    while i < pairs.count {
      let node = Int(pairs[i] >> 32)
      var end = i
      while end < pairs.count, Int(pairs[end] >> 32) == node { end += 1 }
      var bits: UInt8 = 6
      while 1 << Int(bits) < (end - i) * 8 { bits += 1 }
      lexicon.nodes[node].filterStart = UInt32(words.count)
      lexicon.nodes[node].filterBits = bits
      let start = words.count
      words += Array(repeating: 0, count: 1 << Int(bits - 6))
      for pair in pairs[i..<end] {
        let bit = bit(UInt32(truncatingIfNeeded: pair), bits)
        words[start + bit >> 6] |= 1 << UInt64(bit & 63)
      }
      i = end
    }
    lexicon.childFilters = words
  }
}
