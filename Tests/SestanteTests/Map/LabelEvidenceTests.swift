import Foundation
import SestanteText
import TestSupport
import Testing

@testable import Sestante

/// Which evidence labels and signals cite.
@Suite struct LabelEvidenceTests {
  /// Every evidence of a label once, in the order of the text's judgements; in reviews and in notes.
  @Test(arguments: [Genre.review, .note])
  func `evidence of a label ascends`(genre: Genre) throws {
    try forEachText(genre) { text, analysis in
      for label in analysis.pillars + analysis.touchpoints + analysis.topics {
        let ascends = zip(label.evidence, label.evidence.dropFirst()).allSatisfy { $0 < $1 }
        #expect(ascends, "\(label.id) \(label.evidence): \(text)")
      }
    }
  }

  /// A status that follows from the pillar resolution quotes what the pillar quotes.
  @Test func `a derived signal cites the label it follows from`() throws {
    var count = 0
    try forEachText(.unknown) { text, analysis in
      let resolution = analysis.pillars.first { $0.id == "resolution" }
      let quoted = (resolution?.evidence ?? []).map { analysis.evidence[$0].span }
      for signal in analysis.signals where signal.id == "resolution-status" {
        let evidence = analysis.evidence[signal.evidence[0]]
        guard evidence.because[0].entry.hasPrefix("taxonomy/derivations.tsv") else { continue }
        #expect(quoted.contains(evidence.span), "\(evidence.quote): \(text)")
        count += 1
      }
    }
    #expect(count > 10)
  }

  private func forEachText(_ genre: Genre, _ body: (String, Analysis) throws -> Void) throws {
    let analyzer = try Shared.analyzer()
    var work = Workspace(for: analyzer)
    for file in Files.files(below: "corpora", withExtension: "jsonl") {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        var text = try #require(record?["text"] as? String)
        text.withUTF8 { work.text.load($0) }
        analyzer.run(&work, genre: genre)
        try body(text, analyzer.analysis(of: work, inferred: true))
      }
    }
  }
}
