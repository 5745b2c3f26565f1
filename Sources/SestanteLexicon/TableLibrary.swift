/// Tables as bytes, read when they are needed: rows in memory cost ten times what they say.
struct TableLibrary: Sendable {
  let sources: [TableSource]
  /// The format each file names; nil where it names none.
  private let formats: [TableFormat?]

  init(_ sources: [TableSource]) {
    self.sources = sources
    formats = sources.map(Self.format)
  }

  /// The files of a format, as indices into ``sources``.
  func files(_ format: TableFormat) -> [Int] { formats.indices.filter { formats[$0] == format } }

  /// The files whose format is not known.
  var strangers: [Int] { formats.indices.filter { formats[$0] == nil } }

  /// The format a file's first lines name.
  private static func format(of source: TableSource) -> TableFormat? {
    let key = "%format\t".utf8
    return source.withBytes { bytes in
      var rest = bytes[...].prefix(4096)
      while !rest.isEmpty {
        let line = rest.prefix { $0 != UInt8(ascii: "\n") }
        if line.starts(with: key) {
          return TableFormat(rawValue: String(decoding: line.dropFirst(key.count), as: UTF8.self))
        }
        if !line.isEmpty, line.first != UInt8(ascii: "#"), line.first != UInt8(ascii: "%") {
          return nil
        }
        rest = rest[line.endIndex...].dropFirst()
      }
      return nil
    }
  }
}
