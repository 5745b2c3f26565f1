import Foundation
import Testing

@Suite struct BenchTests {
  struct Bench: Decodable {
    struct Stage: Decodable {
      struct Counts: Decodable {
        var documents: Int
        var inputBytes: Int
        var outputBytes: Int
        var textBytes: Int
      }
      var stage: String
      var counts: Counts
      var cpu: [Double]
      var wall: [Double]
    }
    var version: String
    var stages: [Stage]
  }

  private static func bench(_ text: String, _ stages: [String]) throws -> Bench {
    let folder = try Folder()
    let path = try folder.write("a.txt", text)
    let result = try Tool.small(
      ["bench", path, "--megabytes", "1", "--rounds", "1", "--json"] + stages)
    #expect(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(Bench.self, from: Data(result.bytes))
  }

  @Test func `a corpus is repeated up to its megabytes`() throws {
    let bench = try Self.bench(
      String(repeating: "camera pulita\n", count: 1000), ["--stage", "scan"])
    #expect(bench.stages.map(\.stage) == ["scan"])
    for stage in bench.stages {
      #expect(stage.counts.documents == 71_000)
      #expect(stage.counts.textBytes == 71_000 * 13)
      #expect(stage.counts.inputBytes == 71_000 * 14)
      #expect(stage.cpu.count == 1 && stage.wall.count == 1)
    }
  }

  @Test func `every stage has the same documents`() throws {
    // Long lines that say nothing take least time.
    let line = String(repeating: "x", count: 9999) + "\n"
    let bench = try Self.bench(String(repeating: line, count: 100), [])
    #expect(bench.stages.map(\.stage) == ["parse", "scan", "tokens", "analysis", "records"])
    #expect(bench.stages.allSatisfy { $0.counts.documents == 100 })
    #expect(bench.stages.allSatisfy { ($0.counts.outputBytes > 0) == ($0.stage == "records") })
  }

  @Test func `an empty corpus is 65`() throws {
    let folder = try Folder()
    let result = try Tool.small(["bench", folder.write("a.txt", ""), "--megabytes", "1"])
    #expect(result.status == 65)
  }

  @Test func `a wrong number of documents gives no figure`() throws {
    let folder = try Folder()
    let path = try folder.write("a.txt", "camera pulita\n")
    let result = try Tool.small(["bench", path, "--megabytes", "1", "--expect-documents", "2"])
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("1 documents, expected 2"))
  }

  @Test func `the records measured are those of classify`() throws {
    let folder = try Folder()
    let path = try folder.write(
      "a.jsonl", String(repeating: #"{"id":"1","text":"camera pulita"}"# + "\n", count: 500))
    let classified = try Tool.small(["classify", "--quiet", path])
    let bench = try Tool.small([
      "bench", path, "--megabytes", "1", "--rounds", "1", "--stage", "records", "--json",
    ])
    let stage = try #require(
      try JSONDecoder().decode(Bench.self, from: Data(bench.bytes)).stages.first)
    #expect(stage.counts.outputBytes == classified.bytes.count * (stage.counts.documents / 500))
  }

  @Test func `a corpus is made from a recipe`() throws {
    let folder = try Folder()
    let recipe = try folder.write("r.tsv", "text\t1\tthe {thing}\nthing\t1\troom | bed\n")
    let made = try Tool.run(["bench", "generate", recipe, "--documents", "3", "--seed", "5"])
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.lines.count == 3)
    #expect(made.lines.allSatisfy { $0.hasSuffix(#"room"}"#) || $0.hasSuffix(#"bed"}"#) })
    let again = try Tool.run(["bench", "generate", recipe, "--documents", "3", "--seed", "5"])
    #expect(again.bytes == made.bytes)
  }

  @Test func `a faulty recipe is 65, no size is 64`() throws {
    let folder = try Folder()
    let recipe = try folder.write("r.tsv", "text\t1\t{thing}\n")
    #expect(try Tool.run(["bench", "generate", recipe, "--documents", "1"]).status == 65)
    #expect(try Tool.run(["bench", "generate", recipe]).status == 64)
  }
}
