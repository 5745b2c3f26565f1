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
    var outcome = Outcome()
    let rejectFile = try rejects.map { try OutputFile($0) }
    // Inputs that are not there are said before anything is written.
    for path in input.paths where path != "-" {
      if access(path, R_OK) != 0 {
        throw Failure(.noInput, "\(path): \(String(cString: strerror(errno)))")
      }
    }
    func count(_ rejections: [Rejection]) throws {
      for rejection in rejections {
        outcome.rejected += 1
        if outcome.firstRejection == nil { outcome.firstRejection = rejection }
        try rejectFile?.write(Array(RejectionLine.json(rejection).utf8))
        if isStrict { throw Failure(.badData, rejection.description) }
      }
    }
    do {
      for path in input.paths {
        try withoutActuallyEscaping(deliver) { deliver in
          try read(path, count: count) { result in
            outcome.documents += result.documents
            try count(result.rejections)
            try deliver(result)
          }
        }
      }
      try rejectFile?.finish()
    } catch {
      // What was rejected up to the stop stays readable.
      try? rejectFile?.finish()
      throw error
    }
    report(outcome)
    if outcome.rejected > 0, outcome.documents == 0 {
      throw Failure(.badData, "none of the input could be read")
    }
    return outcome
  }

  private func read(
    _ path: String, count: @escaping ([Rejection]) throws -> Void,
    deliver: @escaping (BlockResult) throws -> Void
  ) throws {
    let file = try InputFile(path)
    var reader: BlockReader
    do {
      reader = try BlockReader(file: file.name, options: input.ingest) { try file.read($0) }
    } catch let error as IngestError {
      throw Failure(.badData, error.description)
    }
    let columns = reader.columns
    let name = file.name
    let options = options
    let jobs = input.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let pool = OrderedPool<BlockWorker, BlockResult>(
      jobs: jobs, makeWorker: { BlockWorker(options, columns: columns, file: name) },
      deliver: deliver)
    var skipped: [Rejection] = []
    while true {
      skipped.removeAll()
      let block = try reader.next { skipped.append($0) }
      if !skipped.isEmpty {
        // The reader's rejections keep their place among the results.
        var result = BlockResult()
        result.rejections = skipped
        let placed = result
        try pool.submit { _ in placed }
      }
      guard let block else { break }
      try pool.submit { $0.process(block, columns: columns, file: name) }
    }
    try pool.finish()
  }

  private func report(_ outcome: Outcome) {
    guard !isQuiet, outcome.rejected > 0, let first = outcome.firstRejection else { return }
    let all = outcome.documents + outcome.rejected
    Console.say("\(outcome.rejected) of \(all) records rejected; the first: \(first)")
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
