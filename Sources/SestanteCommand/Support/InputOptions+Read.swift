import ArgumentParser
import FoundationEssentials
import Glibc
import Sestante
import SestanteInput

/// Follows the reading of a run: shows how far it is, and says what a former run has done.
struct ReadObserver {
  private let resumption: Resumption?
  private let progress: ProgressBar

  init(_ resumption: Resumption?, _ progress: ProgressBar) {
    self.resumption = resumption
    self.progress = progress
  }

  /// Bytes were read.
  func add(_ count: Int) {
    if resumption?.isSkipping == true { progress.skip(count) } else { progress.add(count) }
  }

  /// Whether a former run has worked on a block.
  func isDone(_ block: Block) throws -> Bool { try resumption?.isDone(block.bytes) ?? false }

  /// Whether a former run has passed on these rejections.
  func isDone(_ rejections: [Rejection]) throws -> Bool {
    try resumption?.isDone(Array("\(rejections)".utf8)) ?? false
  }
}

extension InputOptions {
  /// Reads one input after the other; the work of all goes to one pool, and comes back in order.
  ///
  /// - Parameters:
  ///   - paths: what ``paths`` stand for.
  ///   - knowledge: what the tables tell of input.
  ///   - longestRaw: how many bytes of a rejected record are kept.
  ///   - makeWorker: makes the state of one thread.
  ///   - process: turns a block of a file into a result.
  ///   - skipped: the result that stands for records the reader itself could not take.
  ///   - observer: told of what is read; knows which pieces need no work.
  ///   - summary: told of what was found in the input.
  func read<Worker: AnyObject, Output: Sendable>(
    _ paths: InputPaths, knowledge: InputKnowledge, longestRaw: Int = 0,
    makeWorker: @escaping @Sendable () -> Worker,
    process: @escaping @Sendable (Worker, Block, ColumnMap, String) -> Output,
    skipped: ([Rejection]) -> Output, observer: ReadObserver? = nil, summary: InputSummary,
    deliver: @escaping (Output) throws -> Void
  ) throws {
    let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let pool = OrderedPool<Worker, Output>(jobs: jobs, makeWorker: makeWorker, deliver: deliver)
    // What was read before an input failed is delivered, with any number of jobs.
    func reading<Value: ~Copyable>(_ body: () throws -> Value) throws -> Value {
      do {
        return try body()
      } catch {
        try pool.finish()
        throw Self.failure(error)
      }
    }
    var ingest = ingest
    ingest.knowledge = knowledge
    ingest.longestRaw = longestRaw
    summary.pass(over: paths.passedOver)
    for item in paths.items {
      let file = try reading { try InputFile(item.path) }
      let source = InputSource(
        file: file.name, descriptor: file.descriptor, settings: self.source.settings(knowledge)
      ) { buffer in
        let count = try file.read(buffer)
        observer?.add(count)
        return count
      }
      ingest.carriesOrigin = origin || item.isFromFolder
      while let part = try reading({ try source.next() }) {
        var reader = try reading { try Self.reader(part, ingest) }
        let (columns, name) = (reader.columns, part.file)
        while true {
          try reading { try Interruption.check() }
          var rejections: [Rejection] = []
          let block = try reading { try reader.next { rejections.append($0) } }
          if !rejections.isEmpty, try observer?.isDone(rejections) != true {
            // The reader's rejections keep their place among the results.
            let placed = skipped(rejections)
            try pool.submit { _ in placed }
          }
          guard let block else { break }
          if try observer?.isDone(block) == true { continue }
          try pool.submit { process($0, block, columns, name) }
        }
        summary.add(part, columns, self.source)
        // Numbers go on from file to file: no two records of a run share one.
        ingest.firstRecord = reader.nextRecord
      }
      summary.pass(over: source.passedOver)
    }
    try pool.finish()
  }

  /// The reader of a part; a workbook is one whatever else its name says.
  ///
  /// - Parameter read: gives the bytes of the part, where somebody has read them already.
  static func reader(
    _ part: InputPart, _ ingest: IngestOptions,
    read: ((UnsafeMutableRawBufferPointer) throws -> Int)? = nil
  ) throws -> BlockReader {
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
    return try BlockReader(file: part.file, options: options, read: read ?? { try part.read($0) })
  }

  /// What is wrong with an input, with its status.
  static func failure(_ error: any Error) -> any Error {
    if let error = error as? IngestError { return Failure(.badData, error.description) }
    if let error = error as? InputError { return Failure(.badData, error.description) }
    return error
  }
}
