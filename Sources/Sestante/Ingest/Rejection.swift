/// A record that could not be read, as a value: where it stands and what was expected.
///
/// A bad record never stops a batch. The reader and the parser hand out rejections beside the
/// records; the caller counts, prints or keeps them.
///
/// ```swift
/// print(rejection)      // reviews.jsonl:12:9: text is a number, expected a string
/// ```
public struct Rejection: Error, Sendable, Hashable, CustomStringConvertible {
  /// The name the file goes by.
  public var file: String
  /// The line in the file, from 1.
  public var line: Int
  /// The byte in the line, from 1.
  public var column: Int
  /// The byte in the file, from 0; a byte order mark counts.
  public var byteOffset: Int
  /// The number of the record, from 1; for damage between records, the number of the next one.
  public var record: Int
  /// What was found and what was expected, in lower case without a full stop.
  public var reason: String
  /// The record as it stands in the file, or its first bytes; empty where none is kept.
  public var raw: [UInt8] = []
  /// The columns of the file, where a record is a row of cells.
  public var columns: [String] = []
  /// The byte between the cells of a row.
  public var delimiter: UInt8 = 0

  /// A rejection at a place.
  public init(
    file: String, line: Int, column: Int, byteOffset: Int, record: Int, reason: String,
    raw: [UInt8] = []
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.byteOffset = byteOffset
    self.record = record
    self.reason = reason
    self.raw = raw
  }

  /// `reviews.csv:12:1: 5 cells, expected at most 4`.
  public var description: String { "\(file):\(line):\(column): \(reason)" }
}

extension Rejection {
  /// The reason for a record above the limit, the same from the reader and from the parser.
  static func tooLong(limit: Int) -> String { "the record is longer than \(limit) bytes" }
}
