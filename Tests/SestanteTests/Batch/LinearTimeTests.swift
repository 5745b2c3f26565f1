import Foundation
import Sestante
import TestSupport
import Testing

/// Long runs of what sets rules to work take time in proportion to their length.
///
/// The processor time of this thread is measured, so other tests and other programs do not count. Four
/// times the text may take twelve times as long; what grows with the square takes sixteen.
@Suite(.serialized) struct LinearTimeTests {
  struct Run: Sendable, CustomStringConvertible {
    var description: String
    var unit: String
    /// The bytes of the longer text.
    var length: Int
  }

  static let runs = [
    Run(description: "contrast", unit: "ma ", length: 2_000_000),
    Run(description: "negation", unit: "non ", length: 2_000_000),
    Run(description: "quotes", unit: "\"", length: 2_000_000),
    Run(description: "curly quotes", unit: "“", length: 2_000_000),
    Run(description: "combining accents", unit: "a\u{301}", length: 2_000_000),
    // Operators' shorthand makes it a note, and each complaint wants a subject.
    Run(description: "notes", unit: "ag. informa cl. sollecito ritardo ", length: 800_000),
    // Each is a piece of evidence, and much output.
    Run(description: "emoji", unit: "😀", length: 400_000),
    Run(description: "200 kB of emoji", unit: "😀", length: 200_000),
  ]

  @Test(arguments: runs)
  func `four times the text`(run: Run) throws {
    let analyzer = try Shared.analyzer()
    let options = BlockWorker.Options(
      analyzer: analyzer, words: Wording(analyzer, language: "it"))
    let worker = BlockWorker(options)
    let short = try spent(worker, run.unit, run.length / 4)
    let long = try spent(worker, run.unit, run.length)
    #expect(long < 12 * max(short, 0.002), "\(short) s, then \(long) s")
  }

  private func spent(_ worker: BlockWorker, _ unit: String, _ length: Int) throws -> Double {
    var rest = Array(String(repeating: unit, count: length / unit.utf8.count).utf8)[...]
    var reader = try BlockReader(file: "a.txt", options: IngestOptions(knowledge: shippedKnowledge))
    { buffer in
      let count = min(buffer.count, rest.count)
      buffer.copyBytes(from: rest.prefix(count))
      rest = rest.dropFirst(count)
      return count
    }
    let block = try #require(try reader.next(reject: { _ in }))
    let start = Self.clock
    let result = worker.process(block, columns: reader.columns, file: "a.txt")
    let time = Self.clock - start
    #expect(result.documents == 1)
    #expect(result.textBytes == length / unit.utf8.count * unit.utf8.count)
    return time
  }

  private static var clock: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
