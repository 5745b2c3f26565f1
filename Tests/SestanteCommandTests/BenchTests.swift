import Foundation
import Testing

@Suite struct BenchTests {
  struct Bench: Decodable {
    struct Stage: Decodable {
      struct Counts: Decodable {
        var documents: Int
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
      #expect(stage.cpu.count == 1 && stage.wall.count == 1)
    }
  }

  @Test func `every stage has the same documents`() throws {
    // Long lines that say nothing take least time.
    let line = String(repeating: "x", count: 9999) + "\n"
    let bench = try Self.bench(String(repeating: line, count: 100), [])
    #expect(bench.stages.map(\.stage) == ["parse", "scan", "tokens", "analysis", "records"])
    #expect(bench.stages.allSatisfy { $0.counts.documents == 100 })
  }

  @Test func `an empty corpus is 65`() throws {
    let folder = try Folder()
    let result = try Tool.small(["bench", folder.write("a.txt", ""), "--megabytes", "1"])
    #expect(result.status == 65)
  }
}
