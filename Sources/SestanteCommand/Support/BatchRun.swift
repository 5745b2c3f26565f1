import ArgumentParser
import Foundation
import Sestante
import SestantePrivacy

/// One run over all inputs: cuts blocks, lets workers classify them, counts what was rejected, and
/// writes down how far it is if it may be resumed.
final class BatchRun {
  private let input: InputOptions
  private let options: BlockWorker.Options
  private let output: OutputOptions
  private let isSummarized: Bool
  private let rejectFile: OutputFile?
  private let privacy: PrivacyRules?
  private let progress: ProgressBar
  private var resumption: Resumption?
  private(set) var outcome = Outcome()

  /// What a run came to.
  struct Outcome {
    var documents = 0
    var rejected = 0
    var firstRejection: String?
    var redactions = RedactionCounts()
  }

  /// Opens the file for rejected records.
  ///
  /// - Parameters:
  ///   - privacy: what is replaced in rejected records; nil to leave them as they are.
  ///   - isSummarized: whether rejected records are summed up on standard error.
  init(
    input: InputOptions, options: BlockWorker.Options, output: OutputOptions,
    redacting privacy: PrivacyRules?, isSummarized: Bool = true, isResumable: Bool = false
  ) throws {
    // Inputs that are not there are said before anything is written.
    for path in input.paths where path != "-" { try InputFile.expect(path) }
    self.input = input
    self.options = options
    self.output = output
    self.isSummarized = isSummarized
    self.privacy = output.rejects == nil ? nil : privacy
    rejectFile = try output.rejects.map { try OutputFile($0, isResumable: isResumable) }
    let isApart = output.file != nil || !Console.isOutputTerminal
    progress = ProgressBar(isWanted: !output.quiet && isApart, paths: input.paths)
  }

  /// Goes on where a former run stopped; gives false if there is nothing to go on with.
  func resume(_ journal: Journal, writing file: OutputFile) throws -> Bool {
    let resumption = Resumption(journal, output: file, rejects: rejectFile)
    self.resumption = resumption
    guard let start = try resumption.begin() else { return false }
    outcome.documents = start.documents
    outcome.rejected = start.rejected
    outcome.firstRejection = start.firstRejection
    for (kind, count) in zip(PersonalDataKind.allCases, start.redactions) {
      outcome.redactions[kind] = count
    }
    if !output.quiet { Console.say("resumed behind \(outcome.documents) documents") }
    return true
  }

  /// Runs and hands each block's result over, in order.
  @discardableResult
  func run(deliver: (BlockResult) throws -> Void) throws -> Outcome {
    var redactor = privacy.map { Redactor($0) }
    do {
      try withoutActuallyEscaping(deliver) { deliver in
        try read { [self] result in
          outcome.documents += result.documents
          outcome.redactions.merge(result.redactions)
          for rejection in result.rejections {
            outcome.rejected += 1
            if outcome.firstRejection == nil { outcome.firstRejection = rejection.description }
            try rejectFile?.write(Array(RejectionLine.json(rejection, &redactor).utf8))
            if output.strict { throw Failure(.badData, rejection.description) }
          }
          try deliver(result)
          try resumption?.delivered(outcome)
        }
      }
    } catch {
      progress.clear()
      // What was rejected up to the stop stays readable; a run that is resumed goes on with it.
      if resumption == nil { try? rejectFile?.finish() }
      if var stop = error as? Interrupted {
        try resumption?.save(outcome)
        stop.summary = summary(of: stop)
        throw stop
      }
      if let failure = error as? Failure, failure.status == .cannotWrite, resumption != nil {
        throw Failure(
          .cannotWrite, "\(failure.description); what was done is kept for --resume")
      }
      throw error
    }
    progress.clear()
    try rejectFile?.finish()
    report()
    if outcome.rejected > 0, outcome.documents == 0 {
      throw Failure(.badData, "none of the input could be read")
    }
    return outcome
  }

  /// Reads one input after the other; the work of all goes to one pool.
  private func read(deliver: @escaping (BlockResult) throws -> Void) throws {
    let jobs = input.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let options = options
    let pool = OrderedPool<BlockWorker, BlockResult>(
      jobs: jobs, makeWorker: { BlockWorker(options) }, deliver: deliver)
    // What was read before an input failed is delivered, with any number of jobs.
    func reading<Value: ~Copyable>(_ body: () throws -> Value) throws -> Value {
      do {
        return try body()
      } catch {
        try pool.finish()
        throw (error as? IngestError).map { Failure(.badData, $0.description) } ?? error
      }
    }
    var ingest = input.ingest
    for path in input.paths {
      let file = try reading { try InputFile(path) }
      var reader = try reading {
        try BlockReader(file: file.name, options: ingest) { [self] buffer in
          let count = try file.read(buffer)
          if resumption?.isSkipping == true { progress.skip(count) } else { progress.add(count) }
          return count
        }
      }
      let columns = reader.columns
      let name = file.name
      while true {
        try reading { try Interruption.check() }
        var skipped = BlockResult()
        let block = try reading { try reader.next { skipped.rejections.append($0) } }
        if !skipped.rejections.isEmpty {
          // The reader's rejections keep their place among the results.
          let placed = skipped
          let isDone = try resumption?.isDone(Array("\(placed.rejections)".utf8)) ?? false
          if !isDone { try pool.submit { _ in placed } }
        }
        guard let block else { break }
        if try resumption?.isDone(block.bytes) ?? false { continue }
        try pool.submit { $0.process(block, columns: columns, file: name) }
      }
      // Numbers go on from file to file: no two records of a run share one.
      ingest.firstRecord = reader.nextRecord
    }
    try resumption?.expectPassed()
    try pool.finish()
  }

  private func report() {
    guard !output.quiet else { return }
    if isSummarized, outcome.rejected > 0, let first = outcome.firstRejection {
      let all = outcome.documents + outcome.rejected
      Console.say("\(outcome.rejected) of \(all) records rejected; the first: \(first)")
    }
    if outcome.redactions.total > 0 { Console.say("redacted: \(outcome.redactions.summary)") }
  }

  private func summary(of stop: Interrupted) -> String {
    var text = "stopped by \(stop.name) after \(outcome.documents) documents"
    if outcome.rejected > 0 { text += " and \(outcome.rejected) rejected records" }
    if resumption != nil {
      return text + "; the same command goes on from here"
    }
    return output.file == nil ? text : text + "; no output was left"
  }
}
