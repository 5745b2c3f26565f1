/// The last tree of keys that was made: the files of a run mostly want the same one.
final class KeyTreeCache: Sendable {
  private struct Made {
    var sources: [ColumnMap.Source]
    var tree: KeyTree
  }

  private let last = Guarded<Made?>(nil)

  /// The tree for the names of the slots.
  func tree(_ sources: [ColumnMap.Source]) -> KeyTree {
    last.withLock { last in
      if let last, last.sources == sources { return last.tree }
      let tree = KeyTree(sources)
      last = Made(sources: sources, tree: tree)
      return tree
    }
  }
}
