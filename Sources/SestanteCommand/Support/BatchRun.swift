import ArgumentParser
import Foundation
import Sestante

/// One run over all inputs: cuts blocks, lets workers classify them, counts what was rejected.
struct BatchRun {
  let input: InputOptions
  let options: BlockWorker.Options
  var isStrict = false
  var isQuiet = false
  var rejects: String?

  /// What a run came to.
  struct Outcome {
    var documents = 0
    var rejected = 0
    var firstRejection: Rejection?
  }

  /// Runs and hands each block's result over, in order.
  func run(deliver: (BlockResult) throws -> Void) throws -> Outcome {
    // Inputs that are not there are said before anything is written.
    for path in input.paths where path != "-" { try InputFile.expect(path) }
    let rejectFile = try rejects.map { try OutputFile($0) }
    var outcome = Outcome()
    do {
      try withoutActuallyEscaping(deliver) { deliver in
        try read { result in
          outcome.documents += result.documents
          for rejection in result.rejections {
            outcome.rejected += 1
            if outcome.firstRejection == nil { outcome.firstRejection = rejection }
            try rejectFile?.write(Array(RejectionLine.json(rejection).utf8))
            if isStrict { throw Failure(.badData, rejection.description) }
          }
          try deliver(result)
        }
      }
    } catch {
      // What was rejected up to the stop stays readable.
      try? rejectFile?.finish()
      throw error
    }
    try rejectFile?.finish()
    report(outcome)
    if outcome.rejected > 0, outcome.documents == 0 {
      throw Failure(.badData, "none of the input could be read")
    }
    return outcome
  }

  private func read(deliver: @escaping (BlockResult) throws -> Void) throws {
    let options = options
    try input.read(
      makeWorker: { BlockWorker(options) },
      process: { $0.process($1, columns: $2, file: $3) },
      skipped: { rejections in
        var skipped = BlockResult()
        skipped.rejections = rejections
        return skipped
      }, deliver: deliver)
  }

  private func report(_ outcome: Outcome) {
    guard !isQuiet, outcome.rejected > 0, let first = outcome.firstRejection else { return }
    let all = outcome.documents + outcome.rejected
    Console.say("\(outcome.rejected) of \(all) records rejected; the first: \(first)")
  }
}

extension InputOptions {
  /// Reads one input after the other; the work of all goes to one pool, and comes back in order.
  ///
  /// - Parameters:
  ///   - makeWorker: makes the state of one thread.
  ///   - process: turns a block of a file into a result.
  ///   - skipped: the result that stands for records the reader itself could not take.
  func read<Worker: AnyObject, Output: Sendable>(
    makeWorker: @escaping @Sendable () -> Worker,
    process: @escaping @Sendable (Worker, Block, ColumnMap, String) -> Output,
    skipped: ([Rejection]) -> Output, deliver: @escaping (Output) throws -> Void
  ) throws {
    let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let pool = OrderedPool<Worker, Output>(jobs: jobs, makeWorker: makeWorker, deliver: deliver)
    // What was read before an input failed is delivered, with any number of jobs.
    func reading<Value: ~Copyable>(_ body: () throws -> Value) throws -> Value {
      do {
        return try body()
      } catch {
        try pool.finish()
        throw (error as? IngestError).map { Failure(.badData, $0.description) } ?? error
      }
    }
    var ingest = ingest
    for path in paths {
      let file = try reading { try InputFile(path) }
      var reader = try reading {
        try BlockReader(file: file.name, options: ingest) { try file.read($0) }
      }
      let columns = reader.columns
      let name = file.name
      while true {
        var rejections: [Rejection] = []
        let block = try reading { try reader.next { rejections.append($0) } }
        if !rejections.isEmpty {
          // The reader's rejections keep their place among the results.
          let placed = skipped(rejections)
          try pool.submit { _ in placed }
        }
        guard let block else { break }
        try pool.submit { process($0, block, columns, name) }
      }
      // Numbers go on from file to file: no two records of a run share one.
      ingest.firstRecord = reader.nextRecord
    }
    try pool.finish()
  }
}

/// A rejection as a line of JSON.
enum RejectionLine {
  static func json(_ rejection: Rejection) -> String {
    let object: [String: Any] = [
      "file": rejection.file, "line": rejection.line, "column": rejection.column,
      "byteOffset": rejection.byteOffset, "record": rejection.record, "reason": rejection.reason,
    ]
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? JSONSerialization.data(withJSONObject: object, options: options) else {
      return "{}\n"
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
