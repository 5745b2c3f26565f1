import Foundation
import Sestante
import TestSupport
import Testing

@Suite struct MojibakeTests {
  /// What becomes of text when its UTF-8 is taken for Windows-1252.
  private func spoiled(_ text: String) throws -> String {
    var spoiled = ""
    for byte in text.utf8 {
      let decoded = String(data: Data([byte]), encoding: .windowsCP1252)
      spoiled += decoded ?? String(Character(UnicodeScalar(byte)))
    }
    return spoiled
  }

  @Test(arguments: [
    "perché", "dell’hotel “bello”", "20 €", "È così… già", "ciao 😀", "à la carte, più",
  ])
  func `is put right`(text: String) throws {
    var options = IngestOptions()
    options.repairsMojibake = true
    let found = try ingest(spoiled(text) + "\n", file: "a.txt", options)
    #expect(found.texts == [text])
    #expect(try ingest(spoiled(text) + "\n", file: "a.txt").texts == [spoiled(text)])
  }

  @Test(arguments: [
    "perché è così, né più né meno", "ÇA VA? À bientôt", "20 € ™", "naïve façade", "😀",
  ])
  func `what is right stays as it is`(text: String) throws {
    var options = IngestOptions()
    options.repairsMojibake = true
    #expect(try ingest(text, file: "a.txt", options).texts == [text])
    var copy = text
    #expect(copy.withUTF8 { Mojibake.count(in: $0) } == 0)
  }

  @Test func `quotes and offsets are those of the given text`() throws {
    let given = try spoiled("Città, però camera è pulita: perché no? Attesa lentissima.")
    let analyzer = try Shared.analyzer()
    let options = BlockWorker.Options(
      analyzer: analyzer, offsets: .scalars, words: Wording(analyzer, language: "en"))
    let block = Block(bytes: Array((given + "\n").utf8), recordCount: 1)
    var ingest = IngestOptions(format: .text)
    ingest.repairsMojibake = true
    let reader = try BlockReader(file: "-", options: ingest) { _ in 0 }
    let result = BlockWorker(options).process(block, columns: reader.columns, file: "-")
    #expect(result.repairs == 4)
    let record = try #require(
      try JSONSerialization.jsonObject(with: Data(Array(result.output))) as? [String: Any])
    let evidence = try #require(record["evidence"] as? [[String: Any]])
    #expect(evidence.count > 1)
    let scalars = Array(given.unicodeScalars)
    for item in evidence {
      let (start, end) = try (#require(item["start"] as? Int), #require(item["end"] as? Int))
      #expect(String(String.UnicodeScalarView(scalars[start..<end])) == item["quote"] as? String)
    }
  }
}
