internal import Dispatch

/// Runs pieces of work on several threads and delivers their results in the order of submission.
///
/// At most a fixed number of pieces is under way, so memory stays bounded however long the input is.
/// Each thread works with a state of its own (a parser, a classifier), made on first use and used
/// again.
///
/// ```swift
/// let pool = OrderedPool(jobs: 2) { Worker() } deliver: { try write($0) }
/// for block in blocks { try pool.submit { $0.classify(block) } }
/// try pool.finish()
/// ```
public final class OrderedPool<Worker: AnyObject, Output> {
  private final class Ticket: @unchecked Sendable {
    let done = DispatchSemaphore(value: 0)
    // Written by one thread before `done` is signalled, read by another after it.
    var output: Output?
  }

  private final class Bench: Sendable {
    private let idle = Guarded<[Worker]>([])
    private let make: @Sendable () -> Worker

    init(_ make: @escaping @Sendable () -> Worker) { self.make = make }

    func use(_ body: (Worker) -> Void) {
      let worker = idle.withLock { $0.popLast() } ?? make()
      body(worker)
      idle.withLock { $0.append(worker) }
    }
  }

  private let jobs: Int
  private let bench: Bench
  private let deliver: (Output) throws -> Void
  private let queue = DispatchQueue(label: "sestante.pool", attributes: .concurrent)
  private var tickets: [Ticket] = []
  private let room: DispatchSemaphore

  /// Prepares a pool.
  ///
  /// - Parameters:
  ///   - jobs: how many pieces run at a time; 1 runs them where they are submitted.
  ///   - makeWorker: makes the state of one thread.
  ///   - deliver: takes each result, in order, on the submitting thread.
  public init(
    jobs: Int, makeWorker: @escaping @Sendable () -> Worker,
    deliver: @escaping (Output) throws -> Void
  ) {
    self.jobs = max(1, jobs)
    bench = Bench(makeWorker)
    self.deliver = deliver
    room = DispatchSemaphore(value: self.jobs)
  }

  /// Hands in a piece of work; waits while too many are under way.
  ///
  /// - Throws: what `deliver` throws for an earlier piece.
  public func submit(_ work: @escaping @Sendable (Worker) -> Output) throws {
    guard jobs > 1 else {
      var output: Output?
      bench.use { output = work($0) }
      if let output { try deliver(output) }
      return
    }
    while tickets.count >= jobs * 2 { try deliverFirst() }
    let ticket = Ticket()
    tickets.append(ticket)
    queue.async { [bench, room] in
      room.wait()
      bench.use { ticket.output = work($0) }
      room.signal()
      ticket.done.signal()
    }
  }

  /// Waits for everything that is under way.
  public func finish() throws {
    while !tickets.isEmpty { try deliverFirst() }
  }

  private func deliverFirst() throws {
    let ticket = tickets.removeFirst()
    ticket.done.wait()
    if let output = ticket.output { try deliver(output) }
  }

  deinit {
    // Work under way must not outlive the pool's owner.
    for ticket in tickets { ticket.done.wait() }
  }
}
