/// The cells of a sheet, written as rows of `InputFormat/xlsx`: U+001F between cells, U+001E behind
/// each row, so that the number of a row is the number of its line.
final class SheetPart: XMLHandler {
  /// Rows that nobody has taken yet.
  var output: [UInt8] = []
  /// Why the sheet cannot be read on.
  private(set) var fault: String?

  private let strings: SharedStringsPart?
  private let shapes: [SerialDate.Shape?]
  private let is1904: Bool
  private var row = 0
  private var column = 0
  private var nextColumn = 0
  private var kind = Kind.number
  private var shape: SerialDate.Shape?
  private var value: [UInt8] = []
  private var isInValue = false
  private var isInPhonetics = false

  private enum Kind { case number, shared, text, boolean, error }

  /// The sizes of a sheet of the format.
  static let mostRows = 1_048_576
  static let mostColumns = 16_384

  init(strings: SharedStringsPart?, shapes: [SerialDate.Shape?], is1904: Bool) {
    self.strings = strings
    self.shapes = shapes
    self.is1904 = is1904
  }

  /// One cell is written at a time: a million bytes are enough for the reader to catch up.
  var wantsRest: Bool { output.count > 1 << 20 || fault != nil }

  func start(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) {
    if XMLName.local(name, is: "c") {
      startCell(attributes)
    } else if XMLName.local(name, is: "v") {
      isInValue = true
    } else if XMLName.local(name, is: "t") {
      isInValue = kind == .text && !isInPhonetics
    } else if XMLName.local(name, is: "rPh") {
      isInPhonetics = true
    } else if XMLName.local(name, is: "row") {
      let number = attributes.integer("r") ?? row + 1
      guard number > row, number <= Self.mostRows else {
        fault = "row \(number) after row \(row)"
        return
      }
      while row + 1 < number {
        output.append(CellBytes.rowEnd)
        row += 1
      }
      row = number
      column = 0
      nextColumn = 0
    }
  }

  func end(_ name: UnsafePointer<CChar>) {
    if XMLName.local(name, is: "c") {
      endCell()
    } else if XMLName.local(name, is: "v") || XMLName.local(name, is: "t") {
      isInValue = false
    } else if XMLName.local(name, is: "rPh") {
      isInPhonetics = false
    } else if XMLName.local(name, is: "row") {
      output.append(CellBytes.rowEnd)
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { if isInValue { value += bytes } }

  private func startCell(_ attributes: XMLAttributes) {
    value.removeAll(keepingCapacity: true)
    if let reference = attributes["r"], let found = Self.column(reference), found >= nextColumn {
      nextColumn = found
    }
    shape = nil
    switch attributes.string("t") {
    case "s": kind = .shared
    case "inlineStr", "str", "d": kind = .text
    case "b": kind = .boolean
    case "e": kind = .error
    default:
      kind = .number
      if let style = attributes.integer("s"), shapes.indices.contains(style) {
        shape = shapes[style]
      }
    }
  }

  private func endCell() {
    defer { nextColumn += 1 }
    guard nextColumn < Self.mostColumns else {
      fault = "more than \(Self.mostColumns) columns"
      return
    }
    switch kind {
    case .text: write(value[...])
    case .shared:
      guard let index = Int(String(decoding: value, as: UTF8.self)), let strings else { return }
      write(strings[index])
    case .boolean: write(Array((value.first == 0x31 ? "true" : "false").utf8)[...])
    case .error: break
    case .number: write(Array(number(String(decoding: value, as: UTF8.self)).utf8)[...])
    }
  }

  /// A number as people write it, or the date that its style shows.
  private func number(_ text: String) -> String {
    let trimmed = text.filter { !$0.isWhitespace }
    guard let value = Double(trimmed), value.isFinite else { return text }
    if let shape, let date = SerialDate.text(value, shape, is1904: is1904) { return date }
    if value == value.rounded(), abs(value) < 1e15 { return "\(Int(value))" }
    return "\(value)"
  }

  private func write(_ bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty else { return }
    while column < nextColumn {
      output.append(CellBytes.delimiter)
      column += 1
    }
    CellBytes.append(bytes, to: &output)
  }

  /// The column of a reference, from 0: `B7` is 1.
  static func column(_ reference: UnsafePointer<CChar>) -> Int? {
    var (index, column) = (0, 0)
    while true {
      let letter = UInt8(bitPattern: reference[index]) & 0xDF
      guard (0x41...0x5A).contains(letter), UInt8(bitPattern: reference[index]) >= 0x41 else {
        break
      }
      column = column * 26 + Int(letter) - 0x40
      index += 1
      if index > 3 { return nil }
    }
    return index > 0 ? column - 1 : nil
  }
}

/// How cells are written between the two separators.
enum CellBytes {
  static let delimiter: UInt8 = 0x1F
  static let rowEnd: UInt8 = 0x1E

  /// Appends a cell: `_x000D_` becomes what it stands for, control characters go, and a cell that
  /// starts with a quote is quoted.
  static func append(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let isQuoted = bytes.first == 0x22
    if isQuoted { output.append(0x22) }
    var index = bytes.startIndex
    while index < bytes.endIndex {
      var byte = bytes[index]
      index += 1
      if byte == 0x5F, let escaped = escape(bytes[index...]) {
        index += 6
        if escaped >= 0x80 {
          if let scalar = UnicodeScalar(UInt32(escaped)) {
            output += Array(String(Character(scalar)).utf8)
          }
          continue
        }
        byte = UInt8(escaped)
      }
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { byte = 0x20 }
      output.append(byte)
      if isQuoted, byte == 0x22 { output.append(0x22) }
    }
    if isQuoted { output.append(0x22) }
  }

  /// The code unit of `x000D_`, what follows the underscore of an escape.
  private static func escape(_ bytes: ArraySlice<UInt8>) -> UInt16? {
    guard bytes.count >= 6, bytes.first == 0x78, bytes[bytes.startIndex + 5] == 0x5F else {
      return nil
    }
    let digits = bytes[(bytes.startIndex + 1)..<(bytes.startIndex + 5)]
    guard digits.allSatisfy({ $0 < 0x67 }) else { return nil }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
