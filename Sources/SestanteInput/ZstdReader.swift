internal import CInflate

/// Unpacks zstd as it is read: one frame after the other, each with its checksum if it has one.
final class ZstdReader {
  private let source: ByteReading
  private let limit: UnpackLimit
  private let stream: OpaquePointer
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
  private var input = ZSTD_inBuffer()
  private var isInFrame = true
  private var isFlushed = true
  private var packed = 0
  private var unpacked = 0

  /// The largest window: what `zstd --ultra` makes without `--long`.
  private static let windowLog: Int32 = 27

  init(_ source: @escaping ByteReading, limit: UnpackLimit) throws(InputError) {
    self.source = source
    self.limit = limit
    guard let stream = ZSTD_createDStream() else {
      throw .system(file: limit.file, reason: "no memory to unpack zstd")
    }
    self.stream = stream
    _ = ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, Self.windowLog)
    input.src = UnsafeRawPointer(buffer.baseAddress)
  }

  deinit {
    ZSTD_freeDStream(stream)
    buffer.deallocate()
  }

  func read(_ target: UnsafeMutableRawBufferPointer) throws -> Int {
    var output = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
    while output.pos == 0, target.count > 0 {
      if input.pos == input.size, isFlushed, try refill() == 0 {
        if isInFrame { throw damaged("the file ends inside of it") }
        break
      }
      let status = ZSTD_decompressStream(stream, &output, &input)
      if ZSTD_isError(status) != 0 { throw damaged(String(cString: ZSTD_getErrorName(status))) }
      isInFrame = status != 0
      // A full buffer may leave something inside; a frame that is over has left nothing.
      isFlushed = status == 0 || output.pos < output.size
    }
    unpacked += output.pos
    try limit.check(packed: packed, unpacked: unpacked)
    return output.pos
  }

  private func refill() throws -> Int {
    let count = try source(buffer)
    input.size = count
    input.pos = 0
    packed += count
    return count
  }

  private func damaged(_ reason: String) -> InputError {
    .damaged(file: limit.file, container: "zstd", reason: reason)
  }
}
