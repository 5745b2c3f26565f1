import Foundation
import Testing

@Suite struct ReportTests {
  static let input = Array(
    "{\"text\":\"Camera pulita\"}\n{\"text\":\"Attesa lentissima\"}\n{\"text\":1}\n".utf8)

  @Test func text() throws {
    let result = try Tool.small(["report"], stdin: Self.input)
    #expect(result.status == 0)
    #expect(result.output.contains("Documents: 2\n"))
    #expect(result.output.contains("Time and effort"))
    #expect(result.output.hasSuffix("Rejected: 1 of 3 (33.3%)\n"))
  }

  @Test func `labels in Italian`() throws {
    let result = try Tool.small(["report", "--labels", "it"], stdin: Self.input)
    #expect(result.status == 0)
    #expect(result.output.contains("Tempo e impegno"))
    #expect(!result.output.contains("Time and effort"))
  }

  @Test func json() throws {
    let folder = try Folder()
    let result = try Tool.small(["report", "-o", folder.file("r.json")], stdin: Self.input)
    #expect(result.status == 0)
    let written = try JSONSerialization.jsonObject(with: Data(folder.read("r.json")))
    #expect(written is [String: Any])
    let option = try Tool.small(["report", "--output-format", "json"], stdin: Self.input)
    #expect(option.bytes == folder.read("r.json"))
  }

  @Test func csv() throws {
    let folder = try Folder()
    let result = try Tool.small(["report", "-o", folder.file("r.csv")], stdin: Self.input)
    #expect(result.status == 0)
    let rows = folder.text("r.csv").split(whereSeparator: \.isNewline)
    #expect(rows.count > 10)
    #expect(Set(rows.map { $0.filter { $0 == "," }.count }).count <= 2)
  }

  @Test func `the same with any number of jobs`() throws {
    let folder = try Folder()
    let path = try folder.write("a.jsonl", DeterminismTests.corpus(seed: 99))
    let runs = try ["1", "7"].map {
      try Tool.small(["report", path, "--output-format", "json", "--jobs", $0])
    }
    #expect(runs.allSatisfy { $0.status == 0 && $0.bytes == runs[0].bytes })
  }
}
