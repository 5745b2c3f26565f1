import Foundation
import Sestante
import TestSupport

/// What a file comes to through reader, worker and pool.
struct Classified: Equatable {
  var bytes: [UInt8] = []
  var documents = 0
  var rejections: [Rejection] = []

  /// Classifies bytes as a file whose reads give at most `readSize` of them.
  init(
    _ content: [UInt8], file: String = "a.jsonl", format: RecordFormat = .jsonl,
    readSize: Int = 1 << 20, blockSize: Int = 256 << 10, jobs: Int = 1, analyzer: Analyzer? = nil
  ) throws {
    let analyzer = try analyzer ?? Shared.analyzer()
    let options = BlockWorker.Options(
      analyzer: analyzer, format: format, words: Wording(analyzer, language: "it"))
    var offset = 0
    var reader = try BlockReader(
      file: file, options: IngestOptions(blockSize: blockSize, knowledge: shippedKnowledge)
    ) {
      buffer in
      let count = min(readSize, buffer.count, content.count - offset)
      buffer.copyBytes(from: content[offset..<offset + count])
      offset += count
      return count
    }
    var results: [BlockResult] = []
    let pool = OrderedPool<BlockWorker, BlockResult>(
      jobs: jobs, makeWorker: { BlockWorker(options) }, deliver: { results.append($0) })
    let columns = reader.columns
    var skipped: [Rejection] = []
    while let block = try reader.next(reject: { skipped.append($0) }) {
      try pool.submit { $0.process(block, columns: columns, file: file) }
    }
    try pool.finish()
    for result in results {
      bytes += Array(result.output)
      documents += result.documents
      rejections += result.rejections
    }
    rejections += skipped
  }
}
