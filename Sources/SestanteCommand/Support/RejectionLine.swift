import Foundation
import Sestante
import SestantePrivacy

/// A rejection as a line of JSON.
enum RejectionLine {
  /// - Parameter redactor: takes personal data out of what the record said; nil to leave it in.
  static func json(_ rejection: Rejection, _ redactor: inout Redactor?) -> String {
    var object: [String: Any] = [
      "file": rejection.file, "line": rejection.line, "column": rejection.column,
      "byteOffset": rejection.byteOffset, "record": rejection.record,
      "reason": redactor?.redact(rejection.reason) ?? rejection.reason,
    ]
    if !rejection.raw.isEmpty {
      let raw = String(decoding: rejection.raw, as: UTF8.self)
      object["raw"] = redactor?.redact(raw) ?? raw
    }
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? JSONSerialization.data(withJSONObject: object, options: options) else {
      return "{}\n"
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
