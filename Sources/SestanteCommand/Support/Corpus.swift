import Sestante

/// A file in memory, cut into blocks.
final class Corpus {
  private let blocks: [Block]
  private var parser: RecordParser
  /// Bytes of the file.
  let size: Int

  init(_ path: String, knowledge: InputKnowledge) throws {
    let file = try InputFile(path)
    var reader: BlockReader
    do {
      let options = IngestOptions(knowledge: knowledge)
      reader = try BlockReader(file: file.name, options: options) { try file.read($0) }
    } catch let error as IngestError {
      throw Failure(.badData, error.description)
    }
    parser = RecordParser(columns: reader.columns, file: file.name)
    var blocks: [Block] = []
    while let block = try reader.next(reject: { _ in }) { blocks.append(block) }
    self.blocks = blocks
    size = blocks.reduce(0) { $0 + $1.bytes.count }
  }

  /// Runs every record through a stage.
  func run(_ runner: inout StageRunner) {
    for block in blocks {
      parser.parse(block, record: { runner.run($0) }, reject: { _ in })
    }
  }
}
