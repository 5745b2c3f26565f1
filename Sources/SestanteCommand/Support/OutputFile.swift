import ArgumentParser
import Foundation

/// Where data goes: standard output, or a file that appears under its name only when it is whole.
final class OutputFile {
  private var descriptor: Int32
  private let path: String?
  private let partial: String?

  /// Opens a path, or standard output for nil and `-`.
  ///
  /// A regular file is written beside its final name and renamed by ``finish()``; devices and pipes are
  /// written directly.
  init(_ path: String?) throws {
    guard let path, path != "-" else {
      self.path = nil
      partial = nil
      descriptor = STDOUT_FILENO
      return
    }
    self.path = path
    var information = stat()
    let isThere = stat(path, &information) == 0
    if isThere, information.st_mode & S_IFMT == S_IFDIR {
      throw Failure(.cannotCreate, "\(path): is a directory")
    }
    if isThere, information.st_mode & S_IFMT != S_IFREG {
      partial = nil
      descriptor = open(path, O_WRONLY)
    } else {
      let beside = "\(path).partial-\(getpid())"
      partial = beside
      descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    }
    if descriptor < 0 {
      throw Failure(.cannotCreate, "\(path): \(String(cString: strerror(errno)))")
    }
  }

  /// Writes all bytes.
  ///
  /// - Throws: status 74 with the system's reason. A reader that went away ends the process by SIGPIPE,
  ///   quietly, as it does other filters.
  func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          let reason = String(cString: strerror(errno))
          discard()
          throw Failure(.cannotWrite, "\(path ?? "standard output"): \(reason)")
        }
        rest = rest.dropFirst(written)
      }
    }
  }

  /// Makes the file appear under its name.
  func finish() throws {
    guard let path else { return }
    let failed = fsync(descriptor) != 0 && errno != EINVAL && errno != EROFS
    let reason = String(cString: strerror(errno))
    close(descriptor)
    descriptor = -1
    if failed {
      discard()
      throw Failure(.cannotWrite, "\(path): \(reason)")
    }
    if let partial, rename(partial, path) != 0 {
      let reason = String(cString: strerror(errno))
      discard()
      throw Failure(.cannotCreate, "\(path): \(reason)")
    }
  }

  /// Removes what was written of a file that will not be finished.
  func discard() {
    if descriptor > STDERR_FILENO { close(descriptor) }
    descriptor = -1
    if let partial { unlink(partial) }
  }
}
