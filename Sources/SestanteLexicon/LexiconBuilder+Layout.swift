/// The last steps: chains side by side, frequent words first.
extension LexiconBuilder {
  /// Lays the concepts and signals of all nodes out side by side.
  func layOut(_ lexicon: inout LexiconDraft) {
    lexicon.concepts.reserveCapacity(conceptLinks.count)
    lexicon.signalReferences.reserveCapacity(signalLinks.count)
    for index in lexicon.nodes.indices {
      var at = lexicon.nodes[index].conceptStart
      lexicon.nodes[index].conceptStart = UInt32(lexicon.concepts.count)
      while at != 0 {
        lexicon.concepts.append(conceptLinks[Int(at) - 1].reference)
        at = conceptLinks[Int(at) - 1].next
      }
      at = lexicon.nodes[index].signalStart
      lexicon.nodes[index].signalStart = UInt32(lexicon.signalReferences.count)
      while at != 0 {
        lexicon.signalReferences.append(signalLinks[Int(at) - 1].reference)
        at = signalLinks[Int(at) - 1].next
      }
      let node = lexicon.nodes[index]
      if node.hasSentiment { lexicon.nodes[index].layers.insert(.sentiment) }
      if node.conceptCount != 0 { lexicon.nodes[index].layers.insert(.concept) }
      if node.signalCount != 0 { lexicon.nodes[index].layers.insert(.signal) }
    }
  }

  /// Renumbers the nodes: first terms' first nodes in the order of forms, so frequent words share
  /// cache lines, then the rest.
  func sortNodes(_ lexicon: inout LexiconDraft) {
    var numbers = [UInt32](repeating: 0, count: lexicon.nodes.count)
    var next: UInt32 = 1
    func place(_ node: UInt32) {
      if node != 0, numbers[Int(node)] == 0 {
        numbers[Int(node)] = next
        next += 1
      }
    }
    for info in lexicon.forms.info {
      place(info.italian)
      place(info.english)
    }
    for node in lexicon.nodes.indices { place(UInt32(node)) }
    var sorted = lexicon.nodes
    for (old, node) in lexicon.nodes.enumerated() { sorted[Int(numbers[old])] = node }
    lexicon.nodes = sorted
    for form in lexicon.forms.info.indices {
      lexicon.forms.info[form].italian = numbers[Int(lexicon.forms.info[form].italian)]
      lexicon.forms.info[form].english = numbers[Int(lexicon.forms.info[form].english)]
    }
    lexicon.transitions.renumber(numbers)
    lexicon.numberRoots.italian = numbers[Int(lexicon.numberRoots.italian)]
    lexicon.numberRoots.english = numbers[Int(lexicon.numberRoots.english)]
  }
}
