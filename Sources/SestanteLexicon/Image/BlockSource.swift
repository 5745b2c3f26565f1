internal import SestanteText

/// A block of a compiled lexicon: elements side by side, of which one more may be read.
struct Block<Element: BitwiseCopyable> {
  let start: UnsafePointer<Element>
  let count: Int
}

/// Where the blocks of a compiled lexicon come from, one after the other: arrays just built, or an
/// image. Keeps their memory alive.
protocol BlockSource: AnyObject {
  /// The next block; the path says which one that is while it still is an array.
  func next<Element: BitwiseCopyable>(
    _ part: WritableKeyPath<LexiconParts, [Element]>
  ) throws(ImageError) -> Block<Element>

  /// The blocks that were given, in their order.
  var spans: [BlockSpan] { get }
}

/// A block as bytes.
struct BlockSpan {
  let start: UnsafeRawPointer
  let count: Int
  let stride: Int
  private let element: Any.Type

  /// Bytes of each element that hold nothing. Asked only of what is written: to look for a conformance
  /// costs more than to read a block.
  var padding: Range<Int> { (element as? any Padded.Type)?.padding ?? 0..<0 }

  init<Element: BitwiseCopyable>(_ start: UnsafePointer<Element>, count: Int) {
    self.start = UnsafeRawPointer(start)
    self.count = count
    stride = MemoryLayout<Element>.stride
    element = Element.self
  }
}

/// Blocks in memory of their own, each emptied from its array, so that not everything is there twice.
final class PartBlocks: BlockSource {
  private(set) var spans: [BlockSpan] = []
  private var parts: LexiconParts
  private var blocks = PlainBlocks()

  init(_ parts: consuming LexiconParts) { self.parts = parts }

  func next<Element: BitwiseCopyable>(
    _ part: WritableKeyPath<LexiconParts, [Element]>
  ) -> Block<Element> {
    let count = parts[keyPath: part].count
    let start = blocks.move(&parts[keyPath: part])
    spans.append(BlockSpan(start, count: count))
    return Block(start: start, count: count)
  }
}
