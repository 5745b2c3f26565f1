internal import SestanteText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What one block of records came to.
public struct UnknownBlock: Sendable {
  /// The words of the block.
  public var tally: UnknownTally
  /// Records that could not be read, in their order.
  public var rejections: [Rejection]

  /// The words of a block, and what could not be read.
  public init(tally: UnknownTally = UnknownTally(), rejections: [Rejection] = []) {
    self.tally = tally
    self.rejections = rejections
  }
}

/// Parses blocks and finds their unknown words: the state of one thread.
public final class UnknownWorker {
  private var parser: RecordParser?
  private var columns: ColumnMap.Identity?
  private var reader: UnknownReader
  private let decoder = JSONDecoder()

  /// A worker over the lexicon of an analyzer.
  public init(_ analyzer: Analyzer, options: UnknownOptions) {
    reader = UnknownReader(analyzer, options: options)
  }

  /// Reads the records of a block of a file.
  public func process(_ block: Block, columns: ColumnMap, file: String) -> UnknownBlock {
    if columns.identity !== self.columns {
      parser = RecordParser(columns: columns, file: file)
      self.columns = columns.identity
    }
    var rejections: [Rejection] = []
    parser?.parse(
      block,
      record: { record in
        let id = try? decoder.decode(String.self, from: Data(record.id))
        reader.read(
          record.text, id: id ?? String(record.number),
          hint: BlockWorker.language(record.language))
      }, reject: { rejections.append($0) })
    return UnknownBlock(tally: reader.take(), rejections: rejections)
  }
}
