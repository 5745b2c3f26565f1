/// Runs blocks through a part of the pipeline, for measuring: the state of one thread.
///
/// The stage `records` is a ``BlockWorker``, so that what is measured is what `classify` does.
public final class StageWorker {
  private var runner: StageRunner
  private let whole: BlockWorker?
  private var parser: RecordParser?
  private var file: String?

  /// A worker that stops behind a stage.
  public init(_ options: BlockWorker.Options, _ stage: PipelineStage) {
    runner = StageRunner(options.analyzer, stage)
    whole = stage == .records ? BlockWorker(options) : nil
  }

  /// Runs the records of a block of a file; gives what was counted, and what was written.
  public func process(
    _ block: Block, columns: ColumnMap, file: String
  ) -> (counts: PipelineCounts, output: WrittenBytes) {
    if let whole {
      let result = whole.process(block, columns: columns, file: file)
      var counts = PipelineCounts()
      counts.documents = result.documents
      counts.rejected = result.rejections.count
      counts.inputBytes = block.bytes.count
      counts.textBytes = result.textBytes
      counts.outputBytes = result.output.count
      return (counts, result.output)
    }
    if file != self.file {
      parser = RecordParser(columns: columns, file: file)
      self.file = file
    }
    var rejected = 0
    parser?.parse(block, record: { runner.run($0) }, reject: { _ in rejected += 1 })
    var counts = runner.takeCounts()
    counts.rejected = rejected
    counts.inputBytes = block.bytes.count
    return (counts, WrittenBytes())
  }
}
