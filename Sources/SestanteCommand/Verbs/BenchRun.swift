import ArgumentParser
public import Sestante

extension PipelineStage: ArgumentChoice {}

struct BenchRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Throughput of the real pipeline on files, per stage and whole.",
    discussion: """
      The files are read anew in each pass, as often as --megabytes takes; each stage includes those
      before it, and the last one, records, is what classify does: read, analyze, write (to
      /dev/null). One thread unless --jobs says otherwise. Medians over rounds after one to warm up.
      Input MB are all bytes read, unpacked, text MB those of the texts alone, in millions; MB/s are
      over user and system time unless they say wall. Counts that differ between rounds or stages,
      or from --expect-documents, give no figure and status 1.

      Example: sestante bench reviews.jsonl --megabytes 200
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var lexicon: LexiconOptions

  @Option(help: ArgumentHelp("How much to run a round, in MB of input.", valueName: "n"))
  var megabytes = 50

  @Option(help: ArgumentHelp("Rounds, after one to warm up.", valueName: "n"))
  var rounds = 5

  @Option(help: "Only this stage; may be repeated.")
  var stage: [PipelineStage] = []

  @Option(help: ArgumentHelp("How many documents the files hold.", valueName: "n"))
  var expectDocuments: Int?

  @Flag(help: "Write JSON.")
  var json = false

  func validate() throws {
    if !(1...1_000_000).contains(megabytes) || rounds < 1 {
      throw ValidationError("--megabytes is 1 to 1000000, --rounds at least 1.")
    }
    if input.files.isEmpty { throw ValidationError("Name at least one file.") }
    if input.files.contains("-") {
      throw ValidationError("Standard input can be read only once; name a file.")
    }
    if input.dryRun { throw ValidationError("--dry-run is an option of classify.") }
  }

  func run() throws {
    let wall = Measurement.wall
    let before = Measurement.cpu
    let analyzer = try lexicon.analyzer()
    let ready = Measurement.cpu
    var result = BenchResult(
      version: Version.current, lexicons: Versions(analyzer).lexicons, jobs: input.jobs ?? 1,
      load: .init(
        cpu: ready - before, wall: Measurement.wall - wall, startCPU: ready,
        peakMegabytes: Measurement.peakMemory))
    let bench = try BenchInput(input, analyzer: analyzer)
    let once = try bench.pass(.parse, repeats: 1)
    guard once.documents > 0 else { throw Failure(.badData, "the files hold no document") }
    if let expectDocuments, once.documents != expectDocuments {
      throw Failure(
        .unhappy, "\(once.documents) documents, expected \(expectDocuments): no figure")
    }
    result.pass = once
    result.repeats = max(1, megabytes * 1_000_000 / max(1, once.inputBytes))
    for stage in stage.isEmpty ? PipelineStage.allCases : stage {
      result.stages.append(try measure(stage, bench, once, result.repeats))
    }
    result.peakMegabytes = Measurement.peakMemory
    try OutputFile(nil).write(Array((json ? result.json() : result.table).utf8))
  }

  private func measure(
    _ stage: PipelineStage, _ bench: BenchInput, _ once: PipelineCounts, _ repeats: Int
  ) throws -> StageResult {
    var result = StageResult(stage: stage.rawValue)
    for round in 0...rounds {
      let start = (cpu: Measurement.cpu, wall: Measurement.wall)
      let counts = try bench.pass(stage, repeats: repeats)
      let spent = (cpu: Measurement.cpu - start.cpu, wall: Measurement.wall - start.wall)
      if round == 0 {
        guard counts.isSameInput(as: once, times: repeats) else {
          throw Failure(.unhappy, "\(stage.rawValue): counts differ between stages, no figure")
        }
        result.counts = counts
        continue
      }
      guard counts == result.counts else {
        throw Failure(.unhappy, "\(stage.rawValue): counts differ between rounds, no figure")
      }
      result.cpu.append(spent.cpu)
      result.wall.append(spent.wall)
    }
    return result
  }
}

extension PipelineCounts {
  /// Whether these are the counts of several passes over an input of which one pass is known.
  fileprivate func isSameInput(as once: PipelineCounts, times: Int) -> Bool {
    documents == once.documents * times && rejected == once.rejected * times
      && inputBytes == once.inputBytes * times && textBytes == once.textBytes * times
  }
}
