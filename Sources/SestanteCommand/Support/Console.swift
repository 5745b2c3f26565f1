import FoundationEssentials
import Glibc

/// Standard error: messages for people, never data.
enum Console {
  static func say(_ message: String) { lines("sestante: \(message)\n") }

  /// Writes lines as they are, for diagnostics that begin with `file:line:column`.
  ///
  /// What cannot be said is not said: a message that finds no reader must not end the run.
  static func lines(_ text: String) {
    Array(text.utf8).withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let bytes = UnsafeRawBufferPointer(rebasing: rest)
        let written = Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return }
        rest = rest.dropFirst(written)
      }
    }
  }

  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Colour only where a terminal reads it and nobody asked for none.
  static var wantsColor: Bool {
    guard isOutputTerminal else { return false }
    let environment = ProcessInfo.processInfo.environment
    return (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// The width of the terminal, or 80.
  static var width: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 {
      return min(Int(size.ws_col), 160)
    }
    return 80
  }
}
