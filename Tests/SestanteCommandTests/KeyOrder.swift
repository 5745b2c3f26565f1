/// The keys of a line of JSON as they stand, with the path to them: `evidence.because.start`.
///
/// Arrays add nothing to a path; every element's keys are listed.
struct KeyOrder {
  private let bytes: [UInt8]
  private var at = 0
  private(set) var objects: [(path: String, keys: [String])] = []

  init(_ line: String) {
    bytes = Array(line.utf8)
    value("")
  }

  private mutating func value(_ path: String) {
    switch bytes[at] {
    case UInt8(ascii: "{"): object(path)
    case UInt8(ascii: "["):
      at += 1
      while bytes[at] != UInt8(ascii: "]") {
        value(path)
        if bytes[at] == UInt8(ascii: ",") { at += 1 }
      }
      at += 1
    case UInt8(ascii: "\""): _ = string()
    default: while ![0x2C, 0x5D, 0x7D].contains(bytes[at]) { at += 1 }
    }
  }

  private mutating func object(_ path: String) {
    var keys: [String] = []
    at += 1
    while bytes[at] != UInt8(ascii: "}") {
      let key = string()
      keys.append(key)
      at += 1
      value(path.isEmpty ? key : "\(path).\(key)")
      if bytes[at] == UInt8(ascii: ",") { at += 1 }
    }
    at += 1
    objects.append((path, keys))
  }

  private mutating func string() -> String {
    at += 1
    let start = at
    while bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
    at += 1
    return String(decoding: bytes[start..<at - 1], as: UTF8.self)
  }
}
