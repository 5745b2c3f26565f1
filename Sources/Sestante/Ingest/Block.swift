/// A run of whole records, as they stand in the file.
///
/// Blocks are cut in order by one ``BlockReader`` and parsed anywhere, by any ``RecordParser`` made
/// from the same ``ColumnMap``.
public struct Block: Sendable {
  /// The records with what stands between them.
  public var bytes: [UInt8]
  /// The number of the first record, from 1.
  public var firstRecord: Int
  /// How many records there are, rejected ones among them.
  public var recordCount: Int
  /// The line of the first byte, from 1.
  public var firstLine: Int
  /// Where in the file the first byte stands.
  public var byteOffset: Int
  /// Where in the file its line starts; the same unless a JSON array was cut inside a line.
  public var lineOffset: Int

  /// A block of bytes that stand at a place in a file.
  public init(
    bytes: [UInt8], firstRecord: Int = 1, recordCount: Int, firstLine: Int = 1,
    byteOffset: Int = 0, lineOffset: Int? = nil
  ) {
    self.bytes = bytes
    self.firstRecord = firstRecord
    self.recordCount = recordCount
    self.firstLine = firstLine
    self.byteOffset = byteOffset
    self.lineOffset = lineOffset ?? byteOffset
  }
}
