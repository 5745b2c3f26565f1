import Foundation
import Lexicons
import Sestante
import SestanteInput

let shippedKnowledge = InputKnowledge(Lexicons.all)

/// A record as strings.
struct Seen: Hashable {
  var id: String
  var text: String
  var metadata: String
  var language: String
}

/// What came out of an input.
struct Reading: Equatable {
  var records: [Seen] = []
  var lines: [Int] = []
  var rejections: [String] = []
  var files: [String] = []
  var encodings: [TextEncoding?] = []
  var replaced = 0

  /// The number of the next record: files go on counting.
  var nextRecord = 1

  var texts: [String] { records.map(\.text) }

  /// Nothing yet.
  init() {}

  /// Reads bytes as the command would, at most `readSize` a read.
  init(
    _ bytes: [UInt8], file: String = "-", settings: InputSettings? = nil,
    options: IngestOptions = IngestOptions(), readSize: Int = 1 << 16
  ) throws {
    try read(bytes, file: file, settings: settings, options: options, readSize: readSize)
  }

  /// Reads one more input.
  mutating func read(
    _ bytes: [UInt8], file: String = "-", settings: InputSettings? = nil,
    options: IngestOptions = IngestOptions(), readSize: Int = 1 << 16
  ) throws {
    var settings = settings ?? InputSettings()
    settings.knowledge = shippedKnowledge
    var options = options
    options.knowledge = shippedKnowledge
    var offset = 0
    let source = InputSource(file: file, settings: settings) { buffer in
      let count = min(buffer.count, readSize, bytes.count - offset)
      buffer.copyBytes(from: bytes[offset..<offset + count])
      offset += count
      return count
    }
    while let part = try source.next() {
      files.append(part.file)
      var own = options
      own.format = part.format ?? options.format
      own.firstRecord = nextRecord
      var reader = try BlockReader(file: part.file, options: own) { try part.read($0) }
      var parser = RecordParser(columns: reader.columns, file: part.file)
      var (seen, places, reasons): ([Seen], [Int], [String]) = ([], [], [])
      while let block = try reader.next(reject: { reasons.append("\($0)") }) {
        parser.parse(
          block,
          record: {
            seen.append(
              Seen(
                id: String(decoding: $0.id, as: UTF8.self),
                text: String(decoding: $0.text, as: UTF8.self),
                metadata: String(decoding: $0.metadata, as: UTF8.self),
                language: String(decoding: $0.language, as: UTF8.self)))
            places.append($0.line)
          }, reject: { reasons.append("\($0)") })
      }
      nextRecord = reader.nextRecord
      records += seen
      lines += places
      rejections += reasons
      encodings.append(part.encoding)
      replaced += part.replaced
    }
  }
}
