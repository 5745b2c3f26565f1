import FoundationEssentials
import Sestante

/// What one stage came to; times in seconds, one a round.
struct StageResult {
  var stage: String
  var counts = PipelineCounts()
  var cpu: [Double] = []
  var wall: [Double] = []

  /// The median of user and system time.
  var seconds: Double { Measurement.median(cpu) }
  /// The slowest round less the fastest, over the median.
  var spread: Double { ((cpu.max() ?? 0) - (cpu.min() ?? 0)) / max(seconds, 1e-9) }

  /// Something counted, a second of user and system time.
  func rate(_ count: Int) -> Double { Double(count) / max(seconds, 1e-9) }
  /// Something counted, a second of the clock on the wall.
  func wallRate(_ count: Int) -> Double { Double(count) / max(Measurement.median(wall), 1e-9) }
}

extension StageResult: Encodable {
  private enum Key: String, CodingKey {
    case stage, counts, cpu, wall, cpuMedian, wallMedian, spread
    case documentsPerSecond, inputMegabytesPerSecond, textMegabytesPerSecond
    case inputMegabytesPerSecondWall
  }

  func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: Key.self)
    try box.encode(stage, forKey: .stage)
    try box.encode(counts, forKey: .counts)
    try box.encode(cpu, forKey: .cpu)
    try box.encode(wall, forKey: .wall)
    try box.encode(seconds, forKey: .cpuMedian)
    try box.encode(Measurement.median(wall), forKey: .wallMedian)
    try box.encode(spread, forKey: .spread)
    try box.encode(rate(counts.documents), forKey: .documentsPerSecond)
    try box.encode(rate(counts.inputBytes) / 1e6, forKey: .inputMegabytesPerSecond)
    try box.encode(rate(counts.textBytes) / 1e6, forKey: .textMegabytesPerSecond)
    try box.encode(wallRate(counts.inputBytes) / 1e6, forKey: .inputMegabytesPerSecondWall)
  }
}

/// What a bench came to.
struct BenchResult: Encodable {
  /// What it took until the tables could be used.
  struct Load: Encodable {
    var cpu: Double
    var wall: Double
    /// User and system time of the process up to here, its own start with it.
    var startCPU: Double
    var peakMegabytes: Double
  }

  var version: String
  var lexicons: String
  var jobs: Int
  var load: Load
  /// One pass over the files.
  var pass = PipelineCounts()
  /// Passes a round.
  var repeats = 1
  var stages: [StageResult] = []
  var peakMegabytes = 0.0

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  /// Lines for a person.
  var table: String {
    let rejected = pass.rejected > 0 ? ", \(pass.rejected) rejected" : ""
    var lines = [
      "a pass: \(pass.documents) documents\(rejected), input \(Self.megabytes(pass.inputBytes)) MB, "
        + "of it text \(Self.megabytes(pass.textBytes)) MB; a round: \(repeats) of them; "
        + "threads: \(jobs)",
      Self.line(
        "stage",
        ["docs/s", "input MB/s", "text MB/s", "input MB/s wall", "spread", "out MB"]),
    ]
    for result in stages {
      let counts = result.counts
      lines.append(
        Self.line(
          result.stage,
          [
            Digits.fixed(result.rate(counts.documents), places: 0),
            Digits.fixed(result.rate(counts.inputBytes) / 1e6, places: 1),
            Digits.fixed(result.rate(counts.textBytes) / 1e6, places: 1),
            Digits.fixed(result.wallRate(counts.inputBytes) / 1e6, places: 1),
            Digits.fixed(result.spread * 100, places: 0) + "%", Self.megabytes(counts.outputBytes),
          ]))
    }
    lines.append(
      "load \(Digits.fixed(load.cpu, places: 3)) s CPU, \(Digits.fixed(load.wall, places: 3)) s wall; "
        + "peak memory \(Digits.fixed(peakMegabytes, places: 0)) MB, "
        + "of it \(Digits.fixed(load.peakMegabytes, places: 0)) MB while loading")
    return lines.joined(separator: "\n") + "\n"
  }

  private static let widths = [11, 13, 12, 18, 9, 10]

  private static func line(_ name: String, _ cells: [String]) -> String {
    name + String(repeating: " ", count: max(0, 9 - name.count))
      + zip(cells, widths).map { cell, width in
        String(repeating: " ", count: max(1, width - cell.count)) + cell
      }.joined()
  }

  private static func megabytes(_ bytes: Int) -> String {
    Digits.fixed(Double(bytes) / 1e6, places: 1)
  }
}
