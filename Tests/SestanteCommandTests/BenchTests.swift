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

  @Test func json() throws {
    let folder = try Folder()
    let text = String(repeating: "camera pulita\n", count: 1000)
    let path = try folder.write("a.txt", text)
    let result = try Tool.small(["bench", path, "--megabytes", "1", "--rounds", "1", "--json"])
    #expect(result.status == 0, "\(result.errors)")
    let bench = try JSONDecoder().decode(Bench.self, from: Data(result.bytes))
    #expect(bench.stages.count > 2)
    for stage in bench.stages {
      #expect(stage.counts.documents == 71_000)
      #expect(stage.counts.textBytes == 71_000 * 13)
      #expect(stage.cpu.count == 1 && stage.wall.count == 1)
    }
  }

  @Test func `an empty corpus is 65`() throws {
    let folder = try Folder()
    let result = try Tool.small(["bench", folder.write("a.txt", ""), "--megabytes", "1"])
    #expect(result.status == 65)
  }
}
