import FoundationEssentials
import Glibc

/// What stands in a folder, whatever its depth.
enum Folder {
  /// The paths of all files and folders below a folder, seen from it, in the order of their bytes; nil
  /// if it cannot be read. Links to folders are not followed, folders in it that cannot be read are
  /// passed over.
  static func paths(below folder: String) -> [String]? {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return nil
    }
    var paths = names
    for name in names {
      var information = stat()
      guard lstat("\(folder)/\(name)", &information) == 0,
        information.st_mode & S_IFMT == S_IFDIR
      else { continue }
      paths += Self.paths(below: "\(folder)/\(name)")?.map { "\(name)/\($0)" } ?? []
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
