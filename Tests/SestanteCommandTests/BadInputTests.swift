import Testing

/// A bad record never stops a batch; a bad file or call ends with the status of the contract.
@Suite struct BadInputTests {
  struct Row: Sendable, CustomStringConvertible {
    var description: String
    var content: String
    /// A byte that is no UTF-8, put where `~` stands.
    var hasBadByte = false
    var options: [String] = []
    var ids: [String]
    var status: Int32 = 0
    /// What standard error says, in part; nothing if empty.
    var errors = ""

    var bytes: [UInt8] {
      content.utf8.map { hasBadByte && $0 == UInt8(ascii: "~") ? 0xFF : $0 }
    }
  }

  static let rows = [
    Row(
      description: "invalid UTF-8 in text", content: "uno\ndu~e\ntre\n", hasBadByte: true,
      options: ["--encoding", "utf-8"], ids: ["1", "3"],
      errors: "1 of 3 records rejected; the first: -:2:3: text is not valid UTF-8 (byte 0xFF)\n"),
    Row(
      description: "invalid UTF-8 in JSON", content: "{\"text\":\"a~\"}\n{\"text\":\"b\"}\n",
      hasBadByte: true,
      options: ["--encoding", "utf-8"], ids: ["2"], errors: "-:1:11: text is not valid UTF-8"),
    Row(
      description: "invalid UTF-8 in a cell", content: "id,text\na,b\nc,d~\n", hasBadByte: true,
      options: ["--encoding", "utf-8"], ids: ["a"], errors: "-:3:4: text is not valid UTF-8"),
    Row(description: "NUL", content: "uno\u{0}due\n\u{0}\n", ids: ["1", "2"]),
    Row(description: "BOM alone", content: "\u{FEFF}", ids: []),
    Row(description: "CR alone", content: "uno\rdue\r", ids: ["1", "2"]),
    Row(
      description: "open quote", content: "id,text\na,b\nc,\"d\ne,f\ng,h\n", ids: ["a"],
      errors: "1 of 2 records rejected; the first: -:3:3: a quote is not closed"),
    Row(
      description: "too many cells", content: "id,text\na,b,c\nd,e\n", ids: ["d"],
      errors: "-:2:1: 3 cells, expected at most 2"),
    Row(
      description: "truncated JSON line", content: "{\"text\":\"a\"}\n{\"text\":\"b", ids: ["1"],
      errors: "-:2:11: truncated"),
    Row(
      description: "truncated JSON array", content: "[{\"text\":\"a\"},\n{\"text\":\"b\"",
      ids: ["1"],
      errors: "truncated"),
    Row(
      description: "JSON array without its end", content: "[{\"text\":\"a\"}\n", ids: ["1"],
      errors: "1 of 2 records rejected"),
    Row(
      description: "a text that is a number", content: "{\"text\":5}\n{\"text\":\"a\"}\n",
      ids: ["2"],
      errors: "-:1:9: text is a number, expected a string"),
    Row(
      description: "no text field", content: "{\"id\":\"a\"}\n{\"text\":\"a\"}\n", ids: ["2"],
      errors: "-:1:1: no text field (looked for text"),
    Row(
      description: "not an object", content: "{\"text\":\"a\"}\n[1]\nciao\n", ids: ["1"],
      errors: "2 of 3 records rejected; the first: -:2:1: the record is an array"),
    Row(
      description: "all bad", content: "{\"text\":5}\n{}\n", ids: [], status: 65,
      errors: "none of the input could be read"),
    Row(
      description: "strict", content: "{\"text\":\"a\"}\n{}\n{\"text\":\"b\"}\n",
      options: ["--strict"],
      ids: [], status: 65, errors: "sestante: -:2:1: no text field"),
    Row(
      description: "quiet", content: "{\"text\":\"a\"}\n{}\n", options: ["--quiet"], ids: ["1"]),
    Row(
      description: "no text column", content: "a,b\n1,2\n", options: ["--format", "csv"], ids: [],
      status: 65, errors: "no text column; columns found: \"a\", \"b\""),
    Row(
      description: "a column named that is not there", content: "id,text\n1,2\n",
      options: ["--keep", "store"], ids: [], status: 65,
      errors: "no column named \"store\" (--keep)"),
  ]

  @Test(arguments: rows)
  func reads(_ row: Row) throws {
    let result = try Tool.small(["classify"] + row.options, stdin: row.bytes)
    #expect(result.status == row.status)
    #expect(try result.records().map(\.id) == row.ids)
    if row.errors.isEmpty {
      #expect(result.errors == "")
    } else {
      #expect(result.errors.contains(row.errors), "\(result.errors)")
    }
    #expect(result.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("sestante: ") })
  }

  @Test func `a line of 10 MB`() throws {
    let line = String(repeating: "camera mai vista, ", count: 555_556)
    let result = try Tool.small(
      ["classify", "--output-format", "csv"], stdin: Array("uno\n\(line)\nottimo\n".utf8))
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.output.split(separator: "\r\n").count == 4)
  }
}
