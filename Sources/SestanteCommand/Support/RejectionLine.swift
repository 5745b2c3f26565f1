import Foundation
import Sestante

/// A rejection as a line of JSON.
enum RejectionLine {
  /// - Parameter redaction: takes personal data out of what the record said; nil to leave it in.
  static func json(_ rejection: Rejection, _ redaction: inout RawRedaction?) -> String {
    var object: [String: Any] = [
      "file": rejection.file, "line": rejection.line, "column": rejection.column,
      "byteOffset": rejection.byteOffset, "record": rejection.record,
      "reason": redaction?.prose(rejection.reason) ?? rejection.reason,
    ]
    if !rejection.raw.isEmpty {
      object["raw"] =
        redaction?.raw(of: rejection) ?? String(decoding: rejection.raw, as: UTF8.self)
    }
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? JSONSerialization.data(withJSONObject: object, options: options) else {
      return "{}\n"
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
