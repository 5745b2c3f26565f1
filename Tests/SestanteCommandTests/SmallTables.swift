import Foundation
import TestSupport

/// A handful of words in place of the shipped ones: enough to see evidence of every kind, and loaded in
/// a fraction of the time.
enum SmallTables {
  private static let folder = Result { try make() }

  /// The options that take these tables and no others.
  static func options() throws -> [String] {
    ["--replace-lexicons", "--lexicons", try folder.get()]
  }

  /// Under the products directory's temporary place, one a process.
  private static func make() throws -> String {
    let folder = try Folder()
    keep.append(folder)
    let shipped = Files.root.appendingPathComponent("lexicons")
    let names =
      ["pillars", "touchpoints", "topics", "stages", "concepts", "signals", "mapping"].map {
        "taxonomy/\($0).tsv"
      }
      + ["labels", "scoring", "symbols"].map { "common/\($0).tsv" }
      + ["negators", "intensifiers", "elisions", "inflection", "numbers", "contrast"].map {
        "it/\($0).tsv"
      }
    for name in names {
      try folder.write(name, Array(Data(contentsOf: shipped.appendingPathComponent(name))))
    }
    try folder.write("it/valence.tsv", valence)
    try folder.write("it/terms.tsv", terms)
    try folder.write("it/signals.tsv", signals)
    atexit { SmallTables.keep.removeAll() }
    return folder.path
  }

  nonisolated(unsafe) private static var keep: [Folder] = []

  static func head(_ format: String) -> String {
    "%format\t\(format)\n%language\tit\n%version\t2026.1\n%licence\tApache-2.0\n"
  }

  private static let valence =
    head("valence/1") + "term\tinflection\tforms\tvalence\tpos\texample\tnote\n"
    + "lento\tadj\t\t-1.50\tadj\nottimo\tadj\t\t2.40\tadj\npessimo\tadj\t\t-2.60\tadj\n"
    + "pulito\tadj\t\t1.50\tadj\n"

  private static let terms =
    head("terms/1") + "term\tinflection\tforms\tconcept\tvalence\texample\tnote\n"
    + "attesa\tnoun\t\twaiting-time\ncaffè\t\t\tfood-drink-quality\n"
    + "camera\tnoun\t\tcomfort,sector-hotel\n"

  private static let signals =
    head("signals/1") + "term\tinflection\tforms\tsignal\tvalue\texample\n"
    + "<n> chiamate\t\t\trepeat-contact\t<n>\n"
}
