/// Which alphabet a letter comes from, as far as it can be taken for another one.
///
/// Ranges, not a Unicode property: only alphabets whose letters look like Latin ones matter here.
public enum Script: Sendable {
  case latin, greek, cyrillic, other

  /// The alphabet of a scalar; `other` for digits, signs and the rest of the world.
  public init(of scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF:
      self = .latin
    case 0x370...0x373, 0x376...0x377, 0x37B...0x37D, 0x37F, 0x386...0x3FF, 0x1F00...0x1FFF:
      self = .greek
    case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F:
      self = .cyrillic
    default: self = .other
    }
  }
}
