import Testing

/// The statuses of the contract.
@Suite struct ExitStatusTests {
  static let usage: [[String]] = [
    ["classify", "--unknown"], ["unknown"], ["classify", "--jobs", "0"],
    ["classify", "--jobs", "x"],
    ["classify", "--format", "doc"], ["classify", "--offsets", "bytes"],
    ["classify", "--whole", "--format", "csv"], ["classify", "--replace-lexicons"],
    ["classify", "--rejects", "-"], ["classify", "--rejects", "x", "-o", "x"],
    ["report", "--labels", "fr"], ["explain", "--labels", "fr"], ["evaluate"],
    ["evaluate", "x", "--at-least", "80"], ["bench"], ["bench", "x", "--megabytes", "0"],
  ]

  @Test(arguments: usage)
  func `usage is 64`(arguments: [String]) throws {
    let result = try Tool.run(arguments)
    #expect(result.status == 64)
    #expect(result.bytes == [])
    #expect(result.errors.contains("Usage: sestante"))
  }

  @Test(arguments: ["classify", "report", "evaluate", "bench"])
  func `no input is 66`(verb: String) throws {
    let folder = try Folder()
    let missing = try Tool.small([verb, folder.file("x")])
    #expect(missing.status == 66)
    #expect(missing.errors == "sestante: \(folder.file("x")): No such file or directory\n")
    let directory = try Tool.small([verb, folder.path])
    #expect(directory.status == 66)
    let reason = "holds no file of a kind that is read"
    #expect(directory.errors == "sestante: \(folder.path): \(reason)\n")
  }

  @Test func `what is missing is said before anything is written`() throws {
    let folder = try Folder()
    let there = try folder.write("a.txt", "ottimo\n")
    let empty = try Folder()
    for other in [folder.file("x"), empty.path] {
      let result = try Tool.small(
        ["classify", there, other, "--rejects", folder.file("r.jsonl")])
      #expect(result.status == 66)
      #expect(result.bytes == [])
    }
    #expect(folder.names == ["a.txt"])
  }

  @Test func `tables that are not there or wrong`() throws {
    let folder = try Folder()
    let none = try Tool.run(["classify", "--lexicons", folder.file("x")])
    #expect(none.status == 66)
    let empty = try Tool.run(["classify", "--lexicons", folder.path])
    #expect(empty.status == 66)
    try folder.write("it/x.tsv", "%format\tvalence/1\nnonsense\n")
    let wrong = try Tool.run(["classify", "--replace-lexicons", "--lexicons", folder.path])
    #expect(wrong.status == 65)
    #expect(wrong.errors.contains("it/x.tsv:"))
  }
}
