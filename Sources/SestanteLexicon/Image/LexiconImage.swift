/// A compiled lexicon as bytes: a header, a directory, blocks. Nothing in it is an address, so it can
/// be read wherever it stands: inside the program, in a file.
///
/// ```
/// ImageHeader | BlockPlace … | block | block …     each block at a multiple of 64
/// ```
///
/// `Lexicon.image` writes one, `Lexicon.init(image:)` reads it. All numbers are in the byte order of
/// the machine that wrote it, which the header tells.
enum LexiconImage {
  /// Raise it when a block holds something else than before: sizes are compared anyway.
  static let version = 4
  /// Blocks begin at multiples of it; behind each there is at least as much that may be read.
  static let alignment = 64

  /// The first place at or behind an offset where a block may begin.
  static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) / alignment * alignment }
}

/// The first bytes of an image.
struct ImageHeader: BitwiseCopyable {
  /// `Sestante`, whatever the byte order.
  static let magic = UInt64(bigEndian: 0x5365_7374_616E_7465)
  static let byteOrder: UInt32 = 0x0102_0304

  var magic = Self.magic
  var byteOrder = Self.byteOrder
  var version = UInt32(LexiconImage.version)
  /// The whole image.
  var size: UInt64
  /// What tells the tables it was made of from others.
  var tables: UInt64
  /// The sum over everything behind the header.
  var sum: UInt64 = 0
  var blockCount: UInt64
  private var unused: (UInt64, UInt64) = (0, 0)

  init(size: Int, tables: UInt64, blockCount: Int) {
    self.size = UInt64(size)
    self.tables = tables
    self.blockCount = UInt64(blockCount)
  }
}

/// Where a block stands in an image.
struct BlockPlace: BitwiseCopyable {
  /// From the beginning of the image.
  var offset: UInt64
  /// In elements.
  var count: UInt64
  /// The size of an element.
  var stride: UInt64
  private var unused: UInt64 = 0

  init(_ span: BlockSpan, offset: Int) {
    self.offset = UInt64(offset)
    count = UInt64(span.count)
    stride = UInt64(span.stride)
  }
}
