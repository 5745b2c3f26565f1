import Lexicons
import Sestante
import TestSupport

/// What the shipped tables tell of input.
let shippedKnowledge = InputKnowledge(Lexicons.all)

/// A record as strings, for comparison.
struct Seen: Equatable, CustomStringConvertible {
  var number: Int
  var line: Int
  var id: String
  var text: String
  var metadata: String
  var channel: String
  var language: String

  init(_ record: borrowing Record) {
    number = record.number
    line = record.line
    id = String(decoding: record.id, as: UTF8.self)
    text = String(decoding: record.text, as: UTF8.self)
    metadata = String(decoding: record.metadata, as: UTF8.self)
    channel = String(decoding: record.channel, as: UTF8.self)
    language = String(decoding: record.language, as: UTF8.self)
  }

  var description: String {
    "#\(number) line \(line) id \(id) \(text.debugDescription) {\(metadata)} \(channel) \(language)"
  }
}

/// What came out of a file.
struct Ingested: Equatable {
  var records: [Seen] = []
  var rejections: [Rejection] = []

  var texts: [String] { records.map(\.text) }
  var reasons: [String] { rejections.map(\.description) }
}

/// Reads `bytes` as a file whose reads give at most `readSize` bytes.
func ingest(
  _ bytes: [UInt8], file: String = "-", _ options: IngestOptions = IngestOptions(),
  readSize: Int = 1 << 20
) throws -> Ingested {
  var offset = 0
  var options = options
  if options.knowledge.columns[.text].isEmpty { options.knowledge = shippedKnowledge }
  var reader = try BlockReader(file: file, options: options) { buffer in
    let count = min(buffer.count, readSize, bytes.count - offset)
    buffer.copyBytes(from: bytes[offset..<offset + count])
    offset += count
    return count
  }
  var parser = RecordParser(columns: reader.columns, file: file)
  var result = Ingested()
  while let block = try reader.next(reject: { result.rejections.append($0) }) {
    parser.parse(
      block, record: { result.records.append(Seen($0)) },
      reject: { result.rejections.append($0) })
  }
  result.rejections.sort { ($0.byteOffset, $0.reason) < ($1.byteOffset, $1.reason) }
  return result
}

func ingest(
  _ string: String, file: String = "-", _ options: IngestOptions = IngestOptions()
) throws -> Ingested {
  try ingest(Array(string.utf8), file: file, options)
}
