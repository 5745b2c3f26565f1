import Foundation
import SestanteLexicon
import TestSupport

/// The tables of `Tables/`, and the small taxonomy they stand on.
enum TableFiles {
  static let good = files(".good.tsv")
  static let wrong = files(".wrong.tsv")

  private static func files(_ ending: String) -> [String] {
    Files.files(below: "Tests/SestanteLexiconTests/Tables", withExtension: "tsv")
      .map(\.lastPathComponent).filter { $0.hasSuffix(ending) }
  }

  static func url(_ name: String) -> URL {
    Files.root.appendingPathComponent("Tests/SestanteLexiconTests/Tables/\(name)")
  }

  /// A table from its cells' text, with blanks around bars for tabs.
  static func source(_ name: String, _ format: String, language: String = "it", _ rows: String...) -> TableSource {
    let header = TableFormat(rawValue: format)?.columns.joined(separator: "\t") ?? ""
    let body = rows.map { $0.replacingOccurrences(of: "|", with: "\t") + "\n" }.joined()
    let text = "%format\t\(format)\n%language\t\(language)\n\(header)\n\(body)"
    return TableSource(name: name, bytes: Array(text.utf8))
  }

  /// Ids and endings enough for a few rows.
  static let taxonomy = [
    source("stages.tsv", "stages/1", language: "any", "use|Uso|Use"),
    source("touchpoints.tsv", "touchpoints/1", language: "any", "core-product|use|Prodotto|Product"),
    source("pillars.tsv", "pillars/1", language: "any", "time-effort|Tempo|Time"),
    source("topics.tsv", "topiclist/1", language: "any", "waiting-time|Attesa|Waiting"),
    source("concepts.tsv", "concepts/1", language: "any", "note|context|Anything."),
    source(
      "signals.tsv", "signallist/1", language: "any", "repeat-contact|Contatti ripetuti|Repeat contact",
      "loyalty-intent|Fedeltà|Loyalty"),
    source("inflection.tsv", "inflection/1", "noun|a|e"),
  ]
}
