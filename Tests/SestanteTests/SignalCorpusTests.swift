import Foundation
import Sestante
import TestSupport
import Testing

/// Four signals on the project's own labelled texts, `corpora/signals`: what is found must be there
/// and what is there must be found, at nine of ten each.
@Suite struct SignalCorpusTests {
  private struct Signal: Decodable {
    var signal: String
    var value: String
  }

  private struct LabelledText: Decodable {
    var id: String
    var text: String
    var signals: [Signal]
  }

  private func texts() throws -> [LabelledText] {
    let file = Files.root.appendingPathComponent("corpora/signals/signals.jsonl")
    return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(LabelledText.self, from: Data($0))
    }
  }

  @Test(arguments: ["score-mention", "repeat-contact", "churn-intent", "advocacy"])
  func `precision and recall`(signal: String) throws {
    let analyzer = try Shared.analyzer()
    var (right, wrong, missed, sameValue) = (0, 0, 0, 0)
    for text in try texts() {
      let stated = Set(text.signals.filter { $0.signal == signal }.map(\.value))
      let found = Set(
        analyzer.analyze(text.text).signals.filter { $0.id == signal }.map(\.value))
      switch (stated.isEmpty, found.isEmpty) {
      case (false, false):
        right += 1
        if stated == found { sameValue += 1 }
      case (false, true): missed += 1
      case (true, false): wrong += 1
      case (true, true): break
      }
    }
    #expect(right + missed >= 40)
    #expect(Double(right) >= 0.9 * Double(right + wrong), "precision: \(wrong) of \(right + wrong)")
    #expect(Double(right) >= 0.9 * Double(right + missed), "recall: \(missed) missed")
    #expect(Double(sameValue) >= 0.85 * Double(right), "values: \(right - sameValue) differ")
  }

  @Test func `hard negatives outnumber a third of the texts`() throws {
    let all = try texts()
    #expect(all.count >= 250)
    #expect(all.filter(\.signals.isEmpty).count * 3 >= all.count)
  }
}
