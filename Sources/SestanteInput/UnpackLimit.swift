/// How much a compressed input may unpack to: a zip bomb ends with a message, not with the machine.
struct UnpackLimit {
  let file: String
  let ratio: Int
  /// Small files may unpack to this much whatever they measure: repetitive text packs well.
  static let allowance = 64 << 20

  func check(packed: Int, unpacked: Int) throws(InputError) {
    if unpacked > Self.allowance, unpacked / max(ratio, 1) > packed {
      throw .tooLarge(file: file, ratio: ratio)
    }
  }
}
