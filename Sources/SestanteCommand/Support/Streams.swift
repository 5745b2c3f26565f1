import FoundationEssentials
import Glibc

/// The three standard streams, as whoever started the process left them.
enum Streams {
  /// Makes them safe to use: before anything is opened, whatever the parent did.
  static func prepare() {
    // A reader that went away shows as an error of the write, so that files can be put in order first.
    signal(SIGPIPE, SIG_IGN)
    // So does a limit on the size of files.
    signal(SIGXFSZ, SIG_IGN)
    // A stream that is closed must not lend its number to a data file. What takes its place fails on
    // use, as the closed one would have.
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Ends the process as a filter ends whose reader went away: quietly, by SIGPIPE.
  static func endByClosedPipe() -> Never {
    signal(SIGPIPE, SIG_DFL)
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGPIPE)
    sigprocmask(SIG_UNBLOCK, &set, nil)
    raise(SIGPIPE)
    _exit(141)
  }
}

/// The reader of an output went away; not a fault.
struct ClosedPipe: Error {}
