import Foundation
import Sestante
import TestSupport
import Testing

/// The scanner against Foundation, on random objects and on damaged ones.
@Suite struct RandomJSONTests {
  @Test(arguments: 1...10)
  func `random objects give what Foundation gives`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let lines = (0..<200).map { _ in Self.object(&random) }
    let options = IngestOptions(keep: ["nested"], blockSize: 512)
    let found = try ingest(
      Array(lines.joined(separator: "\n").utf8), file: "a.jsonl", options, readSize: 100)
    #expect(found.reasons == [])
    let array = try ingest(
      Array("[\(lines.joined(separator: ",\n"))]".utf8), file: "a.json", options, readSize: 100)
    #expect(array.records.map(\.text) == found.records.map(\.text))
    #expect(array.records.map(\.metadata) == found.records.map(\.metadata))
    try #require(found.records.count == lines.count)
    for (line, record) in zip(lines, found.records) {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSDictionary)
      #expect(object["text"] as? String == record.text)
      let id = try JSONSerialization.jsonObject(
        with: Data(record.id.utf8), options: .fragmentsAllowed)
      #expect(id as? String == object["id"] as? String)
      let metadata = try JSONSerialization.jsonObject(with: Data("{\(record.metadata)}".utf8))
      var expected: [String: Any] = [:]
      for key in ["date", "channel", "rating", "nested"] { expected[key] = object[key] }
      #expect(metadata as? NSDictionary == expected as NSDictionary, "\(line)")
    }
  }

  @Test(arguments: 1...10)
  func `damaged objects are refused when Foundation refuses them`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed) &* 77)
    for _ in 0..<300 {
      var bytes = Array(Self.object(&random, Self.plainParts).utf8)
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(UInt8.random(in: 0x20..<0x7F, using: &random), at: place)
      default: bytes[place] = UInt8.random(in: 0x20..<0x7F, using: &random)
      }
      let line = String(decoding: bytes, as: UTF8.self)
      let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary
      let found = try ingest(bytes, IngestOptions(format: .jsonl))
      #expect(found.records.count + found.rejections.count == 1)
      if let text = object?["text"] as? String { #expect(found.texts == [text], "\(line)") }
      let isWellFormed = found.rejections.allSatisfy {
        $0.reason.hasPrefix("no text field") || $0.reason.hasSuffix("expected a string")
      }
      #expect(isWellFormed == (object != nil), "\(line)")
    }
  }

  /// One object on one line, its keys all different.
  static func object(_ random: inout SplitMix64, _ parts: [String] = parts) -> String {
    var members = [
      "\"text\":\(string(&random, parts))", "\"id\":\(string(&random, parts, atLeast: 1))",
    ]
    for key in ["date", "channel", "rating", "nested", "x", "un altro", "y"]
    where Bool.random(using: &random) {
      members.append("\"\(key)\"\(blank(&random)):\(blank(&random))\(value(&random, parts, 0))")
    }
    return "{\(blank(&random))\(members.shuffled(using: &random).joined(separator: ", "))}"
  }

  private static func value(
    _ random: inout SplitMix64, _ parts: [String], _ depth: Int
  ) -> String {
    switch Int.random(in: 0..<(depth > 3 ? 5 : 7), using: &random) {
    case 0: return string(&random, parts)
    case 1: return ["0", "-1", "12.5", "1e3", "-0.25E-2", "7"].randomElement(using: &random) ?? "0"
    case 2: return "true"
    case 3: return "false"
    case 4: return "null"
    case 5:
      let count = Int.random(in: 0..<4, using: &random)
      let values = (0..<count).map { _ in value(&random, parts, depth + 1) }
      return "[\(blank(&random))\(values.joined(separator: " , "))]"
    default:
      let count = Int.random(in: 0..<4, using: &random)
      let values = (0..<count).map { "\"k\($0)\":\(value(&random, parts, depth + 1))" }
      return "{\(values.joined(separator: ","))\(blank(&random))}"
    }
  }

  private static func blank(_ random: inout SplitMix64) -> String {
    ["", "", " ", "\t"].randomElement(using: &random) ?? ""
  }

  /// Without anything that damage could make wrong for Foundation and right, or harmless, for us:
  /// a surrogate alone, bytes of a scalar alone.
  static let plainParts = [
    "a", "ciao ", "\\n", "\\\"", "\\\\", "\\/", "\\u00e8", "\\t", "{", "]", ",", "\\u0001",
    "a sentence longer than a block",
  ]
  static let parts = plainParts + ["è", "😀", "\\ud83d\\ude00", "\u{2028}", "日本"]

  private static func string(
    _ random: inout SplitMix64, _ parts: [String], atLeast: Int = 0
  ) -> String {
    let count = Int.random(in: atLeast..<atLeast + 8, using: &random)
    return "\"" + (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined() + "\""
  }
}
