import FoundationEssentials
import Sestante

/// A rejection as a line of JSON.
struct RejectionLine: Encodable {
  private var file: String
  private var line: Int
  private var column: Int
  private var byteOffset: Int
  private var record: Int
  private var reason: String
  private var raw: String?

  /// - Parameter redaction: takes personal data out of what the record said; nil to leave it in.
  static func json(_ rejection: Rejection, _ redaction: inout RawRedaction?) -> String {
    var object = RejectionLine(
      file: rejection.file, line: rejection.line, column: rejection.column,
      byteOffset: rejection.byteOffset, record: rejection.record,
      reason: redaction?.prose(rejection.reason) ?? rejection.reason)
    if !rejection.raw.isEmpty {
      object.raw =
        redaction?.raw(of: rejection) ?? String(decoding: rejection.raw, as: UTF8.self)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(object) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
