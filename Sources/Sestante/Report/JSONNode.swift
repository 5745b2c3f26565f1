/// A JSON value under construction, with keys in the order given.
///
/// Written so that a diff is readable: the outer object has a key a line, its lists an element a
/// line.
enum JSONNode {
  case null
  case integer(Int)
  /// A number already written: `0.25`.
  case number(String)
  case string(String)
  case array([JSONNode])
  case object([(String, JSONNode)])

  /// A ratio with four places, or `null`.
  static func ratio(_ value: Double?) -> JSONNode {
    guard let value else { return .null }
    return .number(Digits.short(value, places: 4))
  }

  /// The document, with a line feed at its end.
  func document() -> String {
    var out = ""
    write(to: &out, depth: 0)
    return out + "\n"
  }

  private func write(to out: inout String, depth: Int) {
    switch self {
    case .null: out += "null"
    case .integer(let value): out += String(value)
    case .number(let text): out += text
    case .string(let text): Self.quote(text, to: &out)
    case .array(let items):
      list(items, "[", "]", isBroken: depth == 1 && items.contains(where: \.isObject), depth, &out)
      {
        $0.write(to: &$1, depth: depth + 1)
      }
    case .object(let members):
      list(members, "{", "}", isBroken: depth == 0, depth, &out) {
        Self.quote($0.0, to: &$1)
        $1 += depth == 0 ? ": " : ":"
        $0.1.write(to: &$1, depth: depth + 1)
      }
    }
  }

  private var isObject: Bool {
    if case .object = self { true } else { false }
  }

  private func list<Item>(
    _ items: [Item], _ open: String, _ close: String, isBroken: Bool, _ depth: Int,
    _ out: inout String, write: (Item, inout String) -> Void
  ) {
    let indent = "\n" + String(repeating: "  ", count: depth + 1)
    out += open
    for (index, item) in items.enumerated() {
      if index > 0 { out += "," }
      if isBroken { out += indent }
      write(item, &out)
    }
    if isBroken, !items.isEmpty { out += "\n" + String(repeating: "  ", count: depth) }
    out += close
  }

  private static func quote(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}":
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
