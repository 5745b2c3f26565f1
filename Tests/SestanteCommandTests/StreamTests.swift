import Testing

/// Streams as shells and daemons leave them.
@Suite struct StreamTests {
  private func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write("many.txt", String(repeating: "Camera pulita, caffè ottimo\n", count: 3000))
    try folder.write("bad.jsonl", "{\"text\":\"ottimo\"}\n{}\n")
    return folder
  }

  @Test(arguments: ["", "trap '' PIPE; "])
  func `a closed pipe ends quietly`(trap: String) throws {
    let folder = try folder()
    let result = try Tool.shell(
      "\(trap)$S classify $D/many.txt --rejects $D/r $O | head -n 1", folder)
    #expect(result.status == 0)
    #expect(result.lines.count == 1)
    #expect(result.errors == "")
    #expect(!folder.names.contains { $0.contains("partial") })
  }

  @Test func `a pipe is read to its end`() throws {
    let folder = try folder()
    let result = try Tool.shell("cat $D/many.txt | $S classify $O | wc -l", folder)
    #expect(result.output.filter(\.isNumber) == "3000")
  }

  @Test func `messages without a reader are dropped`() throws {
    let folder = try folder()
    for errors in ["2>/dev/full", "2>&-"] {
      let result = try Tool.shell("$S classify $D/bad.jsonl $O -o $D/out \(errors)", folder)
      #expect(result.status == 0)
      #expect(folder.text("out").split(separator: "\n").count == 1)
      #expect(folder.text("out").hasSuffix("}\n"))
    }
  }

  @Test func `a closed output cannot be written`() throws {
    let folder = try folder()
    let result = try Tool.shell("$S classify $D/bad.jsonl $O >&-", folder)
    #expect(result.status == 74)
    #expect(folder.text("bad.jsonl") == "{\"text\":\"ottimo\"}\n{}\n")
  }

  @Test func `a closed input cannot be read`() throws {
    let result = try Tool.shell("$S classify $O <&-", folder())
    #expect(result.status == 66)
  }
}
