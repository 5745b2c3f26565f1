/// The word forms of a compiled lexicon, to ask and to list; the hot path has ways of its own.
public struct FormView {
  private let view: LexiconView
  /// The number of forms, with "unknown".
  public let count: Int
  private let keyCount: Int

  init(_ view: LexiconView, count: Int, _ keyCount: Int) {
    self.view = view
    self.count = count
    self.keyCount = keyCount
  }

  /// The form of a normalized spelling, 0 if no table knows it.
  public func find(_ spelling: some Collection<UInt8>) -> Int {
    guard spelling.count <= FormTable.longestForm else { return 0 }
    return FormTable.withPadded(spelling) { Int(view.find($0, $1, folding: $2).pointee.form) }
  }

  /// What is known of a form.
  public func info(_ form: Int) -> FormInfo { view.forms[form] }

  /// Calls `body` with every spelling and its form.
  public func forEachSpelling(_ body: (String, Int) -> Void) {
    for number in 1..<max(1, keyCount) {
      let key = view.words.pointee.records[number]
      let bytes = UnsafeBufferPointer(
        start: view.words.pointee.bytes + Int(view.words.pointee.starts[number]),
        count: Int(key.length))
      body(FormTable.unfold(bytes, key.isFolded), Int(key.form))
    }
  }
}
