public import ArgumentParser
import FoundationEssentials
import Glibc
public import Sestante

extension PipelineStage: ExpressibleByArgument {}

struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Throughput of the real pipeline on a corpus, per stage and whole.",
    discussion: """
      The corpus is read into memory and repeated up to --megabytes; each stage includes those before
      it and runs on one thread. Medians over rounds; speed is text bytes over user and system time.
      A round whose counts differ from the first gives no figure and status 1.

      Example: sestante bench corpora/hotel-it/reviews.jsonl --megabytes 200
      """)

  @Argument(help: "The corpus: files the command can classify.")
  var files: [String]

  @Option(help: "How much of it to run a round, in MB of input.")
  var megabytes = 50

  @Option(help: "Rounds, after one to warm up.")
  var rounds = 3

  @Option(help: "Only this stage.")
  var stage: PipelineStage?

  @Flag(help: "Write JSON.")
  var json = false

  @OptionGroup var lexicon: LexiconOptions

  func validate() throws {
    if megabytes < 1 || rounds < 1 {
      throw ValidationError("--megabytes and --rounds are at least 1.")
    }
  }

  func run() throws {
    let before = Measurement.cpu
    let analyzer = try lexicon.analyzer()
    let load = Measurement.cpu - before
    let corpus = try files.map { try Corpus($0, knowledge: .shipped(over: analyzer.lexicon)) }
    let size = corpus.reduce(0) { $0 + $1.size }
    guard size > 0 else { throw Failure(.badData, "the corpus is empty") }
    let repeats = max(1, megabytes * 1_000_000 / size)
    var results: [StageResult] = []
    for stage in stage.map({ [$0] }) ?? PipelineStage.allCases {
      results.append(try measure(stage, analyzer, corpus, repeats))
    }
    let file = try OutputFile(nil)
    let text = json ? try encoded(results, load) : table(results, load)
    try file.write(Array(text.utf8))
  }

  private func measure(
    _ stage: PipelineStage, _ analyzer: Analyzer, _ corpus: [Corpus], _ repeats: Int
  ) throws -> StageResult {
    var runner = StageRunner(analyzer, stage)
    var result = StageResult(stage: stage.rawValue)
    for round in 0...rounds {
      runner.restart()
      let start = (cpu: Measurement.cpu, wall: Measurement.wall)
      for _ in 0..<repeats { for part in corpus { part.run(&runner) } }
      runner.empty()
      let spent = (cpu: Measurement.cpu - start.cpu, wall: Measurement.wall - start.wall)
      if round == 0 {
        result.counts = runner.counts
        continue
      }
      if runner.counts != result.counts {
        throw Failure(.unhappy, "\(stage.rawValue): counts differ between rounds, no figure")
      }
      result.cpu.append(spent.cpu)
      result.wall.append(spent.wall)
    }
    return result
  }

  private func table(_ results: [StageResult], _ load: Double) -> String {
    func cell(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    var lines = ["stage     documents   text MB     docs/s   MB/s CPU  MB/s wall  spread   out MB"]
    for result in results {
      let seconds = Measurement.median(result.cpu)
      let wall = Measurement.median(result.wall)
      let megabytes = Double(result.counts.textBytes) / 1e6
      let spread = ((result.cpu.max() ?? 0) - (result.cpu.min() ?? 0)) / max(seconds, 1e-9)
      lines.append(
        String((result.stage + String(repeating: " ", count: 9)).prefix(9))
          + cell("\(result.counts.documents)", 10) + cell(Digits.fixed(megabytes, places: 1), 10)
          + cell(Digits.fixed(Double(result.counts.documents) / max(seconds, 1e-9), places: 0), 11)
          + cell(Digits.fixed(megabytes / max(seconds, 1e-9), places: 1), 11)
          + cell(Digits.fixed(megabytes / max(wall, 1e-9), places: 1), 11)
          + cell(Digits.fixed(spread * 100, places: 0) + "%", 8)
          + cell(Digits.fixed(Double(result.counts.outputBytes) / 1e6, places: 1), 9))
    }
    let memory = Digits.fixed(Measurement.peakMemory, places: 0)
    lines.append("load \(Digits.fixed(load, places: 3)) s CPU, peak memory \(memory) MB")
    return lines.joined(separator: "\n") + "\n"
  }

  private func encoded(_ results: [StageResult], _ load: Double) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    let all = BenchResult(
      version: Version.current, loadSeconds: load, peakMegabytes: Measurement.peakMemory,
      stages: results)
    return String(decoding: try encoder.encode(all), as: UTF8.self) + "\n"
  }
}

/// What one stage came to; times in seconds, one a round.
struct StageResult: Encodable {
  var stage: String
  var counts = PipelineCounts()
  var cpu: [Double] = []
  var wall: [Double] = []
}

/// What a bench came to.
struct BenchResult: Encodable {
  var version: String
  var loadSeconds: Double
  var peakMegabytes: Double
  var stages: [StageResult]
}
