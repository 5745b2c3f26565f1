public import Sestante

/// One file of records as UTF-8: what is left of an input when containers and encodings are taken
/// away.
///
/// Parts are read one after the other, each to its end before the next is asked for.
public final class InputPart {
  /// The name in messages: of a member, behind the name of its archive.
  public let file: String
  /// `xlsx` for a workbook; nil where the content is still to tell.
  public let format: InputFormat?
  /// What the bytes were taken out of: `gzip`, `zip`, `sheet "Dati"`.
  public let containers: [String]
  private let body: ByteReading
  private let text: EncodingReader?

  init(file: String, containers: [String], text: EncodingReader) {
    self.file = file
    self.containers = containers
    self.text = text
    format = nil
    body = { try text.read($0) }
  }

  init(file: String, containers: [String], workbook: WorkbookReader) {
    self.file = file
    self.containers = containers + ["sheet \"\(workbook.sheet)\""]
    text = nil
    format = .xlsx
    body = { try workbook.read($0) }
  }

  /// Fills the buffer as far as it likes; gives the number of bytes, 0 at the end.
  public func read(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int { try body(buffer) }

  /// The encoding of a text: nil for a workbook, and while all was ASCII.
  public var encoding: TextEncoding? { text?.encoding }
  /// Places that were no character of the encoding; each became U+FFFD.
  public var replaced: Int { text?.replaced ?? 0 }
  /// Places of mojibake among the first bytes.
  public var mojibake: Int { text?.mojibake ?? 0 }
}
