internal import CLexiconImage
internal import CLexicons
public import SestanteLexicon

/// The tables shipped inside the binary.
///
/// ```swift
/// let lexicon = try Lexicons.compiled()
/// ```
public enum Lexicons {
  /// Every shipped table, in the order they are compiled.
  public static var all: [TableSource] {
    (0..<Int(sestante_table_count())).map { index in
      let table = sestante_table(Int32(index))
      return TableSource(
        name: String(cString: table.name),
        embedded: UnsafeBufferPointer(start: table.bytes, count: Int(table.length)))
    }
  }

  /// The lexicon of ``all`` tables: the build compiled it, so there is nothing to wait for. Where the
  /// build could not, it is compiled now.
  ///
  /// - Throws: `LexiconError` with every fault of the tables, if the build left their compiling to us.
  public static func compiled() throws(LexiconError) -> Lexicon {
    if let image, let lexicon = try? Lexicon(embedded: image, of: all) { return lexicon }
    return try Lexicon(all)
  }

  /// What the build compiled, nil if it did not.
  public static var image: UnsafeRawBufferPointer? {
    let image = sestante_lexicon_image()
    return image.length > 0
      ? UnsafeRawBufferPointer(start: image.bytes, count: Int(image.length)) : nil
  }
}
