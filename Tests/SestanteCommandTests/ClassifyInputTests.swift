import Testing

/// Documents come in by many doors and get the same record.
@Suite struct ClassifyInputTests {
  struct Input: Sendable, CustomStringConvertible {
    var description: String
    var name: String
    var content: String
    var options: [String] = []
    var ids = ["1", "2"]
    /// What standard error says.
    var errors = ""
    /// The evidence of each document: where it starts and what it says.
    var evidence = [[0: "Camera pulita"], [7: "ottimo"]]
  }

  static let inputs = [
    Input(description: "text", name: "a.txt", content: "Camera pulita\nTutto, ottimo\n"),
    Input(description: "no line end", name: "a", content: "Camera pulita\nTutto, ottimo"),
    Input(description: "CR LF", name: "a.txt", content: "Camera pulita\r\nTutto, ottimo\r\n"),
    Input(description: "BOM", name: "a.txt", content: "\u{FEFF}Camera pulita\nTutto, ottimo\n"),
    Input(
      description: "whole", name: "a", content: "Camera pulita\nTutto, ottimo\n",
      options: ["--whole"], ids: ["1"], evidence: [[0: "Camera pulita", 21: "ottimo"]]),
    Input(
      description: "comma", name: "a.csv",
      content: "id,text\nx,Camera pulita\ny,\"Tutto, ottimo\"\n",
      ids: ["x", "y"]),
    Input(
      description: "semicolon, unnamed", name: "-",
      content: "codice;testo\r\nx;Camera pulita\r\ny;Tutto, ottimo\r\n", ids: ["x", "y"]),
    Input(
      description: "quoted line ends", name: "a.csv",
      content: "text,voto\n\"Camera pulita\nsì\",5\n\"Una\n\"\"x\"\" ottimo\",4\n",
      evidence: [[0: "Camera pulita"], [8: "ottimo"]]),
    Input(
      description: "tabs", name: "a.tsv", content: "testo\tid\nCamera pulita\tx\nTutto, ottimo\t\n",
      ids: ["x", "2"]),
    Input(
      description: "JSON Lines", name: "-",
      content: "{\"text\":\"Camera pulita\",\"id\":7}\n\n{\"testo\":\"T\\u00fctto, ottimo\"}\n",
      ids: ["7", "2"]),
    Input(
      description: "JSON array", name: "a.json",
      content: "[{\"id\":\"a\\\"b\",\"text\":\"Camera pulita\"},\n {\"text\":\"Tutto, ottimo\"}]\n",
      ids: ["a\"b", "2"]),
    Input(
      description: "named columns", name: "a.csv",
      content: "k,text,opinione\nx,pessimo,Camera pulita\ny,pessimo,\"Tutto, ottimo\"\n",
      options: ["--text-column", "opinione", "--id-column", "k"], ids: ["x", "y"],
      errors: "sestante: columns not carried: text\n"),
    Input(
      description: "nested", name: "-",
      content: "{\"a\":{\"b\":\"Camera pulita\"}}\n{\"a\":{\"b\":\"Tutto, ottimo\"}}\n",
      options: ["--text-column", "a.b"]),
  ]

  @Test(arguments: inputs)
  func reads(_ input: Input) throws {
    let folder = try Folder()
    let isFile = input.name != "-"
    let path = isFile ? try folder.write(input.name, input.content) : "-"
    let result = try Tool.small(
      ["classify", path] + input.options, stdin: isFile ? [] : Array(input.content.utf8))
    #expect(result.status == 0)
    #expect(result.errors == input.errors)
    let records = try result.records()
    #expect(records.map(\.id) == input.ids)
    let found = records.map { record in
      Dictionary(record.evidence.map { ($0.start, $0.quote) }) { first, _ in first }
    }
    #expect(found == input.evidence)
  }

  @Test func `several files one after the other`() throws {
    let folder = try Folder()
    let first = try folder.write("a.txt", "Camera pulita\npessimo\n")
    let second = try folder.write("b.csv", "id,text\nx,ottimo\n")
    let result = try Tool.small(
      ["classify", first, "-", second], stdin: Array("attesa lenta\n".utf8))
    #expect(result.status == 0)
    let quotes = try result.records().map { $0.evidence.map(\.quote) }
    #expect(quotes == [["Camera pulita"], ["pessimo"], ["attesa lenta"], ["ottimo"]])
  }

  @Test func `numbers go on from file to file`() throws {
    let folder = try Folder()
    let first = try folder.write("a.txt", "ottimo\n\u{0}\n")
    let second = try folder.write("b.json", "[{\"text\":\"x\"},{},{\"text\":\"y\",\"id\":\"z\"}]")
    let third = try folder.write("c.csv", "text\nx\n")
    for jobs in ["1", "3"] {
      let result = try Tool.small(["classify", first, second, third, "--jobs", jobs])
      #expect(try result.records().map(\.id) == ["1", "2", "3", "z", "6"])
    }
    let whole = try Tool.small(["classify", "--whole", first, second, third])
    #expect(try whole.records().map(\.id) == ["1", "2", "3"])
  }

  @Test func `no input is no document`() throws {
    for options in [[], ["--format", "json"], ["--format", "jsonl"], ["--format", "csv"]] {
      let result = try Tool.small(["classify"] + options)
      #expect(result.status == 0)
      #expect(result.bytes == [])
      #expect(result.errors == "")
    }
  }

  @Test func `an empty text is a document`() throws {
    let result = try Tool.small(
      ["classify"], stdin: Array("{\"text\":\"\",\"id\":\"e\"}\n{\"text\":\" \\n \"}\n".utf8))
    #expect(result.status == 0)
    for record in try result.records() {
      #expect(record.language == "und")
      #expect(record.sentiment == .init(label: "neutral", score: 0))
      #expect(record.evidence.isEmpty && record.pillars.isEmpty && record.touchpoints.isEmpty)
      #expect(record.topics.isEmpty && record.signals.isEmpty)
    }
    #expect(result.lines.count == 2)
  }
}
