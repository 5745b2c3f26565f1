import Foundation
import Sestante
import TestSupport
import Testing

/// No label without evidence, no evidence without the customer's own words.
@Suite struct QuoteTests {
  @Test func `quotes of the corpora`() throws {
    let analyzer = try Shared.analyzer()
    var work = Workspace(for: analyzer)
    var count = 0
    for file in Files.files(below: "corpora", withExtension: "jsonl") {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        let text = try #require(record?["text"] as? String)
        let found = Self.fault(analyzer.analyze(text, in: &work, inferred: true), of: text)
        #expect(found == nil, "\(Files.name(of: file)): \(text): \(found ?? "")")
        count += 1
      }
    }
    #expect(count > 200)
  }

  @Test(arguments: 0..<4)
  func `quotes of random text`(_ batch: UInt64) throws {
    let analyzer = try Shared.analyzer()
    var work = Workspace(for: analyzer)
    let words = [
      "ottimo", "camera", "sporca", "non", "l’attesa", "perche\u{301}", "terribile", "5", "e", "ma", "👍🏽", "ﬁlm",
      "deluso", "never again", "so slow", "gentilissimi", "BELLOOOO", ":-)", "tre", "volte", "rimborso", "…",
    ]
    for round in 0..<150 as Range<UInt64> {
      let seed = batch * 1000 + round
      var random = SplitMix64(seed: seed)
      var text = ""
      for _ in 0..<1 + random.next(below: 12) {
        text += random.pick(words) ?? ""
        text += random.next(below: 3) == 0 ? RandomText.make(&random, length: 6) : " "
      }
      let found = Self.fault(analyzer.analyze(text, in: &work, inferred: true), of: text)
      #expect(found == nil, "seed \(seed): \(found ?? "")")
    }
  }

  /// What breaks the contract, or nil.
  private static func fault(_ analysis: Analysis, of text: String) -> String? {
    let bytes = Array(text.utf8)
    func isQuoted(_ span: Range<Int>, _ quote: String) -> Bool {
      span.lowerBound >= 0 && span.upperBound <= bytes.count && !span.isEmpty
        && bytes[span].elementsEqual(quote.utf8)
    }
    for evidence in analysis.evidence {
      if !isQuoted(evidence.span, evidence.quote) { return "evidence \(evidence)" }
      if evidence.because.isEmpty { return "evidence without a cause: \(evidence)" }
      for cause in evidence.because where !isQuoted(cause.span, cause.text) { return "cause \(cause)" }
      if abs(evidence.score) > 1 { return "score \(evidence)" }
    }
    let labels = (analysis.pillars + analysis.touchpoints + analysis.topics).map { ($0.id, $0.evidence) }
    for (id, evidence) in labels + analysis.signals.map({ ($0.id, $0.evidence) }) {
      guard !evidence.isEmpty, evidence.allSatisfy(analysis.evidence.indices.contains) else {
        return "\(id) rests on \(evidence)"
      }
    }
    return nil
  }
}
