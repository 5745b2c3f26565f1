import ArgumentParser
import FoundationEssentials
import Glibc
import SestanteLexicon

/// A folder for tables, laid out as `--lexicons` reads it.
enum OutputFolder {
  /// Makes the folder and those it stands in.
  static func make(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(.cannotCreate, "\(path): no folder can be made there")
    }
  }

  /// Writes a table under its own name, whole or not at all.
  static func write(_ table: TableSource, in folder: String) throws {
    let path = "\(folder)/\(table.name)"
    if let slash = path.lastIndex(of: "/") { try make(String(path[..<slash])) }
    let file = try OutputFile(path)
    try file.write(table.bytes)
    try file.finish()
  }
}
