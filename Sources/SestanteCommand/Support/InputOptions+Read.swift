import Foundation
import Sestante

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
  ///   - makeWorker: makes the state of one thread.
  ///   - process: turns a block of a file into a result.
  ///   - skipped: the result that stands for records the reader itself could not take.
  ///   - observer: told of what is read; knows which pieces need no work.
  func read<Worker: AnyObject, Output: Sendable>(
    makeWorker: @escaping @Sendable () -> Worker,
    process: @escaping @Sendable (Worker, Block, ColumnMap, String) -> Output,
    skipped: ([Rejection]) -> Output, observer: ReadObserver? = nil,
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
        throw (error as? IngestError).map { Failure(.badData, $0.description) } ?? error
      }
    }
    var ingest = ingest
    for path in paths {
      let file = try reading { try InputFile(path) }
      var reader = try reading {
        try BlockReader(file: file.name, options: ingest) { buffer in
          let count = try file.read(buffer)
          observer?.add(count)
          return count
        }
      }
      let columns = reader.columns
      let name = file.name
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
      // Numbers go on from file to file: no two records of a run share one.
      ingest.firstRecord = reader.nextRecord
    }
    try pool.finish()
  }
}
