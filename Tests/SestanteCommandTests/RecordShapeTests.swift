import Foundation
import TestSupport
import Testing

/// The record of the contract, on real documents with all shipped tables.
@Suite struct RecordShapeTests {
  static let keys: [String: [String]] = [
    "": [
      "id", "language", "sentiment", "pillars", "touchpoints", "topics", "signals", "evidence",
      "metadata", "versions",
    ],
    "sentiment": ["label", "score"],
    "pillars": ["pillar", "polarity", "score", "evidence"],
    "touchpoints": ["touchpoint", "polarity", "score", "evidence"],
    "topics": ["topic", "touchpoint", "polarity", "score", "evidence"],
    "signals": ["signal", "value", "evidence"],
    "evidence": ["start", "end", "quote", "polarity", "score", "because"],
    "evidence.because": ["start", "end", "text", "entry", "role", "effect"],
    "metadata": ["date", "channel", "rating"],
    "versions": ["sestante", "codebook", "lexicons"],
  ]

  @Test func `keys, types, numbers and quotes`() throws {
    let names = ["hotel-it/reviews", "notes/notes", "travel-en/reviews"]
    let files = names.map { Files.root.appendingPathComponent("corpora/\($0).jsonl") }
    let result = try Tool.run(["classify"] + files.map(\.path))
    #expect(result.status == 0)
    #expect(result.errors == "")
    var documents: [[String: Any]] = []
    for file in files {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
        documents.append(try #require(object as? [String: Any]))
      }
    }
    let records = try result.records()
    #expect(records.map(\.id) == documents.map { $0["id"] as? String })
    for (line, (record, document)) in zip(result.lines, zip(records, documents)) {
      for object in KeyOrder(line).objects {
        #expect(object.keys == Self.keys[object.path], "\(record.id) \(object.path)")
      }
      try check(record, Array(#require(document["text"] as? String).unicodeScalars))
    }
    for all in [records.flatMap(\.pillars).count, records.flatMap(\.signals).count] {
      #expect(all > 20)
    }
    #expect(Set(records.map(\.language)).isSuperset(of: ["it", "en"]))
  }

  private func check(_ record: ClassifiedRecord, _ text: [Unicode.Scalar]) throws {
    func slice(_ start: Int, _ end: Int) -> String {
      guard start <= end, end <= text.count else { return "outside" }
      return String(String.UnicodeScalarView(text[start..<end]))
    }
    let classes: Set = ["positive", "negative", "neutral", "mixed"]
    var scores = [record.sentiment.score]
    scores += record.pillars.map(\.score) + record.touchpoints.map(\.score)
    scores += record.topics.map(\.score) + record.evidence.map(\.score)
    #expect(scores.allSatisfy { abs($0) <= 1 })
    var polarities = [record.sentiment.label] + record.pillars.map(\.polarity)
    polarities += record.touchpoints.map(\.polarity) + record.topics.map(\.polarity)
    #expect(polarities.allSatisfy(classes.contains))
    var cited = record.pillars.map(\.evidence) + record.touchpoints.map(\.evidence)
    cited += record.topics.map(\.evidence) + record.signals.map(\.evidence)
    #expect(cited.allSatisfy { !$0.isEmpty && $0.allSatisfy(record.evidence.indices.contains) })
    for evidence in record.evidence {
      #expect(slice(evidence.start, evidence.end) == evidence.quote)
      #expect(!evidence.because.isEmpty)
      for cue in evidence.because {
        #expect(slice(cue.start, cue.end) == cue.text)
        #expect(cue.entry.contains(".tsv:"))
      }
    }
  }
}
