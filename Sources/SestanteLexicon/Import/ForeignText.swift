/// A file of another tool as lines with places, whatever its encoding.
///
/// UTF-8, UTF-16 with a byte order mark, else Windows-1252, in which every sequence of bytes is text:
/// older lists come in it.
struct ForeignText {
  /// A part of a line with its place.
  struct Cell {
    var text: Substring
    /// In Unicode scalars, from 1.
    var column: Int

    /// The number written there, with a point or a comma.
    var number: Double? {
      let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      let value = Double(parts.count == 2 ? parts.joined(separator: ".") : String(text))
      return value?.isFinite == true ? value : nil
    }
  }

  /// A line without its end.
  struct Line {
    /// From 1.
    var number: Int
    var text: Substring

    /// The parts between delimiters, without blanks and quotes around them.
    func cells(_ delimiter: Character) -> [Cell] {
      var found: [Cell] = []
      var column = 1
      for part in text.split(separator: delimiter, omittingEmptySubsequences: false) {
        let lead = part.prefix { $0 == " " || $0 == "\"" }.unicodeScalars.count
        var inner = part.drop { $0 == " " || $0 == "\"" }
        while let last = inner.last, last == " " || last == "\"" { inner.removeLast() }
        found.append(Cell(text: inner, column: column + lead))
        column += part.unicodeScalars.count + 1
      }
      return found
    }
  }

  let file: String
  let lines: [Line]
  /// The name of the encoding, if it is none of Unicode's.
  let fallback: String?

  init(_ bytes: [UInt8], file: String) {
    self.file = file
    let (text, fallback) = Self.decode(bytes)
    self.fallback = fallback
    var number = 0
    lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { slice in
      number += 1
      return Line(number: number, text: Substring(slice.last == 13 ? slice.dropLast() : slice))
    }
  }

  func place(_ line: Int, _ column: Int = 1) -> SourceLocation {
    SourceLocation(file: file, line: line, column: column)
  }

  private static func decode(_ bytes: [UInt8]) -> (String, String?) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let high = bytes[0] == 0xFF ? 1 : 0
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { (at: Int) -> UInt16 in
        UInt16(bytes[at + high]) << 8 | UInt16(bytes[at + 1 - high])
      }
      return (String(decoding: units, as: UTF16.self), nil)
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if let text = String(validating: body, as: UTF8.self) { return (text, nil) }
    var scalars = String.UnicodeScalarView()
    for byte in body {
      let code = (0x80..<0xA0).contains(byte) ? windows1252[Int(byte) - 0x80] : UInt32(byte)
      scalars.append(Unicode.Scalar(code) ?? "\u{FFFD}")
    }
    return (String(scalars), "Windows-1252")
  }

  /// What Windows puts where ISO 8859-1 has control characters.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC,
    0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]
}
