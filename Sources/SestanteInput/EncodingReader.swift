internal import Sestante

/// Gives a source as UTF-8.
///
/// The encoding is found once, on a sample: the first bytes, or the bytes from the first one on
/// that is not ASCII, for up to there all encodings are one. UTF-8 is handed through untouched,
/// without a copy.
final class EncodingReader {
  /// The encoding in use; nil as long as all was ASCII.
  private(set) var encoding: TextEncoding?
  /// Places that were no character of the encoding and became U+FFFD.
  var replaced: Int { converter?.replaced ?? 0 }

  /// Places of mojibake in the sample.
  private(set) var mojibake = 0

  private let source: PeekReader
  private let guess: EncodingGuess
  private var state = State.fresh
  private var converter: Converter?
  private var input: [UInt8] = []
  private var place = 0
  private var isAtEnd = false

  private enum State { case fresh, ascii, direct, converting }

  static let sampleSize = 64 << 10

  init(_ source: PeekReader, encoding: TextEncoding?, knowledge: InputKnowledge) {
    self.source = source
    self.encoding = encoding
    guess = EncodingGuess(knowledge)
  }

  /// Decides what can be decided from the first bytes, so that it can be told before reading.
  func open() throws {
    guard case .fresh = state else { return }
    if let encoding { return try start(encoding) }
    let sample = try source.peek(Self.sampleSize)
    let isWhole = sample.count < Self.sampleSize
    if let marked = EncodingGuess.marked(sample) {
      try start(marked)
    } else if sample.contains(where: { $0 >= 0x80 }) {
      try start(guess.encoding(of: sample, isWhole: isWhole))
    } else {
      state = .ascii
    }
  }

  func read(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try open()
    switch state {
    case .fresh, .direct: return try source.read(buffer)
    case .converting: return try convert(into: buffer)
    case .ascii:
      let count = try source.read(buffer)
      let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      guard let first = Self.firstHigh(bytes) else { return count }
      source.unread(UnsafeRawBufferPointer(rebasing: bytes[first...]))
      let sample = try source.peek(Self.sampleSize)
      try start(guess.encoding(of: sample, isWhole: sample.count < Self.sampleSize))
      return first > 0 ? first : try read(buffer)
    }
  }

  private func start(_ found: TextEncoding) throws {
    encoding = found
    guard found != .utf8 else {
      mojibake = try source.peek(Self.sampleSize).withUnsafeBufferPointer { Mojibake.count(in: $0) }
      state = .direct
      return
    }
    converter = try Converter(found)
    state = .converting
    let mark = found.markLength(try source.peek(2))
    if mark > 0 {
      var skipped: UInt16 = 0
      try withUnsafeMutableBytes(of: &skipped) { _ = try source.read($0) }
    }
  }

  private func convert(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard let converter else { return 0 }
    while true {
      if place == input.count, !isAtEnd {
        input = [UInt8](repeating: 0, count: 1 << 16)
        let count = try input.withUnsafeMutableBytes { try source.read($0) }
        input.removeSubrange(count...)
        place = 0
        isAtEnd = count == 0
      }
      let result = input.withUnsafeBytes {
        converter.convert(
          UnsafeRawBufferPointer(rebasing: $0[place...]), into: buffer, isLast: isAtEnd)
      }
      place += result.taken
      if result.given > 0 { return result.given }
      if isAtEnd, result.isDone { return 0 }
    }
  }

  /// The first byte that is not ASCII, eight bytes a step.
  private static func firstHigh(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var index = 0
    while index + 32 <= bytes.count {
      let words = bytes.loadUnaligned(fromByteOffset: index, as: SIMD4<UInt64>.self)
      let all = words[0] | words[1] | words[2] | words[3]
      if all & 0x8080_8080_8080_8080 != 0 { break }
      index += 32
    }
    while index < bytes.count {
      if bytes[index] >= 0x80 { return index }
      index += 1
    }
    return nil
  }
}
