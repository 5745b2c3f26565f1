import Foundation

/// Standard error: messages for people, never data.
enum Console {
  static func say(_ message: String) {
    FileHandle.standardError.write(Data("sestante: \(message)\n".utf8))
  }

  /// Writes lines as they are, for diagnostics that begin with `file:line:column`.
  static func lines(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Colour only where a terminal reads it and nobody asked for none.
  static var wantsColor: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isOutputTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
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
