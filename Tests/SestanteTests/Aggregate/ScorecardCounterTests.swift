import Foundation
import Lexicons
import SestantePrivacy
import SestanteText
import TestSupport
import Testing

@testable import Sestante

/// What is counted from the work space is what is counted from the analysis as values.
@Suite struct ScorecardCounterTests {
  /// Counts texts in several counters and through values; ids are numbers, so that many scores tie.
  private func both(_ texts: [String], parts: Int) throws -> (counted: Scorecard, plain: Scorecard)
  {
    let analyzer = try Shared.analyzer()
    let collector = ScorecardCollector()
    let counters = (0..<parts).map { _ in collector.makeCounter(analyzer, redacting: nil) }
    var work = Workspace(for: analyzer)
    var plain = Scorecard()
    for (index, text) in texts.enumerated() {
      let id = "r-\(index * 7919 % 1000)-\(index)"
      plain.add(analyzer.analyze(text), id: id)
      var (copy, json) = (text, "\"\(id)\"")
      copy.withUTF8 { bytes in
        work.text.load(bytes)
        analyzer.run(&work)
        json.withUTF8 { counters[index % parts].add(&work, text: bytes, id: $0) }
      }
    }
    return (collector.scorecard(), plain)
  }

  private func corpora() throws -> [String] {
    struct Row: Decodable { var text: String }
    let names = ["hotel-it/reviews", "travel-en/reviews", "retail-telco-it/reviews", "notes/notes"]
    return try names.flatMap { name in
      try String(
        contentsOf: Files.root.appendingPathComponent("corpora/\(name).jsonl"), encoding: .utf8
      ).split(separator: "\n").map {
        try JSONDecoder().decode(Row.self, from: Data($0.utf8)).text
      }
    }
  }

  @Test(arguments: [1, 3])
  func `shipped corpora, each text twice`(parts: Int) throws {
    let texts = try corpora()
    let (counted, plain) = try both(texts + texts.reversed(), parts: parts)
    #expect(counted.documents == texts.count * 2)
    #expect(!counted.crossings.isEmpty && !counted.signals.isEmpty)
    #expect(counted == plain)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `sentences of the corpora mixed anew`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let sentences = try corpora().flatMap { $0.split(separator: ".").map(String.init) }
    let texts = (0..<200).map { _ in
      (0..<1 + random.next(below: 12)).map { _ in random.pick(sentences) ?? "" }
        .joined(separator: ". ")
    }
    let (counted, plain) = try both(texts, parts: 2)
    #expect(counted == plain, "seed \(seed)")
  }

  @Test func `numbers over a hundred share one value`() throws {
    let texts = (90...130).map { "Ho chiamato \($0) volte, attesa di \($0) minuti, voto \($0)." }
    let (counted, plain) = try both(texts, parts: 1)
    #expect(counted.signals == plain.signals)
  }

  /// The counter replaces personal data only in quotes that are kept, and counts it there.
  @Test func `redaction of quotes`() throws {
    let analyzer = try Shared.analyzer()
    let rules = try PrivacyRules(Lexicons.all)
    let collector = ScorecardCollector()
    let counter = collector.makeCounter(analyzer, redacting: rules)
    var work = Workspace(for: analyzer)
    var text = "Attesa infinita al 333 5551234, pessimo servizio 333 5551234 scortese."
    var id = "\"mario@example.it\""
    text.withUTF8 { bytes in
      work.text.load(bytes)
      analyzer.run(&work)
      id.withUTF8 { counter.add(&work, text: bytes, id: $0) }
    }
    let quotes = collector.scorecard().pillars.values.flatMap(\.negativeQuotes)
    #expect(!quotes.isEmpty)
    #expect(quotes.allSatisfy { $0.document == "[EMAIL]" && !$0.text.contains("5551234") })
    #expect(collector.scorecard().redactions[.email] > 0)
  }
}
