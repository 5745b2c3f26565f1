import Foundation
import Testing

/// `--rejects` keeps what could not be read.
@Suite struct RejectsTests {
  struct Line: Decodable, Equatable {
    var file: String
    var line: Int
    var column: Int
    var byteOffset: Int
    var record: Int
    var reason: String
  }

  private func lines(_ folder: Folder) throws -> [Line] {
    try folder.text("r.jsonl").split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
  }

  @Test func `a line of JSON each`() throws {
    let folder = try Folder()
    let path = try folder.write(
      "a.jsonl", "\u{FEFF}{\"text\":\"è\"}\n\n{\"text\":[\"\\\"\"]}\n{\"x\n")
    let result = try Tool.small(["classify", path, "--rejects", folder.file("r.jsonl")])
    #expect(result.status == 0)
    #expect(result.lines.count == 1)
    #expect(
      try lines(folder) == [
        Line(
          file: path, line: 3, column: 9, byteOffset: 26, record: 2,
          reason: "text is an array, expected a string"),
        Line(
          file: path, line: 4, column: 4, byteOffset: 37, record: 3,
          reason: "truncated: the record ends inside a value"),
      ])
    #expect(result.errors.hasPrefix("sestante: 2 of 3 records rejected; the first: \(path):3:9: "))
    #expect(folder.names == ["a.jsonl", "r.jsonl"])
  }

  @Test func `kept when the run stops`() throws {
    for (options, count) in [(["--strict"], 1), ([], 2)] {
      let folder = try Folder()
      let result = try Tool.small(
        ["classify", "--rejects", folder.file("r.jsonl")] + options, stdin: Array("{}\n{}\n".utf8))
      #expect(result.status == 65)
      #expect(try lines(folder).count == count)
    }
  }

  @Test func `empty when all is well`() throws {
    let folder = try Folder()
    let result = try Tool.small(
      ["report", "--rejects", folder.file("r.jsonl")], stdin: Array("ottimo\n".utf8))
    #expect(result.status == 0)
    #expect(folder.names == ["r.jsonl"])
    #expect(folder.read("r.jsonl") == [])
  }
}
