public import SestantePrivacy

/// Takes personal data out of records that could not be read, as they stand in their file.
///
/// Such a record is damaged, so it is read in every way that may fit: strings of JSON without their
/// escapes and under their keys, cells under the names of their columns, and then all of it as prose.
/// What one way overlooks another finds; that a little too much goes is no loss in what is thrown out.
///
/// ```swift
/// var redaction = RawRedaction(rules)
/// redaction.raw(of: rejection)      // {"id":7,"nota":"mi chiamo [NAME]"
/// ```
public struct RawRedaction: ~Copyable {
  private var redactor: Redactor

  /// A redaction that follows rules.
  public init(_ rules: PrivacyRules) { redactor = Redactor(rules) }

  /// Words of ours that may quote the record.
  public mutating func prose(_ text: String) -> String { redactor.redact(text) }

  /// The raw record of a rejection with placeholders.
  public mutating func raw(of rejection: Rejection) -> String {
    let bytes = rejection.raw
    let first = bytes.first { !Byte.isBlank($0) }
    let read =
      first == Byte.openBrace || first == Byte.openBracket
      ? json(bytes)
      : rejection.columns.isEmpty ? bytes : cells(bytes, rejection.columns, rejection.delimiter)
    return redactor.redact(String(decoding: read, as: UTF8.self))
  }
}

// MARK: - JSON

extension RawRedaction {
  /// Strings and long numbers are read as the fields they are.
  private mutating func json(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var key = ""
    var index = 0
    while index < bytes.count {
      let start = index
      switch bytes[index] {
      case Byte.quote:
        let (text, isClosed) = Self.string(bytes, &index)
        let next = bytes[index...].first { !Byte.isBlank($0) }
        if isClosed, next == Byte.colon {
          key = text
          out += bytes[start..<index]
        } else if let redacted = redacted(text, under: key) {
          out += JSONText.string(redacted).dropLast(isClosed ? 0 : 1)
        } else {
          out += bytes[start..<index]
        }
      case 0x30...0x39 where Self.isValue(behind: out), 0x2D where Self.isValue(behind: out):
        index = JSONText.endOfNumber(bytes, from: start)
        let number = String(decoding: bytes[start..<index], as: UTF8.self)
        let redacted = number.utf8.count < 6 ? nil : redacted(number, under: key)
        if let redacted { out += JSONText.string(redacted) } else { out += bytes[start..<index] }
      default:
        out.append(bytes[index])
        index += 1
      }
    }
    return out
  }

  /// The content of the string that begins at a place, and whether its closing quote is there.
  private static func string(
    _ bytes: [UInt8], _ index: inout Int
  ) -> (text: String, isClosed: Bool) {
    var content: [UInt8] = []
    index += 1
    while index < bytes.count, bytes[index] != Byte.quote {
      guard bytes[index] == Byte.backslash, index + 1 < bytes.count else {
        content.append(bytes[index])
        index += 1
        continue
      }
      let escape = bytes[index + 1]
      index += 2
      guard escape == 0x75, let unit = hex(bytes, index) else {
        content.append([0x6E: 10, 0x74: 9, 0x72: 13, 0x62: 8, 0x66: 12][escape] ?? escape)
        continue
      }
      index += 4
      // Personal data has no halves of surrogates: what no scalar is, a blank is as good as.
      content += String(UnicodeScalar(unit) ?? " ").utf8
    }
    let isClosed = index < bytes.count
    if isClosed { index += 1 }
    return (String(decoding: content, as: UTF8.self), isClosed)
  }

  private static func hex(_ bytes: [UInt8], _ start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    return UInt32(String(decoding: bytes[start..<start + 4], as: UTF8.self), radix: 16)
  }

  /// Whether what follows is a value: a number among words is part of prose.
  private static func isValue(behind bytes: [UInt8]) -> Bool {
    let last = bytes.last { !Byte.isBlank($0) }
    return last == Byte.colon || last == Byte.comma || last == Byte.openBracket
  }

  /// The text with placeholders; nil if there is nothing to replace.
  private mutating func redacted(_ text: String, under name: String) -> String? {
    let redacted = redactor.redact(text, under: name.isEmpty ? .prose : .field(name))
    return redacted == text ? nil : redacted
  }
}

// MARK: - Cells

extension RawRedaction {
  /// Cells are read under the names of their columns.
  private mutating func cells(
    _ bytes: [UInt8], _ names: [String], _ delimiter: UInt8
  ) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var column = 0
    var index = 0
    while index < bytes.count {
      let start = index
      let text = Self.cell(bytes, &index, delimiter)
      if let redacted = redacted(text, under: column < names.count ? names[column] : "") {
        out.append(Byte.quote)
        for byte in redacted.utf8 {
          if byte == Byte.quote { out.append(byte) }
          out.append(byte)
        }
        out.append(Byte.quote)
      } else {
        out += bytes[start..<index]
      }
      if index < bytes.count {
        out.append(bytes[index])
        index += 1
      }
      column += 1
    }
    return out
  }

  /// The content of the cell that begins at a place, up to the delimiter behind it.
  private static func cell(_ bytes: [UInt8], _ index: inout Int, _ delimiter: UInt8) -> String {
    var content: [UInt8] = []
    var isQuoted = index < bytes.count && bytes[index] == Byte.quote
    if isQuoted { index += 1 }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Byte.quote, isQuoted {
        isQuoted = index + 1 < bytes.count && bytes[index + 1] == Byte.quote
        if isQuoted {
          content.append(byte)
          index += 1
        }
      } else if byte == delimiter, !isQuoted {
        break
      } else {
        content.append(byte)
      }
      index += 1
    }
    return String(decoding: content, as: UTF8.self)
  }
}
