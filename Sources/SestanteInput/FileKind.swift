/// What first bytes tell of a file.
enum FileKind {
  case text, gzip, zstd, zip
  /// Recognized, and not read.
  case foreign(String)

  init(_ bytes: ArraySlice<UInt8>) {
    func starts(_ magic: UInt8...) -> Bool { bytes.starts(with: magic) }
    if starts(0x1F, 0x8B) {
      self = .gzip
    } else if starts(0x28, 0xB5, 0x2F, 0xFD) {
      self = .zstd
    } else if starts(0x50, 0x4B, 0x03, 0x04) {
      self = .zip
    } else if starts(0x50, 0x4B, 0x05, 0x06) {
      self = .foreign("is an empty zip")
    } else if starts(0xD0, 0xCF, 0x11, 0xE0) {
      self = .foreign("is an old or protected Office file: save it as .xlsx or CSV")
    } else if bytes.starts(with: Array("%PDF-".utf8)) {
      self = .foreign("is a PDF document: give its text")
    } else if starts(0x42, 0x5A, 0x68) && bytes.count > 4
      && bytes.dropFirst(4).starts(with: [0x31, 0x41])
    {
      self = .foreign("is compressed with bzip2: unpack it, or use gzip or zstd")
    } else if starts(0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00) {
      self = .foreign("is compressed with xz: unpack it, or use gzip or zstd")
    } else if starts(0x50, 0x41, 0x52, 0x31) {
      self = .foreign("is a Parquet file: export it as JSON Lines or CSV")
    } else {
      self = .text
    }
  }

  /// Whether a file of a folder or an archive is taken by its name; hidden ones and what systems
  /// leave behind are not.
  static func isWanted(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    guard let name = parts.last, !parts.contains(where: { $0.hasPrefix(".") || $0 == "__MACOSX" })
    else { return false }
    guard let dot = name.lastIndex(of: ".") else { return true }
    return extensions.contains(name[name.index(after: dot)...].lowercased())
  }

  private static let extensions: Set<String> = [
    "txt", "text", "md", "log", "note", "csv", "tsv", "tab", "json", "jsonl", "ndjson", "xlsx",
    "xlsm",
    "gz", "zst", "zip",
  ]
}

/// Which files of a folder are input.
public enum InputName {
  /// Whether a file is taken by its name when nobody named it.
  public static func isWanted(_ path: String) -> Bool { FileKind.isWanted(path) }
}
