/// One record, lent to the caller's closure: its pointers are valid only inside.
///
/// No value is copied unless it must be decoded: a text without escapes points into the block.
public struct Record: ~Copyable {
  /// The number of the record, from 1.
  public let number: Int
  /// The line on which it starts, from 1.
  public let line: Int
  /// A JSON string with its quotes: the id column's value, else the number.
  public let id: UnsafeBufferPointer<UInt8>
  /// The text, decoded: valid UTF-8.
  public let text: UnsafeBufferPointer<UInt8>
  /// Members of a JSON object without its braces, or nothing: `"date":"2026-03-01","rating":2`.
  public let metadata: UnsafeBufferPointer<UInt8>
  /// The channel, decoded; empty if there is none.
  public let channel: UnsafeBufferPointer<UInt8>
  /// The language as the record names it, decoded; empty if there is none.
  public let language: UnsafeBufferPointer<UInt8>
  /// The text as it was given, where ``text`` was put right; empty where nothing was changed.
  public let given: UnsafeBufferPointer<UInt8>
  /// For each byte of ``text``, and for its end, the place in ``given``.
  public let origins: UnsafeBufferPointer<UInt32>
}
