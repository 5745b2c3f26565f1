import ArgumentParser
import FoundationEssentials
import Glibc
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
  private let paths: InputPaths
  private let summary = InputSummary()
  private var resumption: Resumption?
  private(set) var outcome = Outcome()

  /// The files that are read, those of folders too.
  var files: [String] { paths.items.map(\.path) }

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
    paths = try InputPaths(input.paths)
    self.input = input
    self.options = options
    self.output = output
    self.isSummarized = isSummarized
    self.privacy = output.rejects == nil ? nil : privacy
    rejectFile = try output.rejects.map { try OutputFile($0, isResumable: isResumable) }
    let isApart = output.file != nil || !Console.isOutputTerminal
    progress = ProgressBar(isWanted: !output.quiet && isApart, paths: paths.items.map(\.path))
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
    var redaction = privacy.map { RawRedaction($0) }
    do {
      try withoutActuallyEscaping(deliver) { deliver in
        try read { [self] result in
          summary.add(result)
          outcome.documents += result.documents
          outcome.redactions.merge(result.redactions)
          for rejection in result.rejections {
            outcome.rejected += 1
            if outcome.firstRejection == nil { outcome.firstRejection = rejection.description }
            try rejectFile?.write(Array(RejectionLine.json(rejection, &redaction).utf8))
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
        stop.summary = text(of: stop)
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

  private func read(deliver: @escaping (BlockResult) throws -> Void) throws {
    let options = options
    try input.read(
      paths, knowledge: .shipped(over: options.analyzer.lexicon),
      longestRaw: rejectFile == nil ? 0 : Self.longestRaw, makeWorker: { BlockWorker(options) },
      process: { $0.process($1, columns: $2, file: $3) },
      skipped: { rejections in
        var skipped = BlockResult()
        skipped.rejections = rejections
        return skipped
      }, observer: ReadObserver(resumption, progress), summary: summary, deliver: deliver)
    try resumption?.expectPassed()
  }

  /// How many bytes of a rejected record are kept.
  private static let longestRaw = 64 << 10

  private func report() {
    guard !output.quiet else { return }
    for line in summary.lines { Console.say(line) }
    if isSummarized, outcome.rejected > 0, let first = outcome.firstRejection {
      let all = outcome.documents + outcome.rejected
      Console.say("\(outcome.rejected) of \(all) records rejected; the first: \(first)")
    }
    if outcome.redactions.total > 0 { Console.say("redacted: \(outcome.redactions.summary)") }
  }

  private func text(of stop: Interrupted) -> String {
    var text = "stopped by \(stop.name) after \(outcome.documents) documents"
    if outcome.rejected > 0 { text += " and \(outcome.rejected) rejected records" }
    if resumption != nil {
      return text + "; the same command goes on from here"
    }
    return output.file == nil ? text : text + "; no output was left"
  }
}
