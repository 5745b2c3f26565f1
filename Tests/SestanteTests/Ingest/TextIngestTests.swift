import Sestante
import Testing

@Suite struct TextIngestTests {
  @Test(
    arguments: [
      ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]),
      ("a\n\nb\n", ["a", "", "b"]), ("a\r\nb\r\n", ["a", "b"]), ("a\rb\r", ["a", "b"]),
      ("a\r\r\nb\r", ["a", "b"]), ("a\rb\nc", ["a\rb", "c"]), ("\u{FEFF}a\n", ["a"]),
      ("\u{FEFF}", []), ("a\u{0}b\n", ["a\u{0}b"]), ("perché 😀\n", ["perché 😀"]), ("\r\n", [""]),
    ] as [(String, [String])])
  func `every line is a record`(content: String, texts: [String]) throws {
    let found = try ingest(content, file: "a.txt")
    #expect(found.texts == texts)
    #expect(found.records.map(\.number) == Array(1..<texts.count + 1))
    #expect(found.records.map(\.line) == Array(1..<texts.count + 1))
    #expect(found.records.map(\.id) == (1..<texts.count + 1).map { "\"\($0)\"" })
    #expect(found.records.allSatisfy { $0.metadata.isEmpty })
    #expect(found.rejections.isEmpty)
  }

  @Test(arguments: ["", "a", "a\nb\r\n", "\u{FEFF}a\n"])
  func `a whole file is one record`(content: String) throws {
    let found = try ingest(content, IngestOptions(format: .whole))
    let mark: Character = "\u{FEFF}"
    #expect(found.texts == [content.first == mark ? String(content.dropFirst()) : content])
  }

  @Test func `numbers have all their digits`() throws {
    let found = try ingest(String(repeating: "x\n", count: 12_345), file: "a.txt")
    #expect(found.records.map(\.id) == (1...12_345).map { "\"\($0)\"" })
  }

  @Test func `invalid UTF-8 rejects its record and no other`() throws {
    let bytes = Array("buono\nperch".utf8) + [0xE8] + Array(" no\nok\n".utf8)
    let found = try ingest(bytes, file: "a.txt")
    #expect(found.texts == ["buono", "ok"])
    #expect(found.records.map(\.number) == [1, 3])
    #expect(found.reasons == ["a.txt:2:6: text is not valid UTF-8 (byte 0xE8)"])
    #expect(found.rejections.map(\.byteOffset) == [11])
    #expect(found.rejections.map(\.record) == [2])
  }
}
