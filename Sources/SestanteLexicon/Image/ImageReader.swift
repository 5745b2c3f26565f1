internal import SestanteText

/// Reads the blocks of an image where they stand, after checking that each is inside it.
final class ImageReader: BlockSource {
  private(set) var spans: [BlockSpan] = []
  private let bytes: UnsafeRawBufferPointer
  private let blockCount: Int
  /// Memory of its own, if it has any.
  private var blocks = PlainBlocks()

  /// Points into bytes that never move or change, like those of the program.
  ///
  /// - Parameters:
  ///   - tables: the ``TableSource/sum(of:)`` of the tables they should be made of.
  ///   - isTrusted: whether they are known to be as they were written. All others are summed up.
  init(_ bytes: UnsafeRawBufferPointer, tables: UInt64, isTrusted: Bool) throws(ImageError) {
    let header = try Self.header(bytes)
    guard header.tables == tables else { throw .otherTables }
    let behind = MemoryLayout<ImageHeader>.size
    guard
      header.blockCount <= UInt64(bytes.count - behind) / UInt64(MemoryLayout<BlockPlace>.stride)
    else { throw .wrongBlock(0) }
    if !isTrusted {
      var sum = ByteSum()
      sum.add(UnsafeRawBufferPointer(rebasing: bytes[behind..<Int(header.size)]))
      guard sum.value == header.sum else { throw .wrongSum }
    }
    self.bytes = bytes
    blockCount = Int(header.blockCount)
  }

  /// Copies bytes that anybody may have written.
  convenience init(copying bytes: [UInt8], tables: UInt64) throws(ImageError) {
    var blocks = PlainBlocks()
    let copy = UnsafeRawBufferPointer(start: blocks.copy(bytes), count: bytes.count)
    try self.init(copy, tables: tables, isTrusted: false)
    self.blocks = blocks
  }

  private static func header(_ bytes: UnsafeRawBufferPointer) throws(ImageError) -> ImageHeader {
    let size = MemoryLayout<ImageHeader>.size
    guard bytes.count >= size, let base = bytes.baseAddress else {
      throw .tooShort(found: bytes.count, needed: size)
    }
    guard Int(bitPattern: base) % LexiconImage.alignment == 0 else { throw .notAligned }
    let header = base.load(as: ImageHeader.self)
    guard header.magic == ImageHeader.magic else { throw .noImage }
    guard header.byteOrder == ImageHeader.byteOrder else { throw .otherByteOrder }
    guard header.version == LexiconImage.version else {
      throw .otherVersion(found: Int(header.version), expected: LexiconImage.version)
    }
    guard header.size >= UInt64(size), header.size <= UInt64(bytes.count) else {
      throw .tooShort(found: bytes.count, needed: Int(clamping: header.size))
    }
    return header
  }

  func next<Element: BitwiseCopyable>(
    _: WritableKeyPath<LexiconParts, [Element]>
  ) throws(ImageError) -> Block<Element> {
    let number = spans.count
    guard number < blockCount else { throw .wrongBlock(number) }
    let place = bytes.load(
      fromByteOffset: MemoryLayout<ImageHeader>.size + number * MemoryLayout<BlockPlace>.stride,
      as: BlockPlace.self)
    let stride = UInt64(MemoryLayout<Element>.stride)
    let size = UInt64(bytes.count)
    guard place.stride == stride, place.offset % UInt64(LexiconImage.alignment) == 0,
      place.offset < size, place.count < (size - place.offset) / stride,
      let base = bytes.baseAddress
    else { throw .wrongBlock(number) }
    let start = (base + Int(place.offset)).assumingMemoryBound(to: Element.self)
    spans.append(BlockSpan(start, count: Int(place.count)))
    return Block(start: start, count: Int(place.count))
  }
}
