import Lexicons
import Sestante

/// The first byte chooses the format and the size of reads, the rest is the file. Whatever it is, reading
/// it in one piece and in many gives the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let data, count > 1 else { return 0 }
  let choice = Int(data[0])
  let bytes = Array(UnsafeBufferPointer(start: data + 1, count: count - 1))
  let formats: [InputFormat?] = [nil, .text, .whole, .jsonl, .json, .csv, .tsv, .xlsx]
  var options = IngestOptions(format: formats[choice & 7], knowledge: knowledge)
  options.hasNoHeader = choice & 8 != 0
  options.repairsMojibake = choice & 16 != 0
  options.carriesOrigin = choice & 32 != 0
  options.longestRaw = 100
  options.longestRecord = choice & 64 != 0 ? 50 : 1 << 20
  let whole = read(bytes, options, readSize: 1 << 20)
  options.blockSize = 16
  let pieces = read(bytes, options, readSize: 1 + choice >> 5)
  if whole != pieces { fatalError("pieces differ from the whole") }
  return 0
}

let knowledge = InputKnowledge(Lexicons.all)

func read(_ bytes: [UInt8], _ options: IngestOptions, readSize: Int) -> [String]? {
  var offset = 0
  var records: [String] = []
  var rejections: [(Int, String)] = []
  do {
    var reader = try BlockReader(file: "-", options: options) { buffer in
      let count = min(buffer.count, readSize, bytes.count - offset)
      buffer.copyBytes(from: bytes[offset..<offset + count])
      offset += count
      return count
    }
    var parser = RecordParser(columns: reader.columns, file: "-")
    while let block = try reader.next(reject: { rejections.append(($0.byteOffset, $0.description)) }) {
      parser.parse(
        block,
        record: { record in
          guard String(validating: record.text, as: UTF8.self) != nil else {
            fatalError("a text that is not UTF-8")
          }
          for (byte, origin) in record.origins.enumerated() where origin > record.given.count {
            fatalError("byte \(byte) comes from nowhere")
          }
          records.append(
            "\(record.number) \(record.line) \(String(decoding: record.id, as: UTF8.self)) "
              + "\(String(decoding: record.metadata, as: UTF8.self)) "
              + String(decoding: record.text, as: UTF8.self))
        }, reject: { rejections.append(($0.byteOffset, $0.description)) })
    }
  } catch {
    return nil
  }
  rejections.sort { ($0.0, $0.1) < ($1.0, $1.1) }
  return records + rejections.map(\.1)
}
