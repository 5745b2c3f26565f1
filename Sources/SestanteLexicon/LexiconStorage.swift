/// Owns the memory behind a ``LexiconView``; never changed once made.
final class LexiconStorage: @unchecked Sendable {
  let view: LexiconView
  let names: LexiconNames
  /// How many word forms there are, and how many spellings.
  let formCount: Int
  let keyCount: Int
  private let blocks: any BlockSource

  /// Points a view into the blocks of a source.
  init(_ source: some BlockSource) throws(ImageError) {
    let tables = try LexiconTables(source)
    names = try LexiconNames(source)
    (formCount, keyCount) = (tables.formCount, tables.keyCount)
    let block = UnsafeMutablePointer<LexiconTables>.allocate(capacity: 1)
    block.initialize(to: tables)
    view = LexiconView(block)
    blocks = source
  }

  deinit { view.tables.deallocate() }

  /// The same as an image, for the ``TableSource/sum(of:)`` of the tables it was made of.
  func image(tables: UInt64) -> [UInt8] { ImageWriter.image(blocks.spans, tables: tables) }
}
