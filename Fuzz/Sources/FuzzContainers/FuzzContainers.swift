import Lexicons
import Sestante
import SestanteInput

/// The first byte chooses the encoding and the size of reads, the rest is a file in any container:
/// gzip, zstd, zip, a workbook, text in any encoding.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let data, count > 1 else { return 0 }
  let choice = Int(data[0])
  let bytes = Array(UnsafeBufferPointer(start: data + 1, count: count - 1))
  let encodings: [TextEncoding?] = [nil] + TextEncoding.allCases.map { $0 }
  let settings = InputSettings(
    encoding: encodings[choice % encodings.count], mostRatio: 20, knowledge: knowledge)
  var offset = 0
  let source = InputSource(file: "-", settings: settings) { buffer in
    let count = min(buffer.count, 1 + choice << 4, bytes.count - offset)
    buffer.copyBytes(from: bytes[offset..<offset + count])
    offset += count
    return count
  }
  do {
    while let part = try source.next() {
      var options = IngestOptions(format: part.format, knowledge: knowledge)
      options.longestRecord = 1 << 20
      var reader = try BlockReader(file: part.file, options: options) { try part.read($0) }
      var parser = RecordParser(columns: reader.columns, file: part.file)
      while let block = try reader.next(reject: { _ in }) {
        parser.parse(
          block,
          record: { record in
            if String(validating: record.text, as: UTF8.self) == nil {
              fatalError("a text that is not UTF-8")
            }
          }, reject: { _ in })
      }
    }
  } catch {
    // An input that cannot be read is told so; that is all that may happen.
  }
  return 0
}

let knowledge = InputKnowledge(Lexicons.all)
