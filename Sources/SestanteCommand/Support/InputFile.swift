import FoundationEssentials
import Glibc

/// An open input: a file, or standard input for `-`.
final class InputFile {
  let name: String
  let descriptor: Int32
  /// Whether a read may have to wait for somebody.
  private var mayWait = true

  init(_ path: String) throws {
    if path == "-" {
      name = "-"
      descriptor = STDIN_FILENO
      return
    }
    name = path
    // The writer of a named pipe may be long in coming: opening does not wait for it, reading does,
    // which a signal ends whenever it comes.
    descriptor = open(path, O_RDONLY | O_NONBLOCK)
    if descriptor < 0 { throw Failure(.noInput, "\(path): \(String(cString: strerror(errno)))") }
    var information = stat()
    if fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw Failure(.noInput, "\(path): is a directory")
    }
    _ = fcntl(descriptor, F_SETFL, 0)
    mayWait = information.st_mode & S_IFMT != S_IFREG
  }

  /// Whether there is a file at the path that can be read.
  static func expect(_ path: String) throws {
    if access(path, R_OK) != 0 {
      throw Failure(.noInput, "\(path): \(String(cString: strerror(errno)))")
    }
  }

  /// Reads what there is, at most a buffer; 0 at the end.
  func read(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      if mayWait { try Interruption.wait(for: descriptor) }
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR {
        throw Failure(.noInput, "\(name): \(String(cString: strerror(errno)))")
      }
    }
  }

  /// The whole of a file, or of standard input for `-`.
  static func bytes(of path: String) throws -> [UInt8] {
    let file = try InputFile(path)
    return try bytes { try file.read($0) }
  }

  /// Everything that reading gives until it gives nothing more.
  static func bytes(
    reading read: (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try read($0) }
      if count == 0 { return all }
      all += buffer[..<count]
    }
  }

  deinit { if descriptor > STDERR_FILENO { close(descriptor) } }
}
