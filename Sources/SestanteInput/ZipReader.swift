internal import CArchive

#if canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Reads the members of a zip one after the other, in the order of the file.
final class ZipReader {
  /// The name of the member at hand, without control characters.
  private(set) var memberName = ""
  private let archive: OpaquePointer
  private let limit: UnpackLimit
  private let size: Int
  private var unpacked = 0

  /// The bits of a mode that tell a file from a folder or a link, and those of a file.
  private static let typeMask: mode_t = 0o170000
  private static let plainFile: mode_t = 0o100000

  /// Opens a zip in a file that can be searched; the descriptor stays the caller's.
  init(descriptor: Int32, limit: UnpackLimit) throws(InputError) {
    self.limit = limit
    size = Int(lseek(descriptor, 0, SEEK_END))
    lseek(descriptor, 0, SEEK_SET)
    guard let archive = archive_read_new() else {
      throw .system(file: limit.file, reason: "no memory to unpack zip")
    }
    self.archive = archive
    archive_read_support_format_zip_seekable(archive)
    if archive_read_open_fd(archive, descriptor, 1 << 16) != ARCHIVE_OK { throw damaged() }
  }

  deinit { archive_read_free(archive) }

  /// Goes to the next member that is a file; false at the end.
  func next() throws(InputError) -> Bool {
    var entry: OpaquePointer?
    while true {
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return false }
      if status < ARCHIVE_WARN { throw damaged() }
      // A link would lead out of the archive; a folder holds nothing itself.
      guard archive_entry_filetype(entry) & Self.typeMask == Self.plainFile else { continue }
      let raw = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
      memberName = raw.map { Self.printable(String(cString: $0)) } ?? "?"
      if archive_entry_is_encrypted(entry) != 0 {
        throw .unsupported(
          file: "\(limit.file)/\(memberName)",
          reason: "is encrypted: unpack it and give the file itself")
      }
      return true
    }
  }

  /// Reads of the member at hand.
  func read(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
    if count < 0 { throw damaged() }
    unpacked += count
    try limit.check(packed: size, unpacked: unpacked)
    return count
  }

  private func damaged() -> InputError {
    let reason = archive_error_string(archive).map { String(cString: $0) } ?? "unreadable"
    return .damaged(file: limit.file, container: "zip", reason: reason)
  }

  /// A name cannot break a line of the terminal or of a report.
  static func printable(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "?" : $0 }))
  }
}
