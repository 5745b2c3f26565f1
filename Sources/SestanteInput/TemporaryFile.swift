#if canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// How large an open file is.
enum FileSize {
  /// The size in bytes; the place where the file is read does not move.
  static func of(_ descriptor: Int32) -> Int {
    var information = stat()
    return fstat(descriptor, &information) == 0 ? Int(information.st_size) : 0
  }
}

/// A file without a name: what has to be searched and came as a stream; it goes with its last user.
final class TemporaryFile {
  let descriptor: Int32

  /// Copies everything a source gives.
  init(file: String, _ source: ByteReading) throws {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/sestante-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Self.failure(file) }
    unlink(template)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try source(buffer)
      if count == 0 { break }
      var done = 0
      while done < count {
        let written = write(descriptor, buffer.baseAddress?.advanced(by: done), count - done)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { throw Self.failure(file) }
        done += written
      }
    }
    lseek(descriptor, 0, SEEK_SET)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private static func failure(_ file: String) -> InputError {
    .system(file: file, reason: "no temporary file: \(String(cString: strerror(errno)))")
  }
}
