internal import CInflate

/// Unpacks gzip as it is read: one member after the other, each with its checksum.
final class GzipReader {
  private let source: ByteReading
  private let limit: UnpackLimit
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var isInMember = true
  private var isFinished = false
  private var packed = 0
  private var unpacked = 0

  init(_ source: @escaping ByteReading, limit: UnpackLimit) throws(InputError) {
    self.source = source
    self.limit = limit
    stream.initialize(to: z_stream())
    if sestante_inflate_gzip(stream) != Z_OK {
      throw .system(file: limit.file, reason: "no memory to unpack gzip")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  func read(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let room = min(buffer.count, 1 << 30)
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(room)
    while Int(stream.pointee.avail_out) == room, room > 0, !isFinished {
      if stream.pointee.avail_in == 0, try refill() == 0 {
        if isInMember { throw damaged("the file ends inside of it") }
        isFinished = true
        break
      }
      if !isInMember {
        // What follows a member is another one, or padding that every unpacker passes over.
        guard stream.pointee.next_in?.pointee == 0x1F else {
          isFinished = true
          break
        }
        inflateReset(stream)
        isInMember = true
      }
      let status = inflate(stream, Z_NO_FLUSH)
      switch status {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END: isInMember = false
      default:
        throw damaged(stream.pointee.msg.map { String(cString: $0) } ?? "status \(status)")
      }
    }
    let count = room - Int(stream.pointee.avail_out)
    unpacked += count
    try limit.check(packed: packed, unpacked: unpacked)
    return count
  }

  private func refill() throws -> Int {
    let count = try source(input)
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = UInt32(count)
    packed += count
    return count
  }

  private func damaged(_ reason: String) -> InputError {
    .damaged(file: limit.file, container: "gzip", reason: reason)
  }
}
