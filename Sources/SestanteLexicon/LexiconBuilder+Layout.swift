/// The last steps: chains side by side, frequent words first.
extension LexiconBuilder {
  /// Lays the concepts and signals of all nodes out side by side.
  mutating func layOut(_ lexicon: inout LexiconDraft) {
    lexicon.concepts.reserveCapacity(conceptLinks.count)
    lexicon.signalReferences.reserveCapacity(signalLinks.count)
    for index in lexicon.nodes.indices {
      var at = lexicon.nodes[index].conceptStart
      lexicon.nodes[index].conceptStart = UInt32(lexicon.concepts.count)
      while at != 0 {
        lexicon.concepts.append(conceptLinks[Int(at) - 1].reference)
        at = conceptLinks[Int(at) - 1].next
      }
      let start = Int(lexicon.nodes[index].conceptStart)
      if start < lexicon.concepts.count {
        lexicon.nodes[index].firstConcept = lexicon.concepts[start].concept
        lexicon.nodes[index].judgesFirst = lexicon.concepts[start].isPolar
      }
      at = lexicon.nodes[index].signalStart
      lexicon.nodes[index].signalStart = UInt32(lexicon.signalReferences.count)
      while at != 0 {
        lexicon.signalReferences.append(signalLinks[Int(at) - 1].reference)
        at = signalLinks[Int(at) - 1].next
      }
    }
    (conceptLinks, signalLinks) = ([], [])
  }

  /// Renumbers the nodes, first terms' first nodes in the order of forms, then breadth first, and
  /// lays their children out: what frequent words lead to shares cache lines.
  func sortNodes(_ lexicon: inout LexiconDraft) {
    for index in lexicon.nodes.indices {
      let node = lexicon.nodes[index]
      if node.hasSentiment { lexicon.nodes[index].layers.insert(.sentiment) }
      if node.conceptCount != 0 { lexicon.nodes[index].layers.insert(.concept) }
      if node.signalCount != 0 { lexicon.nodes[index].layers.insert(.signal) }
      if node.modifier >= 0, lexicon.modifiers[Int(node.modifier)].kind == .contrast {
        lexicon.nodes[index].division =
          lexicon.modifiers[Int(node.modifier)].scope == .clause ? .part : .clause
      }
    }
    let edges = TrieEdges(lexicon.transitions, nodeCount: lexicon.nodes.count)
    // Nothing is looked up from here on, and the memory is wanted for other things.
    lexicon.transitions = TransitionTable()
    lexicon.forms.slots = []
    var numbers = [UInt32](repeating: 0, count: lexicon.nodes.count)
    var order: [UInt32] = [0]
    order.reserveCapacity(lexicon.nodes.count)
    func place(_ node: UInt32) {
      if node == 0 { return }
      numbers[Int(node)] = UInt32(order.count)
      order.append(node)
    }
    for info in lexicon.forms.info {
      place(info.italian)
      place(info.english)
    }
    let roots = order.count
    place(lexicon.numberRoots.italian)
    place(lexicon.numberRoots.english)
    var at = 1
    while at < order.count {
      for edge in edges.all[edges.range(of: order[at])] {
        place(edge.child)
        if edge.form == UInt32(Lexicon.numberForm) {
          lexicon.nodes[Int(order[at])].hasNumberChild = true
        }
      }
      at += 1
    }
    lexicon.children = ChildTable(
      edges, order: order, roots: roots, numbers: numbers, lexicon.nodes)
    lexicon.nodes = order.map { lexicon.nodes[Int($0)] }
    for form in lexicon.forms.info.indices {
      lexicon.forms.info[form].italian = numbers[Int(lexicon.forms.info[form].italian)]
      lexicon.forms.info[form].english = numbers[Int(lexicon.forms.info[form].english)]
    }
    lexicon.numberRoots.italian = numbers[Int(lexicon.numberRoots.italian)]
    lexicon.numberRoots.english = numbers[Int(lexicon.numberRoots.english)]
  }
}
