internal import Foundation
public import Sestante

/// One annotated sentence of a case file, with its place.
public struct CaseLine: Sendable, CustomStringConvertible {
  /// The file's path below the package's folder.
  public var file: String
  /// The line in the file, from 1.
  public var line: Int
  /// The heading it stands below.
  public var heading: String
  /// The line as it is written, marks included.
  public var source: String
  /// The sentence with its claims.
  public var sentence: AnnotatedSentence

  /// Place and source, as failures cite them.
  public var description: String { "\(file):\(line): \(source)" }
}

/// Reads `Tests/SestanteTests/Cases`: a sentence a line, `#` begins a heading.
public enum CaseFile {
  /// The sentences of the files of a name (`codebook.txt`) in all languages; of all files without
  /// one.
  ///
  /// - Throws: what is wrong with a file or with the marks of a line.
  public static func lines(named name: String? = nil) throws -> [CaseLine] {
    var found: [CaseLine] = []
    for file in Files.files(below: "Tests/SestanteTests/Cases", withExtension: "txt")
    where name == nil || file.lastPathComponent == name {
      let text = try String(contentsOf: file, encoding: .utf8)
      var heading = ""
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if line.isEmpty { continue }
        if line.first == "#" {
          heading = String(line.drop { $0 == "#" || $0 == " " })
          continue
        }
        found.append(
          CaseLine(
            file: Files.name(of: file), line: index + 1, heading: heading, source: String(line),
            sentence: try AnnotatedSentence(line)))
      }
    }
    return found
  }
}
