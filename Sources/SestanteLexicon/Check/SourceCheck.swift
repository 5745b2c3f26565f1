internal import SestanteText

/// Faults of the bytes, line by line: byte order mark, carriage returns, composition, stray blanks,
/// rows that a spreadsheet turned into comments.
enum SourceCheck {
  static func diagnostics(of source: TableSource) -> [Diagnostic] {
    guard var text = String(validating: source.bytes, as: UTF8.self) else { return [] }
    var found: [Diagnostic] = []
    if text.unicodeScalars.first == "\u{FEFF}" {
      found.append(
        Diagnostic(
          code: "byte-order-mark", at: SourceLocation(file: source.name, line: 1),
          "the file begins with a byte order mark, expected none"))
    }
    text.makeContiguousUTF8()
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty {
      check(Substring(line), at: SourceLocation(file: source.name, line: index + 1), &found)
    }
    if let last = lines.last, !last.isEmpty {
      found.append(
        Diagnostic(
          .warning, code: "no-final-newline",
          at: SourceLocation(file: source.name, line: lines.count),
          "the last line has no line feed"))
    }
    return found
  }

  private static func check(
    _ line: Substring, at place: SourceLocation, _ found: inout [Diagnostic]
  ) {
    func report(_ code: String, _ column: Int, _ message: String) {
      var location = place
      location.column = column
      found.append(Diagnostic(code: code, at: location, message))
    }
    if let index = line.utf8.firstIndex(of: 13) {
      report(
        "carriage-return", line.unicodeScalars.distance(from: line.startIndex, to: index) + 1,
        "carriage return, expected line feeds only")
    }
    if !CanonicalForm.isComposed(line) {
      report("not-nfc", column(ofDecomposed: line), "the text is not in NFC")
    }
    if line.first == "#" {
      let word = line.prefix { $0 != "\t" }
      if CellCheck.leftovers.contains(String(word)) {
        report(
          CellCheck.leftover, 1,
          "\"\(word)\" is left over from a spreadsheet and makes the line a comment")
      }
      return
    }
    if line.first == "%" { return }
    var column = 1
    for cell in line.utf8.split(separator: 9, omittingEmptySubsequences: false).map(Substring.init)
    {
      if let (offset, what) = strayBlank(in: cell) { report("stray-blank", column + offset, what) }
      column += cell.unicodeScalars.count + 1
    }
  }

  /// The column from which on the line differs from its NFC.
  private static func column(ofDecomposed line: Substring) -> Int {
    let pairs = zip(line.unicodeScalars, CanonicalForm.compose(String(line)).unicodeScalars)
    return pairs.prefix { $0 == $1 }.count + 1
  }

  private static func strayBlank(in cell: Substring) -> (offset: Int, message: String)? {
    let scalars = Array(cell.unicodeScalars)
    guard let last = scalars.last else { return nil }
    if scalars[0] == " " { return (0, "the cell begins with a blank") }
    for (i, scalar) in scalars.enumerated() {
      if scalar == " ", i > 0, scalars[i - 1] == " " {
        return (i, "two blanks in a row, expected one")
      }
      if isOtherBlank(scalar) {
        let code = String(scalar.value, radix: 16, uppercase: true)
        return (i, "the cell holds U+\(code), expected a plain blank or nothing")
      }
    }
    return last == " " ? (scalars.count - 1, "the cell ends with a blank") : nil
  }

  /// Blanks and invisible characters other than U+0020; emoji need U+200D and U+FE0F, so these
  /// stay.
  private static func isOtherBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 13: false
    case 0..<0x20, 0x7F...0xA0, 0xAD, 0x1680, 0x2000...0x200C, 0x200E, 0x200F, 0x2028...0x202F,
      0x205F...0x2064,
      0x3000, 0xFEFF:
      true
    default: false
    }
  }
}
