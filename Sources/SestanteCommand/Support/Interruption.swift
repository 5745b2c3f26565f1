import FoundationEssentials
import Glibc
import Synchronization

/// SIGINT and SIGTERM as a wish to stop: a run ends after the records at hand, and says so.
///
/// A second signal ends the process at once.
enum Interruption {
  /// The signal that came, 0 for none.
  private static let signal = Atomic<Int32>(0)
  /// Written by the handler, so that a waiting read wakes up.
  nonisolated(unsafe) private static var pipe: (read: Int32, write: Int32) = (-1, -1)
  /// What a second signal removes; written before the handler can run, read by it.
  nonisolated(unsafe) private static var doomed:
    (UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<CChar>?) = (nil, nil)
  /// What was in there and is no longer wanted; the memory stays, for the handler may be reading it.
  nonisolated(unsafe) private static var spared: [UnsafeMutablePointer<CChar>] = []

  /// Takes the signals from now on.
  static func watch() {
    guard pipe.read < 0 else { return }
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { return }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    pipe = (ends[0], ends[1])
    _ = signal.load(ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { number in Interruption.handle(number) }
    sigemptyset(&action.sa_mask)
    for number in [SIGINT, SIGTERM] {
      var now = sigaction()
      sigaction(number, nil, &now)
      // A parent that ignores a signal (nohup, background jobs of sh) keeps it ignored.
      let isIgnored = unsafeBitCast(now.__sigaction_handler.sa_handler, to: Int.self) == 1
      if !isIgnored { sigaction(number, &action, nil) }
    }
    // Children of a service's worker threads often inherit these blocked; nothing would stop them.
    var both = sigset_t()
    sigemptyset(&both)
    for number in [SIGINT, SIGTERM] { sigaddset(&both, number) }
    pthread_sigmask(SIG_UNBLOCK, &both, nil)
  }

  /// Only what is allowed in a signal handler.
  private static func handle(_ number: Int32) {
    let error = errno
    if signal.exchange(number, ordering: .relaxed) != 0 {
      if let path = doomed.0 { unlink(path) }
      if let path = doomed.1 { unlink(path) }
      Glibc.signal(number, SIG_DFL)
      raise(number)
    }
    var byte: UInt8 = 1
    _ = Glibc.write(pipe.write, &byte, 1)
    errno = error
  }

  /// Throws if a signal came.
  static func check() throws {
    let number = signal.load(ordering: .relaxed)
    if number != 0 { throw Interrupted(signal: number) }
  }

  /// Waits until a descriptor can be read; throws if a signal comes first.
  static func wait(for descriptor: Int32) throws {
    try check()
    // Where nobody watches for signals the second is −1, which is not waited for.
    var both = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: pipe.read, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&both, 2, -1) < 0, errno == EINTR { try check() }
    try check()
  }

  /// Whether a file goes when a second signal ends the process at once.
  static func remove(_ path: String, atSecondSignal isDoomed: Bool) {
    if isDoomed {
      if doomed.0 == nil { doomed.0 = strdup(path) } else { doomed.1 = strdup(path) }
      return
    }
    if let first = doomed.0, String(cString: first) == path {
      doomed.0 = nil
      spared.append(first)
    }
    if let second = doomed.1, String(cString: second) == path {
      doomed.1 = nil
      spared.append(second)
    }
  }

  /// Ends the process as the signal would have.
  static func end(by number: Int32) -> Never {
    Glibc.signal(number, SIG_DFL)
    raise(number)
    _exit(128 + number)
  }
}

/// A signal asked the run to stop.
struct Interrupted: Error {
  var signal: Int32
  /// What was done until then, for people.
  var summary = ""

  var name: String { signal == SIGINT ? "SIGINT" : "SIGTERM" }
}
