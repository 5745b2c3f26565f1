internal import CICU

/// Turns bytes of an encoding into UTF-8, piece by piece.
final class Converter {
  private let handle: OpaquePointer
  /// How many places were no character and became U+FFFD.
  private(set) var replaced = 0

  init(_ encoding: TextEncoding) throws(InputError) {
    guard let handle = sestante_icu_converter_open(encoding.rawValue) else {
      throw .system(file: encoding.title, reason: "not known to this machine's ICU")
    }
    self.handle = handle
  }

  deinit { sestante_icu_converter_close(handle) }

  /// Converts what fits; says how much was taken and given.
  func convert(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
  ) -> (taken: Int, given: Int, isDone: Bool) {
    var (taken, given, lost): (Int64, Int64, Int64) = (0, 0, 0)
    let empty: UInt8 = 0
    let status = withUnsafePointer(to: empty) { nothing in
      sestante_icu_convert(
        handle, input.baseAddress?.assumingMemoryBound(to: UInt8.self) ?? nothing,
        Int64(input.count), output.baseAddress?.assumingMemoryBound(to: UInt8.self),
        Int64(output.count), isLast ? 1 : 0, &taken, &given, &lost)
    }
    replaced += Int(lost)
    return (Int(taken), Int(given), status <= 0)
  }

  /// The characters of the bytes 0x80 … 0xFF in an encoding of one byte a character.
  static func upperHalf(_ encoding: TextEncoding) -> [UnicodeScalar] {
    guard let converter = try? Converter(encoding) else { return [] }
    let bytes = (0x80...0xFF).map { UInt8($0) }
    var output = [UInt8](repeating: 0, count: 1024)
    let given = bytes.withUnsafeBytes { input in
      output.withUnsafeMutableBytes { converter.convert(input, into: $0, isLast: true).given }
    }
    return Array(String(decoding: output[..<given], as: UTF8.self).unicodeScalars)
  }
}
