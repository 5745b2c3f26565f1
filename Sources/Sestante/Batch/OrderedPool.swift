internal import Dispatch

/// Runs pieces of work on several threads and delivers their results in the order of submission.
///
/// The submitting thread is one of them: it works where it would else wait, so that there are never
/// more threads than asked for, and few of them ever sleep. At most a fixed number of pieces is
/// under way, so memory stays bounded however long the input is. Each thread works with a state of
/// its own (a parser, a classifier), made on first use and used again.
///
/// ```swift
/// let pool = OrderedPool(jobs: 2) { Worker() } deliver: { try write($0) }
/// for block in blocks { try pool.submit { $0.classify(block) } }
/// try pool.finish()
/// ```
public final class OrderedPool<Worker: AnyObject, Output> {
  private let jobs: Int
  private let work: PendingWork<Worker, Output>
  /// What the submitting thread works with.
  private lazy var worker = work.makeWorker()
  private let deliver: (Output) throws -> Void
  private let queue = DispatchQueue(label: "sestante.pool", attributes: .concurrent)
  /// Pieces whose results are not delivered yet, in their order.
  private var tickets: [PendingWork<Worker, Output>.Ticket] = []

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
    work = PendingWork(helpers: self.jobs - 1, makeWorker: makeWorker)
    self.deliver = deliver
  }

  /// Hands in a piece of work; works itself while too many are under way.
  ///
  /// - Throws: what `deliver` throws for an earlier piece.
  public func submit(_ piece: @escaping @Sendable (Worker) -> Output) throws {
    guard jobs > 1 else {
      try deliver(piece(worker))
      return
    }
    while tickets.count >= jobs * 2 { try deliverFirst() }
    let ticket = PendingWork<Worker, Output>.Ticket(piece)
    tickets.append(ticket)
    if work.add(ticket) { queue.async { [work] in work.help() } }
  }

  /// Waits for everything that is under way.
  public func finish() throws {
    while !tickets.isEmpty { try deliverFirst() }
  }

  /// Delivers the first result; until it is there, takes what nobody has begun.
  private func deliverFirst() throws {
    let ticket = tickets[0]
    while !ticket.isDone {
      if let piece = work.take() { piece.run(worker) } else { ticket.wait() }
    }
    tickets.removeFirst()
    if let output = ticket.takeOutput() { try deliver(output) }
  }

  deinit {
    // What nobody has begun is dropped; what is under way must not outlive the pool's owner.
    while let dropped = work.take() { tickets.removeAll { $0 === dropped } }
    for ticket in tickets where !ticket.isDone { ticket.wait() }
  }
}
