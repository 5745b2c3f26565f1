/// A digest that is the same on every machine; for telling inputs apart, not for secrets.
struct InputDigest: Codable, Equatable {
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func mix(_ bytes: [UInt8]) {
    var h = value ^ UInt64(bytes.count)
    bytes.withUnsafeBytes { raw in
      var index = 0
      while index + 8 <= raw.count {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
        h = (h ^ word) &* 0x9FB2_1C65_1E98_DF25
        h ^= h >> 32
        index += 8
      }
      while index < raw.count {
        h = (h ^ UInt64(raw[index])) &* 0x9FB2_1C65_1E98_DF25
        h ^= h >> 29
        index += 1
      }
    }
    value = h
  }
}
