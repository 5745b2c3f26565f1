import Testing

/// What classifications look like, and how that is chosen.
@Suite struct OutputFormatTests {
  static let input = Array(
    "id,text\n\"a\"\"b,\",\"Camera pulita, attesa lentissima\"\ny,\"3 chiamate\"\n".utf8)

  @Test(arguments: ["out.csv", "OUT.CSV"])
  func `CSV by extension`(name: String) throws {
    let folder = try Folder()
    let result = try Tool.small(
      ["classify", "--output", folder.file(name)], stdin: Self.input)
    #expect(result.status == 0)
    #expect(result.bytes == [])
    let text = folder.text(name)
    #expect(text.hasPrefix("id,language,sentiment,score,pillars,touchpoints,topics,signals\r\n"))
    let rows = text.split(separator: "\r\n").map(String.init)
    #expect(rows.count == 3)
    #expect(rows[1].hasPrefix("\"a\"\"b,\",it,"))
    #expect(rows[1].contains("core-product:positive"))
    #expect(rows[2].hasSuffix(",repeat-contact:3"))
    #expect(folder.names == [name])
  }

  @Test func `the other extensions`() throws {
    let folder = try Folder()
    for name in ["out.jsonl", "out.txt", "out"] {
      let result = try Tool.small(["classify", "-o", folder.file(name)], stdin: Self.input)
      #expect(result.status == 0)
    }
    #expect(folder.text("out.jsonl").hasPrefix("{\"id\":\"a\\\"b,\""))
    #expect(folder.read("out") == folder.read("out.jsonl"))
    let table = folder.text("out.txt")
    #expect(table.contains("a\"b,"))
    #expect(table.contains("Camera pulita"))
    #expect(table.contains("core-product+"))
  }

  @Test func `the option decides`() throws {
    let folder = try Folder()
    let result = try Tool.small(
      ["classify", "--output-format", "jsonl", "-o", folder.file("out.csv")], stdin: Self.input)
    #expect(result.status == 0)
    #expect(folder.text("out.csv").hasPrefix("{\"id\":"))
    let csv = try Tool.small(["classify", "--output-format", "csv"], stdin: Self.input)
    #expect(csv.lines.count == 3 || csv.output.contains("\r\n"))
    let table = try Tool.small(["classify", "--output-format", "table"], stdin: Self.input)
    #expect(!table.output.contains("\u{1B}["))
  }

  @Test func `inferred pillars are marked`() throws {
    let text = Array("Camera pulita\n".utf8)
    let plain = try Tool.small(["classify"], stdin: text).records()
    #expect(plain[0].pillars.isEmpty)
    let inferred = try Tool.small(["classify", "--inferred"], stdin: text)
    #expect(try inferred.records()[0].pillars.map(\.inferred) == [true])
    #expect(inferred.output.contains(",\"evidence\":[0],\"inferred\":true}]"))
    let csv = try Tool.small(
      ["classify", "--inferred", "--output-format", "csv"], stdin: text)
    #expect(csv.output.contains("expectations:positive?"))
  }
}
