import TestSupport
import Testing

/// The number of threads does not show.
@Suite struct DeterminismTests {
  /// Three thousand records, good and bad, plain and hostile; several blocks of input.
  static func corpus(seed: UInt64) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    let words = [
      "camera", "pulita", "non", "ottimo", "attesa", "lentissima", "ma", "caffè", "3", "chiamate",
      "😀", "pessimo!!!", "perché", "a\u{301}", "MAI", "«così»", "https://a.it/x", "…", "\\n",
      "\\u00e8",
    ]
    var out: [UInt8] = []
    for number in 0..<3000 {
      switch random.next(below: 40) {
      case 0: out += "{\"text\":\(number)}".utf8
      case 1: out += "{\"id\":\"\(number)\"}".utf8
      case 2: out += "{\"text\":\"tronc".utf8
      case 3: out += Array("{\"text\":\"x".utf8) + [0xC3, 0x28] + Array("\"}".utf8)
      case 4: break
      case 5:
        let text = RandomText.make(&random, length: 60).unicodeScalars
          .filter { $0.value >= 0x20 && $0 != "\"" && $0 != "\\" }
        out += "{\"id\":\"r\(number)\",\"text\":\"\(String(String.UnicodeScalarView(text)))\"}".utf8
      default:
        let count = random.next(below: 40)
        let text = (0..<count).compactMap { _ in random.pick(words) }.joined(separator: " ")
        out += "{\"rating\":\(number % 5),\"text\":\"\(text)\"}".utf8
      }
      out.append(UInt8(ascii: "\n"))
    }
    return out
  }

  @Test(arguments: [("jsonl", [1, 2, 7]), ("csv", [1, 7])])
  func jobs(format: String, counts: [Int]) throws {
    let folder = try Folder()
    let path = try folder.write("a.jsonl", Self.corpus(seed: 20_260_101))
    let other = try folder.write("b.jsonl", Self.corpus(seed: 7).prefix(100_000) + [])
    let runs = try counts.map { jobs in
      let result = try Tool.small([
        "classify", path, other, "--jobs", "\(jobs)", "--rejects", folder.file("r\(jobs)"),
        "--output-format", format,
      ])
      #expect(result.status == 0)
      return result
    }
    #expect(runs[0].bytes.count > 100_000)
    #expect(runs[0].errors.contains("records rejected; the first: \(path):"))
    #expect(folder.read("r1").count > 5000)
    for (run, jobs) in zip(runs, counts) {
      #expect(run.bytes == runs[0].bytes, "--jobs \(jobs)")
      #expect(run.errors == runs[0].errors)
      #expect(folder.read("r\(jobs)") == folder.read("r1"))
    }
  }

  @Test func `jobs of a run that stops`() throws {
    let folder = try Folder()
    let good = String(repeating: "camera pulita\n", count: 25_000)
    let first = try folder.write("a.txt", good)
    let second = try folder.write("b.csv", "x,y\n1,2\n")
    let runs = try ["1", "7"].map { jobs in
      try Tool.small(["classify", first, second, "--jobs", jobs, "--output-format", "csv"])
    }
    #expect(runs.map(\.status) == [65, 65])
    #expect(runs[0].bytes == runs[1].bytes)
    #expect(runs[0].output.split(separator: "\r\n").count == 25_001)
  }
}
