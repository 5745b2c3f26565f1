import Foundation
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
            String(format: "%.0f", result.rate(counts.documents)),
            String(format: "%.1f", result.rate(counts.inputBytes) / 1e6),
            String(format: "%.1f", result.rate(counts.textBytes) / 1e6),
            String(format: "%.1f", result.wallRate(counts.inputBytes) / 1e6),
            String(format: "%.0f%%", result.spread * 100), Self.megabytes(counts.outputBytes),
          ]))
    }
    lines.append(
      String(
        format: "load %.3f s CPU, %.3f s wall; peak memory %.0f MB, of it %.0f MB while loading",
        load.cpu, load.wall, peakMegabytes, load.peakMegabytes))
    return lines.joined(separator: "\n") + "\n"
  }

  private static let widths = [11, 13, 12, 18, 9, 10]

  private static func line(_ name: String, _ cells: [String]) -> String {
    name.padding(toLength: 9, withPad: " ", startingAt: 0)
      + zip(cells, widths).map { cell, width in
        String(repeating: " ", count: max(1, width - cell.count)) + cell
      }.joined()
  }

  private static func megabytes(_ bytes: Int) -> String {
    String(format: "%.1f", Double(bytes) / 1e6)
  }
}
