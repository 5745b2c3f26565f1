/// Writes blocks as an image.
enum ImageWriter {
  /// - Parameter tables: the ``TableSource/sum(of:)`` of the tables they were made of.
  static func image(_ spans: [BlockSpan], tables: UInt64) -> [UInt8] {
    var places: [BlockPlace] = []
    var end = LexiconImage.aligned(
      MemoryLayout<ImageHeader>.size + spans.count * MemoryLayout<BlockPlace>.stride)
    for span in spans {
      places.append(BlockPlace(span, offset: end))
      // One more element may be read, and some bytes behind the last.
      end = LexiconImage.aligned(end + (span.count + 1) * span.stride) + LexiconImage.alignment
    }
    var header = ImageHeader(size: end, tables: tables, blockCount: spans.count)
    return [UInt8](unsafeUninitializedCapacity: end) { bytes, count in
      bytes.initialize(repeating: 0)
      count = end
      guard let base = bytes.baseAddress.map(UnsafeMutableRawPointer.init) else { return }
      let behind = base + MemoryLayout<ImageHeader>.size
      for (index, place) in places.enumerated() {
        (behind + index * MemoryLayout<BlockPlace>.stride).copyMemory(
          from: [place], byteCount: MemoryLayout<BlockPlace>.size)
        copy(spans[index], to: base + Int(place.offset))
      }
      var sum = ByteSum()
      sum.add(UnsafeRawBufferPointer(start: behind, count: end - MemoryLayout<ImageHeader>.size))
      header.sum = sum.value
      base.copyMemory(from: [header], byteCount: MemoryLayout<ImageHeader>.size)
    }
  }

  private static func copy(_ span: BlockSpan, to start: UnsafeMutableRawPointer) {
    start.copyMemory(from: span.start, byteCount: span.count * span.stride)
    let padding = span.padding
    guard !padding.isEmpty else { return }
    for element in 0..<span.count {
      for byte in padding {
        start.storeBytes(of: 0, toByteOffset: element * span.stride + byte, as: UInt8.self)
      }
    }
  }
}
