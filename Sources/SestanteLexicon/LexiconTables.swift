internal import SestanteText

/// The addresses behind a ``LexiconView``.
@usableFromInline
struct LexiconTables: BitwiseCopyable {
  /// Stands first: its address is that of the whole.
  let words: WordView
  @usableFromInline let forms: UnsafePointer<FormInfo>
  @usableFromInline let nodes: UnsafePointer<TermNode>
  let heads: UnsafePointer<NodeHead>
  @usableFromInline let modifiers: UnsafePointer<Modifier>
  @usableFromInline let concepts: UnsafePointer<ConceptReference>
  @usableFromInline let signals: UnsafePointer<SignalReference>
  let children: UnsafePointer<UInt64>
  let firstSteps: FirstSteps
  let gramStarts: UnsafePointer<Int8>
  let gramEnds: UnsafePointer<Int8>
  let emoticonKeys: UnsafePointer<UInt64>
  let emoticonRecords: UnsafePointer<UInt32>
  let emoticonCount: Int
  let emoticonStarts: SIMD2<UInt64>
  let emoticonSeconds: SIMD2<UInt64>
  let numberRoots: SIMD2<UInt32>
  let formCount: Int
  let keyCount: Int
}

extension LexiconTables {
  /// Every block, in the order in which they stand in an image: another one is another line here.
  init(_ blocks: some BlockSource) throws(ImageError) {
    func next<Element: BitwiseCopyable>(
      _ part: WritableKeyPath<LexiconParts, [Element]>, _ fits: (Int) -> Bool = { $0 > 0 }
    ) throws(ImageError) -> Block<Element> {
      let block = try blocks.next(part)
      guard fits(block.count) else { throw .wrongBlock(blocks.spans.count - 1) }
      return block
    }
    let constants = try next(\.constants).start.pointee
    let slots = try next(\.slots) { $0 > 1 && $0 & ($0 - 1) == 0 }
    guard 1..<31 ~= constants.indexBits else { throw .wrongBlock(0) }
    let records = try next(\.records) { $0 <= 1 << constants.indexBits && $0 > 0 }
    keyCount = records.count
    words = WordView(
      slots: slots.start, slotMask: slots.count - 1, indexBits: constants.indexBits,
      records: records.start, starts: try next(\.starts) { $0 == records.count }.start,
      bytes: try next(\.bytes).start)
    let forms = try next(\.forms)
    (self.forms, formCount) = (forms.start, forms.count)
    let nodes = try next(\.nodes)
    self.nodes = nodes.start
    heads = try next(\.heads) { $0 == nodes.count }.start
    modifiers = try next(\.modifiers) { _ in true }.start
    concepts = try next(\.concepts) { _ in true }.start
    signals = try next(\.signals) { _ in true }.start
    children = try next(\.children).start
    let steps = try next(\.firstSteps) { $0 > 0 && $0 & ($0 - 1) == 0 && $0 <= 1 << 26 }
    firstSteps = FirstSteps(steps.start, count: steps.count)
    gramStarts = try next(\.gramStarts) { $0 == 1 << 15 }.start
    gramEnds = try next(\.gramEnds) { $0 == 1 << 15 }.start
    let emoticons = try next(\.emoticonKeys) { _ in true }
    (emoticonKeys, emoticonCount) = (emoticons.start, emoticons.count)
    emoticonRecords = try next(\.emoticonRecords) { $0 == emoticons.count }.start
    emoticonStarts = constants.emoticonStarts
    emoticonSeconds = constants.emoticonSeconds
    numberRoots = constants.numberRoots
  }
}
