import CArchive
import CInflate
import Foundation

/// Makes compressed files, in memory.
enum Pack {
  struct Failed: Error {}

  static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard
      deflateInit2_(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
    else { throw Failed() }
    defer { deflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: bytes.count + 1024)
    var input = bytes
    let status = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        return deflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END else { throw Failed() }
    return Array(output[..<Int(stream.total_out)])
  }

  /// Mac Roman, of the letters that tests use: Foundation's own means another encoding here.
  static func macRoman(_ text: String) throws -> [UInt8] {
    let letters: [UnicodeScalar: UInt8] = [
      "à": 0x88, "è": 0x8F, "é": 0x8E, "ì": 0x93, "ò": 0x98, "ù": 0x9D, "À": 0xCB, "ô": 0x99,
      "€": 0xDB,
    ]
    return try text.unicodeScalars.map { scalar in
      if scalar.isASCII { return UInt8(scalar.value) }
      guard let byte = letters[scalar] else { throw Failed() }
      return byte
    }
  }

  /// ISO-8859-15, but for the letters it has in the places of signs.
  static func latin9(_ text: String) throws -> [UInt8] {
    try text.unicodeScalars.map { scalar in
      if scalar == "€" { return 0xA4 }
      guard scalar.value < 0x100, !"¤¦¨´¸¼½¾".unicodeScalars.contains(scalar) else {
        throw Failed()
      }
      return UInt8(scalar.value)
    }
  }

  static func zstd(_ bytes: [UInt8]) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let count = ZSTD_compress(&output, output.count, bytes, bytes.count, 3)
    return Array(output[..<count])
  }

  static func zip(_ members: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
    guard let archive = archive_write_new() else { throw Failed() }
    defer { archive_write_free(archive) }
    archive_write_set_format_zip(archive)
    var output = [UInt8](
      repeating: 0, count: members.reduce(1 << 16) { $0 + $1.bytes.count * 2 + 1024 })
    var used = 0
    try output.withUnsafeMutableBytes { buffer in
      guard
        archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used) == ARCHIVE_OK
      else { throw Failed() }
      for member in members {
        let entry = archive_entry_new()
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname(entry, member.name)
        archive_entry_set_size(entry, Int64(member.bytes.count))
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_perm(entry, 0o644)
        guard archive_write_header(archive, entry) == ARCHIVE_OK else { throw Failed() }
        _ = archive_write_data(archive, member.bytes, member.bytes.count)
      }
      archive_write_close(archive)
    }
    return Array(output[..<used])
  }
}
