internal import CLexicons
public import SestanteLexicon

/// The tables shipped inside the binary.
///
/// ```swift
/// let lexicon = try Lexicon(Lexicons.all)
/// ```
public enum Lexicons {
  /// Every shipped table, in the order they are compiled.
  public static var all: [TableSource] {
    (0..<Int(sestante_table_count())).map { index in
      let table = sestante_table(Int32(index))
      return TableSource(
        name: String(cString: table.name),
        bytes: Array(UnsafeBufferPointer(start: table.bytes, count: Int(table.length))))
    }
  }
}
