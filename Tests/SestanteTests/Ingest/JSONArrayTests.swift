import Sestante
import Testing

@Suite struct JSONArrayTests {
  @Test(
    arguments: [
      ("[]", [], []), ("", [], []), (" [ ] \n", [], []),
      (#"[{"text":"a"}]"#, ["a"], []),
      ("[\n  {\"text\": \"a\"},\n  {\"text\": \"b\"}\n]\n", ["a", "b"], []),
      (#"[{"text":"a"},{"x":"}]{[\"\\","text":"b"}]"#, ["a", "b"], []),
      (#"{"text":"a"} {"text":"b"}"#, ["a", "b"], []),
      ("{\n\"text\":\"a\"\n}\n", ["a"], []),
      (#"[1,{"text":"b"}]"#, ["b"], ["1:2: the record is a number, expected an object"]),
      (
        #"["x]",[2],{"text":"b"}]"#, ["b"],
        [
          "1:2: the record is a string, expected an object",
          "1:7: the record is an array, expected an object",
        ]
      ),
      (
        #"[{"text":"a"} {"text":"b"}]"#, ["a", "b"], ["1:15: expected ',' or ']' after an element"]
      ),
      (#"[{"text":"a"},]"#, ["a"], ["1:15: expected an element after ','"]),
      (#"[{"text":"a"},,{"text":"b"}]"#, ["a", "b"], ["1:15: expected an element before ','"]),
      (#"[{"text":"a"}] {"text":"b"}"#, ["a"], ["1:16: text after the end of the array"]),
      (#"[{"text":"a"}"#, ["a"], ["1:14: truncated: expected ']' at the end of the array"]),
      (#"[{"text":"a"},{"text":"b"#, ["a"], ["1:25: truncated: the record ends inside a value"]),
      ("[{\"text\":01},\n{\"text\":\"b\"}]", ["b"], ["1:10: a malformed number"]),
      (
        "[x y,{\"text\":\"b\"}]", ["b"],
        [
          "1:2: expected a JSON object", "1:4: expected ',' or ']' after an element",
          "1:4: expected a JSON object",
        ]
      ),
    ] as [(String, [String], [String])])
  func `elements of an array`(content: String, texts: [String], reasons: [String]) throws {
    for size in [1, 7, 4096] {
      for block in [1, 16, 4096] {
        let found = try ingest(
          Array(content.utf8), file: "a", IngestOptions(format: .json, blockSize: block),
          readSize: size)
        #expect(found.texts == texts)
        #expect(found.reasons == reasons.map { "a:\($0)" })
      }
    }
  }

  @Test func `places in an array over many lines`() throws {
    let content = "[\n {\"text\":\"a\"\n },\n\n {\n  \"text\": 1\n }, {\"text\":\"c\"}]"
    let found = try ingest(content, file: "a.json")
    #expect(found.records.map(\.line) == [2, 7])
    #expect(found.records.map(\.number) == [1, 3])
    #expect(found.reasons == ["a.json:6:11: text is a number, expected a string"])
    #expect(found.rejections.map(\.byteOffset) == [33])
  }
}
