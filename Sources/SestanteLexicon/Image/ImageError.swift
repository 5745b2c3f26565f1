/// Why bytes are no image of a lexicon that this program can use.
public enum ImageError: Error, Sendable, Equatable, CustomStringConvertible {
  /// They end before the place they speak of.
  case tooShort(found: Int, needed: Int)
  /// They do not begin as an image does.
  case noImage
  /// They begin at an address that is no multiple of 64.
  case notAligned
  /// They were written on a machine of the other byte order.
  case otherByteOrder
  /// They are of another form.
  case otherVersion(found: Int, expected: Int)
  /// They were made of other tables.
  case otherTables
  /// Their sum is not the one their header tells.
  case wrongSum
  /// A block, from 0, is not where or what it must be.
  case wrongBlock(Int)

  /// What was found and what was expected.
  public var description: String {
    switch self {
    case .tooShort(let found, let needed): "\(found) bytes, expected \(needed)"
    case .noImage: "the bytes are no image of a lexicon"
    case .notAligned: "the image does not begin at a multiple of 64"
    case .otherByteOrder: "the image is of the other byte order"
    case .otherVersion(let found, let expected):
      "the image has version \(found), expected \(expected)"
    case .otherTables: "the image was made of other tables"
    case .wrongSum: "the image is damaged"
    case .wrongBlock(let number): "block \(number) of the image does not fit"
    }
  }
}
