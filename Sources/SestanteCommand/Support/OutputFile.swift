import ArgumentParser
import Foundation

/// Where data goes: standard output, or a file that appears under its name only when it is whole.
final class OutputFile {
  private var descriptor: Int32
  /// The name in messages.
  private let name: String
  /// The file that ``finish()`` makes appear; nil where bytes go straight to their end.
  private var target: String?
  /// Where its bytes are collected until then.
  private var partial: String?

  /// Opens a path, or standard output for nil and `-`.
  ///
  /// A regular file is written beside its final name and renamed by ``finish()``, with the permissions
  /// of the file it replaces; devices and pipes are written directly.
  init(_ path: String?) throws {
    guard let path, path != "-" else {
      name = "standard output"
      descriptor = STDOUT_FILENO
      return
    }
    name = path
    var information = stat()
    let isThere = stat(path, &information) == 0
    if isThere, information.st_mode & S_IFMT == S_IFDIR {
      throw Failure(.cannotCreate, "\(path): is a directory")
    }
    if isThere, information.st_mode & S_IFMT != S_IFREG {
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      // Of a link the file it stands for is replaced, not the link.
      let final = isThere ? Self.resolved(path) : path
      let beside = "\(final).partial-\(getpid())"
      descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
      if descriptor >= 0 {
        target = final
        partial = beside
        if isThere { fchmod(descriptor, information.st_mode & 0o7777) }
      }
    }
    if descriptor < 0 {
      throw Failure(.cannotCreate, "\(path): \(String(cString: strerror(errno)))")
    }
  }

  /// Writes all bytes.
  ///
  /// - Throws: status 74 with the system's reason; ``ClosedPipe`` if the reader went away.
  func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          if errno == EPIPE { throw ClosedPipe() }
          throw Failure(.cannotWrite, "\(name): \(String(cString: strerror(errno)))")
        }
        rest = rest.dropFirst(written)
      }
    }
  }

  /// Makes the file appear under its name.
  func finish() throws {
    guard descriptor > STDERR_FILENO else { return }
    var failed = fsync(descriptor) != 0 && errno != EINVAL && errno != EROFS
    var reason = errno
    if close(descriptor) != 0, !failed {
      failed = true
      reason = errno
    }
    descriptor = -1
    if failed { throw Failure(.cannotWrite, "\(name): \(String(cString: strerror(reason)))") }
    guard let partial, let target else { return }
    if rename(partial, target) != 0 {
      throw Failure(.cannotCreate, "\(name): \(String(cString: strerror(errno)))")
    }
    self.partial = nil
  }

  /// Removes what was written of a file that was not finished.
  deinit {
    if descriptor > STDERR_FILENO { close(descriptor) }
    if let partial { unlink(partial) }
  }

  /// Whether output and rejects go to two places.
  static func expectTwo(_ output: String?, rejects: String?) throws {
    guard let rejects, (output ?? "-") == rejects else { return }
    throw ValidationError("--rejects and the output are both \(rejects), expected two places.")
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
