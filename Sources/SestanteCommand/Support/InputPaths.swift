import FoundationEssentials
import Glibc
import SestanteInput

/// The files that paths stand for: a folder stands for the files in it, whatever their depth.
struct InputPaths {
  /// A file, and whether it came out of a folder.
  struct Item {
    var path: String
    var isFromFolder = false
  }

  private(set) var items: [Item] = []
  /// Files of folders that were passed over for their names.
  private(set) var passedOver: [String] = []

  /// Files in the order given, those of a folder in the order of their paths' bytes.
  ///
  /// Hidden files and kinds that hold no records are passed over; links to folders are not followed.
  init(_ paths: [String]) throws {
    for path in paths {
      var information = stat()
      guard path != "-", stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFDIR
      else {
        if path != "-" { try InputFile.expect(path) }
        items.append(Item(path: path))
        continue
      }
      let root = path.hasSuffix("/") ? String(path.dropLast()) : path
      guard let names = Folder.paths(below: path) else {
        throw Failure(.noInput, "\(path): cannot be read")
      }
      let before = items.count
      for name in names {
        let file = "\(root)/\(name)"
        var found = stat()
        guard stat(file, &found) == 0, found.st_mode & S_IFMT == S_IFREG else { continue }
        if InputName.isWanted(name) {
          items.append(Item(path: file, isFromFolder: true))
        } else {
          passedOver.append(file)
        }
      }
      if items.count == before {
        throw Failure(.noInput, "\(path): holds no file of a kind that is read")
      }
    }
  }
}
