import ArgumentParser
import Foundation
import Sestante
import SestanteInput

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
    let paths = try InputPaths(input.paths)
    var summary = InputSummary()
    summary.pass(over: paths.passedOver)
    let rejectFile = try rejects.map { try OutputFile($0) }
    var outcome = Outcome()
    do {
      try withoutActuallyEscaping(deliver) { deliver in
        try read(paths, &summary) { result in
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
    report(outcome, summary)
    if outcome.rejected > 0, outcome.documents == 0 {
      throw Failure(.badData, "none of the input could be read")
    }
    return outcome
  }

  /// Reads one input after the other; the work of all goes to one pool.
  private func read(
    _ paths: InputPaths, _ total: inout InputSummary,
    deliver: @escaping (BlockResult) throws -> Void
  ) throws {
    var summary = total
    let jobs = input.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let options = options
    let pool = OrderedPool<BlockWorker, BlockResult>(
      jobs: jobs, makeWorker: { BlockWorker(options) },
      deliver: {
        summary.add($0)
        try deliver($0)
      })
    defer { total = summary }
    // What was read before an input failed is delivered, with any number of jobs.
    func reading<Value: ~Copyable>(_ body: () throws -> Value) throws -> Value {
      do {
        return try body()
      } catch {
        try pool.finish()
        if let error = error as? IngestError { throw Failure(.badData, error.description) }
        if let error = error as? InputError { throw Failure(.badData, error.description) }
        throw error
      }
    }
    var ingest = input.ingest
    ingest.knowledge = .shipped(over: options.analyzer.lexicon)
    if rejects != nil { ingest.longestRaw = Self.longestRaw }
    for item in paths.items {
      let file = try reading { try InputFile(item.path) }
      let source = InputSource(
        file: file.name, descriptor: file.descriptor, settings: input.settings(ingest.knowledge)
      ) { try file.read($0) }
      ingest.carriesOrigin = input.origin || item.isFromFolder
      while let part = try reading({ try source.next() }) {
        var reader = try reading { try Self.reader(part, ingest) }
        let (columns, name) = (reader.columns, part.file)
        while true {
          var skipped = BlockResult()
          let block = try reading { try reader.next { skipped.rejections.append($0) } }
          if !skipped.rejections.isEmpty {
            // The reader's rejections keep their place among the results.
            let placed = skipped
            try pool.submit { _ in placed }
          }
          guard let block else { break }
          try pool.submit { $0.process(block, columns: columns, file: name) }
        }
        summary.add(part, columns, input)
        // Numbers go on from file to file: no two records of a run share one.
        ingest.firstRecord = reader.nextRecord
      }
      summary.pass(over: source.passedOver)
    }
    try pool.finish()
  }

  /// The reader of a part; a workbook is one whatever else its name says.
  static func reader(_ part: InputPart, _ ingest: IngestOptions) throws -> BlockReader {
    var options = ingest
    if let format = part.format {
      guard options.format == nil || options.format == format else {
        throw Failure(
          .badData, "\(part.file): is a workbook, not \(options.format?.rawValue ?? "")")
      }
      options.format = format
    } else if options.format == .xlsx {
      throw Failure(.badData, "\(part.file): is no .xlsx workbook")
    }
    return try BlockReader(file: part.file, options: options) { try part.read($0) }
  }

  /// How many bytes of a rejected record are kept.
  private static let longestRaw = 64 << 10

  private func report(_ outcome: Outcome, _ summary: InputSummary) {
    if !isQuiet { for line in summary.lines { Console.say(line) } }
    guard !isQuiet, outcome.rejected > 0, let first = outcome.firstRejection else { return }
    let all = outcome.documents + outcome.rejected
    Console.say("\(outcome.rejected) of \(all) records rejected; the first: \(first)")
  }
}

/// A rejection as a line of JSON.
enum RejectionLine {
  static func json(_ rejection: Rejection) -> String {
    var object: [String: Any] = [
      "file": rejection.file, "line": rejection.line, "column": rejection.column,
      "byteOffset": rejection.byteOffset, "record": rejection.record, "reason": rejection.reason,
    ]
    if !rejection.raw.isEmpty { object["raw"] = String(decoding: rejection.raw, as: UTF8.self) }
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? JSONSerialization.data(withJSONObject: object, options: options) else {
      return "{}\n"
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
