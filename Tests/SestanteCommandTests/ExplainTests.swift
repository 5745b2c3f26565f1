import Testing

@Suite struct ExplainTests {
  @Test func `the words of the call`() throws {
    let result = try Tool.small(["explain", "Camera pulita,", "attesa lentissima"])
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("[+Camera pulita+], [-attesa lentissima-]\n"))
    #expect(result.output.contains("topic “attesa” it/terms.tsv:6"))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test(arguments: [[], ["-"]])
  func `each line of standard input`(arguments: [String]) throws {
    let result = try Tool.small(
      ["explain"] + arguments, stdin: Array("Camera pulita\r\n\npessimo".utf8))
    #expect(result.status == 0)
    #expect(result.output.contains("[+Camera pulita+]\n"))
    #expect(result.output.contains("[-pessimo-]\n"))
  }

  @Test func `labels in Italian`() throws {
    let english = try Tool.small(["explain", "Camera pulita"])
    let italian = try Tool.small(["explain", "Camera pulita", "--labels", "it"])
    #expect(italian.status == 0)
    #expect(italian.output != english.output)
  }
}
