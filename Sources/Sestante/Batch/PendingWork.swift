internal import Dispatch

/// The pieces of an ``OrderedPool`` that nobody has begun, and the threads that help with them.
final class PendingWork<Worker: AnyObject, Output>: Sendable {
  /// A piece of work and, once it is done, what came of it.
  final class Ticket: Sendable {
    private let work: @Sendable (Worker) -> Output
    private let output = Guarded<Output?>(nil)
    private let done = DispatchSemaphore(value: 0)

    init(_ work: @escaping @Sendable (Worker) -> Output) { self.work = work }

    func run(_ worker: Worker) {
      let result = work(worker)
      output.withLock { $0 = result }
      done.signal()
    }

    var isDone: Bool { output.withLock { $0 != nil } }

    /// Waits until the work is done; one thread may, once.
    func wait() { done.wait() }

    func takeOutput() -> Output? { output.withLock { $0.take() } }
  }

  private struct State {
    /// Pieces that nobody has begun, in their order.
    var tickets: [Ticket] = []
    /// What threads that stopped helping worked with.
    var idle: [Worker] = []
    /// How many threads help.
    var helping = 0

    /// Takes the oldest piece.
    mutating func next() -> Ticket? { tickets.isEmpty ? nil : tickets.removeFirst() }
  }

  private let state = Guarded(State())
  private let helpers: Int
  let makeWorker: @Sendable () -> Worker

  /// - Parameter helpers: how many threads may help at a time.
  init(helpers: Int, makeWorker: @escaping @Sendable () -> Worker) {
    self.helpers = helpers
    self.makeWorker = makeWorker
  }

  /// Adds a piece; gives whether one more thread should come and ``help()``.
  func add(_ ticket: Ticket) -> Bool {
    state.withLock {
      $0.tickets.append(ticket)
      guard $0.helping < helpers else { return false }
      $0.helping += 1
      return true
    }
  }

  /// The oldest piece that nobody has begun.
  func take() -> Ticket? { state.withLock { $0.next() } }

  /// Runs pieces until there are none. A worker is only made for a piece.
  func help() {
    var worker: Worker?
    while let ticket = takeOrLeave(worker) {
      let current = worker ?? state.withLock { $0.idle.popLast() } ?? makeWorker()
      ticket.run(current)
      worker = current
    }
  }

  private func takeOrLeave(_ worker: Worker?) -> Ticket? {
    state.withLock {
      if let ticket = $0.next() { return ticket }
      $0.helping -= 1
      if let worker { $0.idle.append(worker) }
      return nil
    }
  }
}
