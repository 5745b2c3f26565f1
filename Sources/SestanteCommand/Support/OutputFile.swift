import ArgumentParser
import FoundationEssentials
import Glibc

/// Where data goes: standard output, or a file that appears under its name only when it is whole.
final class OutputFile {
  private var descriptor: Int32
  /// The name in messages.
  private let name: String
  /// The file that ``finish()`` makes appear; nil where bytes go straight to their end.
  private var target: String?
  /// Where its bytes are collected until then.
  private var partial: String?
  /// Whether what was written stays when the run does not finish, so that another goes on with it.
  private let isResumable: Bool
  /// How many bytes are there.
  private(set) var position = 0
  /// How many bytes an earlier run left.
  private(set) var left = 0

  /// Opens a path, or standard output for nil and `-`.
  ///
  /// A regular file is written beside its final name and renamed by ``finish()``, with the permissions
  /// of the file it replaces; devices and pipes are written directly.
  init(_ path: String?, isResumable: Bool = false) throws {
    self.isResumable = isResumable
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
      let final = isThere ? PartialFile.resolved(path) : path
      let beside = PartialFile.name(for: final, isResumable: isResumable)
      if !isResumable { PartialFile.removeStale(for: final) }
      descriptor = open(
        beside, O_WRONLY | O_CREAT | O_CLOEXEC | (isResumable ? 0 : O_TRUNC), 0o644)
      if descriptor >= 0 {
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
          close(descriptor)
          throw Failure(.cannotCreate, "\(path): another run is writing it")
        }
        target = final
        partial = beside
        var found = stat()
        if fstat(descriptor, &found) == 0 { left = Int(found.st_size) }
        if isThere { fchmod(descriptor, information.st_mode & 0o7777) }
        if !isResumable { Interruption.remove(beside, atSecondSignal: true) }
      }
    }
    if descriptor < 0 {
      throw Failure(.cannotCreate, "\(path): \(String(cString: strerror(errno)))")
    }
  }

  /// Keeps the first bytes of what an earlier run left and goes on behind them.
  func resume(at length: Int) throws {
    guard partial != nil else { return }
    if ftruncate(descriptor, off_t(length)) != 0 || lseek(descriptor, off_t(length), SEEK_SET) < 0 {
      throw Failure(.cannotWrite, "\(name): \(String(cString: strerror(errno)))")
    }
    position = length
  }

  /// Writes all bytes.
  ///
  /// - Throws: status 74 with the system's reason; ``ClosedPipe`` if the reader went away.
  func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = Glibc.write(
        descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { throw ClosedPipe() }
        throw Failure(.cannotWrite, "\(name): \(String(cString: strerror(errno)))")
      }
      position += written
      rest = rest.dropFirst(written)
    }
  }

  /// Writes all bytes, see ``write(_:)``.
  func write(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try write($0) } }

  /// Waits until what was written would survive a loss of power.
  func sync() { if partial != nil { fdatasync(descriptor) } }

  /// Makes the file appear under its name.
  func finish() throws {
    guard descriptor > STDERR_FILENO else { return }
    var failed = fsync(descriptor) != 0 && errno != EINVAL && errno != EROFS
    var reason = errno
    if let partial, let target, !failed {
      // Renamed before the lock goes with the descriptor: nobody else may take the partial file.
      if rename(partial, target) != 0 {
        throw Failure(.cannotCreate, "\(name): \(String(cString: strerror(errno)))")
      }
      Interruption.remove(partial, atSecondSignal: false)
      self.partial = nil
    }
    if close(descriptor) != 0, !failed {
      failed = true
      reason = errno
    }
    descriptor = -1
    if failed { throw Failure(.cannotWrite, "\(name): \(String(cString: strerror(reason)))") }
  }

  /// Removes what was written of a file that was not finished, unless another run goes on with it.
  deinit {
    if let partial, !isResumable {
      unlink(partial)
      Interruption.remove(partial, atSecondSignal: false)
    }
    if descriptor > STDERR_FILENO { close(descriptor) }
  }
}

/// Names of files that are being written.
enum PartialFile {
  /// Beside the final name: one of its own for each run, or one that a later run finds again.
  static func name(for final: String, isResumable: Bool) -> String {
    isResumable ? "\(final).partial" : "\(final).partial-\(getpid())"
  }

  /// Removes what runs left that were killed: their process is gone and nobody holds the file.
  static func removeStale(for final: String) {
    let url = URL(fileURLWithPath: final)
    let folder = url.deletingLastPathComponent().path
    let prefix = url.lastPathComponent + ".partial-"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(prefix) {
      guard let process = Int32(name.dropFirst(prefix.count)), process != getpid(),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      let path = "\(folder)/\(name)"
      let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
      if descriptor < 0 { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
      close(descriptor)
    }
  }

  static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
