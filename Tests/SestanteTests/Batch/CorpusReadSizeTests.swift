import Foundation
import Sestante
import TestSupport
import Testing

/// The shipped corpora, whatever a read gives, a block holds and however many threads there are.
@Suite struct CorpusReadSizeTests {
  static let corpora = Files.files(below: "corpora", withExtension: "jsonl")

  @Test(arguments: corpora)
  func `identical records`(file: URL) throws {
    let content = Array(try Data(contentsOf: file))
    let expected = try Classified(content)
    #expect(expected.documents > 0)
    #expect(expected.rejections.isEmpty)
    #expect(expected.bytes.count { $0 == 0x0A } == expected.documents)
    for readSize in [7, 4096] {
      #expect(try Classified(content, readSize: readSize) == expected, "reads of \(readSize)")
    }
    for (blockSize, jobs) in [(1, 2), (777, 7), (4096, 1)] {
      let found = try Classified(content, readSize: 4096, blockSize: blockSize, jobs: jobs)
      #expect(found == expected, "blocks of \(blockSize), \(jobs) jobs")
    }
  }

  @Test(arguments: [RecordFormat.csv, .table])
  func `other formats`(format: RecordFormat) throws {
    let file = try #require(Self.corpora.last)
    let content = Array(try Data(contentsOf: file))
    let expected = try Classified(content, format: format)
    let found = try Classified(content, format: format, readSize: 7, blockSize: 900, jobs: 3)
    #expect(found == expected)
  }

  @Test func `a worker goes from file to file`() throws {
    let analyzer = try Shared.analyzer()
    let options = BlockWorker.Options(
      analyzer: analyzer, words: Wording(analyzer, language: "it"))
    let worker = BlockWorker(options)
    // Two members of an archive may go by one name.
    let files = [
      ("a.txt", "ottimo\n"), ("b.csv", "id,text\nx,pessimo\n"), ("b.csv", "text,id\nottimo,y\n"),
      ("c.txt", "\n"),
    ]
    for (file, text) in files {
      var rest = Array(text.utf8)
      var reader = try BlockReader(file: file, options: IngestOptions(knowledge: shippedKnowledge))
      { buffer in
        buffer.copyBytes(from: rest)
        defer { rest = [] }
        return rest.count
      }
      let block = try #require(try reader.next(reject: { _ in }))
      let used = worker.process(block, columns: reader.columns, file: file)
      let fresh = BlockWorker(options).process(block, columns: reader.columns, file: file)
      #expect(Array(used.output) == Array(fresh.output))
      #expect(used.documents == 1)
    }
  }
}
