import Sestante

/// The files of a bench, read block by block as `classify` reads them: nothing of them is kept, so
/// that memory is that of a run.
struct BenchInput {
  private let input: InputOptions
  private let options: BlockWorker.Options
  private let sink: OutputFile

  init(_ input: InputOptions, analyzer: Analyzer) throws {
    self.input = input
    options = BlockWorker.Options(analyzer: analyzer)
    sink = try OutputFile("/dev/null")
  }

  /// Runs everything through a stage, several times over, and counts.
  func pass(_ stage: PipelineStage, repeats: Int) throws -> PipelineCounts {
    var input = input
    input.jobs = input.jobs ?? 1
    input.files = Array(repeating: input.files, count: repeats).flatMap { $0 }
    let options = options
    let paths = try InputPaths(input.paths)
    let total = Total()
    try input.read(
      paths, knowledge: .shipped(over: options.analyzer.lexicon),
      makeWorker: { StageWorker(options, stage) },
      process: { $0.process($1, columns: $2, file: $3) },
      skipped: { rejections in
        var counts = PipelineCounts()
        counts.rejected = rejections.count
        return (counts, WrittenBytes())
      }, summary: InputSummary()
    ) { result in
      total.counts.add(result.counts)
      try result.output.withUnsafeBytes { try sink.write($0) }
    }
    return total.counts
  }

  private final class Total {
    var counts = PipelineCounts()
  }
}
