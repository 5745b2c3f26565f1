import Sestante
import Testing

@Suite struct JSONLinesTests {
  @Test(
    arguments: [
      (#"{"text":"a"}"#, #""1""#, "a", ""),
      (#" { "text" : "a" , "id" : "r-1" } "#, #""r-1""#, "a", ""),
      (#"{"id":17,"text":""}"#, #""17""#, "", ""),
      (#"{"id":null,"text":"a"}"#, #""1""#, "a", ""),
      (#"{"id":"","text":"a"}"#, #""1""#, "a", ""),
      (#"{"id":[1],"text":"a"}"#, #""1""#, "a", ""),
      (#"{"id":"a\"\u00e8\n","text":"a"}"#, #""a\"è\n""#, "a", ""),
      (
        #"{"text":"\"\\\/\b\f\n\r\t\u0041\u00e8\u20ac\ud83d\ude00"}"#, #""1""#,
        "\"\\/\u{8}\u{c}\n\r\tAè€😀", ""
      ),
      (
        #"{"text":"\ud83d x \ude00 \ud83d\u0041 \ud83d\ud83d\ude00"}"#, #""1""#,
        "\u{FFFD} x \u{FFFD} \u{FFFD}A \u{FFFD}😀", ""
      ),
      (#"{"text":"a\u0000b"}"#, #""1""#, "a\u{0}b", ""),
      (#"{"text":"a","text":"b"}"#, #""1""#, "b", ""),
      (#"{"te\u0078t":"a"}"#, #""1""#, "a", ""),
      (#"{"title":"T","text":"b"}"#, #""1""#, "T\nb", ""),
      (#"{"text":"b","titolo":"T"}"#, #""1""#, "T\nb", ""),
      (#"{"text":"","title":"T"}"#, #""1""#, "T", ""),
      (#"{"text":"b","title":null}"#, #""1""#, "b", ""),
      (
        #"{"voto":2,"canale":"call-note","data":"2026-03-01","text":"a"}"#, #""1""#, "a",
        #""date":"2026-03-01","channel":"call-note","rating":2"#
      ),
      (
        #"{"stars":1.5e0,"date":null,"channel":true,"text":"a"}"#, #""1""#, "a",
        #""date":null,"channel":true,"rating":1.5e0"#
      ),
      (
        #"{"date":{ "y" : [1, 2 ,"a \" b"] },"text":"a"}"#, #""1""#, "a",
        #""date":{"y":[1,2,"a \" b"]}"#
      ),
      (#"{"date":"a\/b\u0001\ud800","text":"a"}"#, #""1""#, "a", "\"date\":\"a/b\\u0001\u{FFFD}\""),
      (
        #"{"x":[1,-0,0.5,1E+2,"s",{},[],[[]],{"k":{"l":null}},true,false],"text":"a"}"#, #""1""#,
        "a", ""
      ),
    ] as [(String, String, String, String)])
  func `a good line`(line: String, id: String, text: String, metadata: String) throws {
    let found = try ingest(line + "\n", file: "a.jsonl")
    #expect(found.reasons == [])
    #expect(found.records.map(\.id) == [id])
    #expect(found.texts == [text])
    #expect(found.records.map(\.metadata) == [metadata])
  }

  @Test(arguments: [
    (#"{"a":1}"#, "1: no text field (looked for text, testo, review, recensione, …)"),
    (#"{"text":12}"#, "9: text is a number, expected a string"),
    (#"{"Review":[1]}"#, "11: Review is an array, expected a string"),
    (#"{"text":null}"#, "9: text is null, expected a string"),
    (#"{"text":"a","text":true}"#, "20: text is true or false, expected a string"),
    (#"[1]"#, "1: the record is an array, expected an object"),
    (#""a""#, "1: the record is a string, expected an object"),
    ("12", "1: the record is a number, expected an object"),
    ("abc", "1: expected a JSON object"),
    (#"{"text":"a"} x"#, "14: text after the end of the object"),
    (#"{"text":"a"}{}"#, "13: text after the end of the object"),
    (#"{"text":"a""#, "12: truncated: the record ends inside a value"),
    (#"{"text":"a"#, "11: truncated: the record ends inside a value"),
    (#"{"text":"a\"#, "12: truncated: the record ends inside a value"),
    (#"{"text":"#, "9: truncated: the record ends inside a value"),
    ("{", "2: truncated: the record ends inside a value"),
    (#"{"text":"a",}"#, "13: expected a key in quotes"),
    (#"{text:"a"}"#, "2: expected a key in quotes"),
    (#"{"text" "a"}"#, "9: expected ':' after a key"),
    (#"{"text":"a" "b":1}"#, "13: expected ',' or '}'"),
    (#"{"x":[1 2],"text":"a"}"#, "9: expected ',' or ']'"),
    (#"{"x":[1,],"text":"a"}"#, "9: expected a JSON value"),
    (#"{"x":01,"text":"a"}"#, "6: a malformed number"),
    (#"{"x":-,"text":"a"}"#, "7: a malformed number"),
    (#"{"x":1.,"text":"a"}"#, "8: a malformed number"),
    (#"{"x":1e,"text":"a"}"#, "8: a malformed number"),
    (#"{"x":.5,"text":"a"}"#, "6: expected a JSON value"),
    (#"{"x":NaN,"text":"a"}"#, "6: expected a JSON value"),
    (#"{"x":trux,"text":"a"}"#, "6: expected a JSON value"),
    (#"{"text":"a\x"}"#, "11: an unknown escape in a string"),
    (#"{"text":"a\u12g4"}"#, "11: an unknown escape in a string"),
    ("{\"text\":\"a\tb\"}", "11: a control character in a string, expected an escape"),
  ])
  func `a wrong line`(line: String, rejection: String) throws {
    for tail in ["", "\n", "\n{\"text\":\"after this one comes more\"}\n"] {
      let found = try ingest(line + tail, file: "a.jsonl")
      #expect(found.reasons == ["a.jsonl:1:" + rejection])
      #expect(found.records.count == (tail.count > 1 ? 1 : 0))
    }
  }

  @Test func `blank lines are no records`() throws {
    let found = try ingest("\n{\"text\":\"a\"}\r\n  \t\r\nx\n\n{\"text\":\"b\"}", file: "a.jsonl")
    #expect(found.records.map(\.number) == [1, 3])
    #expect(found.records.map(\.line) == [2, 6])
    #expect(found.rejections.map(\.record) == [2])
    #expect(found.rejections.map(\.line) == [4])
  }

  @Test func `nesting ends at 256`() throws {
    func line(_ depth: Int) -> String {
      let open = String(repeating: "[", count: depth)
      return "{\"x\":\(open)\(String(repeating: "]", count: depth)),\"text\":\"a\"}"
    }
    #expect(try ingest(line(255), file: "a.jsonl").texts == ["a"])
    #expect(
      try ingest(line(256), file: "a.jsonl").reasons == ["a.jsonl:1:261: nested deeper than 256"])
    #expect(try ingest(line(100_000), file: "a.jsonl").rejections.count == 1)
  }

  @Test func `invalid UTF-8 counts where it is used`() throws {
    let bytes =
      Array("{\"x\":\"".utf8) + [0xFF] + Array("\",\"text\":\"a\"}\n{\"text\":\"".utf8)
      + [0xC3] + Array("\"}\n{\"text\":\"b\",\"id\":\"".utf8) + [0x80] + Array("\"}\n".utf8)
    let found = try ingest(bytes, file: "a.jsonl")
    #expect(found.texts == ["a"])
    #expect(
      found.reasons == [
        "a.jsonl:2:10: text is not valid UTF-8 (byte 0xC3)",
        "a.jsonl:3:19: id is not valid UTF-8 (byte 0x80)",
      ])
  }
}
