import Sestante
import Testing

/// How a file is read must not show in what comes out.
@Suite struct ReadSizeTests {
  static let files: [(String, String)] = [
    ("a.txt", "Ottimo\r\n\nperché è così 😀\nlast\r"),
    ("b.txt", "uno\rdue\r\rtre"),
    (
      "a.jsonl",
      "\u{FEFF}{\"text\":\"a\\n\\ud83d\\ude00\"}\r\n\n"
        + "{\"x\":[{\"y\":\"}\"}],\"text\":\"b\"}\n{\"t\n[]"
    ),
    (
      "a.json",
      "[ {\"text\":\"a]}\\\"\"},\n 12 , {\"text\" : \"b\",\"id\":3} \n,{\"text\":\"è\"}, ] x"
    ),
    (
      "a.csv",
      "sep=;\r\n\"id\";\"te\"\"sto\";testo\r\n1;\"a\r\nb;\"\"c\"\"\";x\r\n\r\n"
        + "2;x;y;z\r\n3;;\"\r\n\"\r\n4;\"u"
    ),
    ("a.tsv", "\u{FEFF}\"text\"\tvoto\n\"a\tb\"\t4,5\nc\n"),
  ]

  @Test(arguments: files)
  func `any size of read and block`(file: String, content: String) throws {
    let bytes = Array(content.utf8)
    let expected = try ingest(bytes, file: file)
    #expect(!expected.records.isEmpty)
    for readSize in [1, 2, 7, 4096] {
      for blockSize in [1, 2, 3, 5, 16, 64, 4096] {
        let found = try ingest(
          bytes, file: file, IngestOptions(blockSize: blockSize), readSize: readSize)
        #expect(found == expected, "read \(readSize), block \(blockSize)")
      }
    }
  }

  @Test(arguments: files)
  func `any limit of a record`(file: String, content: String) throws {
    let bytes = Array(content.utf8)
    for limit in [1, 4, 10, 13, 20] {
      var options = IngestOptions(longestRecord: limit, blockSize: 4096)
      let expected = try? ingest(bytes, file: file, options)
      for blockSize in [1, 3, 16, 64] {
        options.blockSize = blockSize
        let found = try? ingest(bytes, file: file, options, readSize: 3)
        #expect(found == expected, "limit \(limit), block \(blockSize)")
      }
    }
  }

  @Test func `a long record is passed over`() throws {
    let long = String(repeating: "x", count: 100_000)
    let options = IngestOptions(longestRecord: 1000, blockSize: 100)
    let text = try ingest("a\n\(long)\nb\n", file: "a.txt", options)
    #expect(text.texts == ["a", "b"])
    #expect(text.records.map(\.number) == [1, 3])
    #expect(text.reasons == ["a.txt:2:1: the record is longer than 1000 bytes"])
    let csv = try ingest("text,id\na,1\n\"\(long)\n\",2\nb,3\n", file: "a.csv", options)
    #expect(csv.texts == ["a", "b"])
    #expect(csv.records.map(\.line) == [2, 5])
    let json = try ingest(
      "[{\"text\":\"a\"},{\"text\":\"\(long)\"},{\"text\":\"b\"}]", file: "a.json", options)
    #expect(json.texts == ["a", "b"])
    #expect(json.reasons == ["a.json:1:15: the record is longer than 1000 bytes"])
    let whole = try ingest(long, IngestOptions(format: .whole, longestRecord: 1000, blockSize: 100))
    #expect(whole.reasons == ["-:1:1: the record is longer than 1000 bytes"])
  }

  @Test(arguments: files)
  func `an input cut anywhere`(file: String, content: String) throws {
    let bytes = Array(content.utf8)
    for length in 0...bytes.count {
      let cut = Array(bytes.prefix(length))
      let whole = try? ingest(cut, file: file)
      let pieces = try? ingest(cut, file: file, IngestOptions(blockSize: 4), readSize: 1)
      #expect(whole == pieces, "\(length) bytes")
    }
  }

  @Test(arguments: files)
  func `an input with any byte damaged`(file: String, content: String) throws {
    let bytes = Array(content.utf8)
    for place in bytes.indices {
      for byte: UInt8 in [0x0A, 0x0D, 0x22, 0x2C, 0x5C, 0x7D, 0xFF] {
        var damaged = bytes
        damaged[place] = byte
        let whole = try? ingest(damaged, file: file)
        let pieces = try? ingest(damaged, file: file, IngestOptions(blockSize: 4), readSize: 1)
        if whole != pieces { Issue.record("byte \(place) is \(byte)") }
      }
    }
  }

  @Test func `an error of the read comes through`() throws {
    struct Broken: Error {}
    var reads = 0
    #expect(throws: Broken.self) {
      var reader = try BlockReader(file: "a.txt", options: IngestOptions(blockSize: 1 << 17)) {
        reads += 1
        guard reads < 3 else { throw Broken() }
        $0.initializeMemory(as: UInt8.self, repeating: 0x0A)
        return min($0.count, 1 << 16)
      }
      while try reader.next(reject: { _ in }) != nil {}
    }
  }
}
