import Foundation

/// An open input: a file, or standard input for `-`.
final class InputFile {
  let name: String
  let descriptor: Int32

  init(_ path: String) throws {
    if path == "-" {
      name = "-"
      descriptor = STDIN_FILENO
      return
    }
    name = path
    descriptor = open(path, O_RDONLY)
    if descriptor < 0 { throw Failure(.noInput, "\(path): \(String(cString: strerror(errno)))") }
    var information = stat()
    if fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw Failure(.noInput, "\(path): is a directory")
    }
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
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR {
        throw Failure(.noInput, "\(name): \(String(cString: strerror(errno)))")
      }
    }
  }

  deinit { if descriptor > STDERR_FILENO { close(descriptor) } }
}
