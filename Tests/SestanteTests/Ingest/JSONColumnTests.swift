import Sestante
import TestSupport
import Testing

@Suite struct JSONColumnTests {
  private func records(_ line: String, _ options: IngestOptions) throws -> Ingested {
    try ingest(line, file: "a.jsonl", options)
  }

  @Test(arguments: [
    (#"{"review":{"id":1,"body":"a"}}"#, ["a"]),
    (#"{"review":{"Body":"a"}}"#, ["a"]),
    (#"{"review.body":"a"}"#, ["a"]),
    (#"{"review":{"body":"a"},"review":{"body":"b"}}"#, ["b"]),
    (#"{"review":{"body":"a"},"review":{}}"#, []),
    (#"{"review":{"body":"a"},"review":1}"#, []),
    (#"{"review":{"x":{"body":"a"}}}"#, []),
    (#"{"body":"a","text":"b"}"#, []),
  ])
  func `a dotted path`(line: String, texts: [String]) throws {
    let found = try records(line, IngestOptions(textColumn: "review.body"))
    #expect(found.texts == texts)
    let missing = "a.jsonl:1:1: no text field (looked for review.body)"
    #expect(found.reasons == (texts.isEmpty ? [missing] : []))
  }

  @Test func `kept columns in the order given`() throws {
    let line = #"{"b":"x\ty","a":[1, 2],"text":"t","c":{"d":-1.0},"rating":3,"lang":"it"}"#
    let options = IngestOptions(keep: ["c.d", "b", "a", "missing", "b", "rating"])
    let found = try records(line, options)
    #expect(
      found.records.map(\.metadata) == [#""rating":3,"c.d":-1.0,"b":"x\ty","a":[1,2]"#])
    #expect(found.records.map(\.language) == ["it"])
  }

  @Test func `options choose the columns`() throws {
    let line = #"{"t":"x","title":"no","n":7,"s":4,"w":"ieri","via":"mail","l":"en","id":"no"}"#
    let options = IngestOptions(
      textColumn: "t", idColumn: "n", ratingColumn: "s", dateColumn: "w", channelColumn: "via",
      languageColumn: "l")
    let found = try records(line, options)
    #expect(found.texts == ["x"])
    #expect(found.records.map(\.id) == ["\"7\""])
    #expect(
      found.records.map(\.metadata) == [#""date":"ieri","channel":"mail","rating":4"#])
    #expect(found.records.map(\.channel) == ["mail"])
    #expect(found.records.map(\.language) == ["en"])
  }

  @Test func `a column has one role`() throws {
    let found = try records(#"{"score":"x","text":"y"}"#, IngestOptions(textColumn: "score"))
    #expect(found.texts == ["x"])
    #expect(found.records.map(\.metadata) == [""])
  }

  @Test func `keys may change their order and number`() throws {
    let keys = ["id", "text", "a", "b", "date", "a key that is longer than a guess", "è", "c"]
    var random = SplitMix64(seed: 7)
    var (content, ids) = ("", [String]())
    for number in 0..<500 {
      let chosen = Set(keys.shuffled(using: &random).prefix(3) + ["id", "text"])
      let members = chosen.shuffled(using: &random).map {
        "\"\($0)\":\"\($0 == "id" ? number : 0)\""
      }
      content += "{\(members.joined(separator: ","))}\n"
      ids.append("\"\(number)\"")
    }
    let found = try records(content, IngestOptions())
    #expect(found.records.map(\.id) == ids)
    #expect(found.records.allSatisfy { $0.text == "0" })
  }
}
