import Sestante
import SestanteInput
import Testing

@Suite struct CompressionTests {
  private let lines = (0..<20_000).map { "riga \($0 &* 2_654_435_761 % 1_000_003) camera pulita" }
  private var plain: [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

  @Test(arguments: [1, 1000, 1 << 16])
  func `members and frames one after the other`(readSize: Int) throws {
    let half = plain.count / 2
    let (first, second) = (Array(plain[..<half]), Array(plain[half...]))
    let gzip = try Pack.gzip(first) + Pack.gzip([]) + Pack.gzip(second)
    #expect(try Reading(gzip, file: "a.txt.gz", readSize: readSize).texts == lines)
    let zstd = Pack.zstd(first) + Pack.zstd([]) + Pack.zstd(second)
    #expect(try Reading(zstd, file: "a.txt.zst", readSize: readSize).texts == lines)
    #expect(try Reading(Pack.gzip(zstd), file: "a.txt", readSize: readSize).texts == lines)
  }

  @Test func `nothing inside`() throws {
    #expect(try Reading(Pack.gzip([]), file: "a.txt").texts == [])
    #expect(try Reading(Pack.zstd([]), file: "a.txt").texts == [])
    #expect(throws: InputError.unsupported(file: "a", reason: "is an empty zip")) {
      try Reading(Pack.zip([]), file: "a")
    }
  }

  @Test func `cut short or damaged`() throws {
    for packed in [try Pack.gzip(plain), Pack.zstd(plain), try Pack.zip([("a.txt", plain)])] {
      for count in [packed.count - 1, packed.count / 2, 20] {
        #expect(throws: InputError.self) { try Reading(Array(packed[..<count]), file: "a") }
      }
    }
    var wrong = try Pack.gzip(plain)
    wrong[wrong.count - 6] ^= 1
    #expect(
      throws: InputError.damaged(file: "a", container: "gzip", reason: "incorrect data check")
    ) { try Reading(wrong, file: "a") }
  }

  @Test func `a bomb is refused`() throws {
    let zeros = [UInt8](repeating: 0x61, count: 80 << 20)
    let bomb = try Pack.gzip(zeros)
    let settings = InputSettings(mostRatio: 100)
    #expect(throws: InputError.tooLarge(file: "a", ratio: 100)) {
      try Reading(bomb, file: "a", settings: settings)
    }
    #expect(throws: InputError.tooLarge(file: "b", ratio: 100)) {
      try Reading(Pack.zstd(zeros), file: "b", settings: settings)
    }
  }

  @Test func `members of a zip`() throws {
    let zip = try Pack.zip([
      ("b/note.txt", Array("ottimo\n".utf8)), ("__MACOSX/._note.txt", [1, 2]), ("a.png", [3]),
      ("c.csv.gz", Pack.gzip(Array("id;testo\n7;ciao\n".utf8))), (".hidden.txt", [0x61]),
      ("d.zip", Pack.zip([("e.txt", Array("dentro\n".utf8))])),
    ])
    let reading = try Reading(zip, file: "x.zip")
    #expect(reading.files == ["x.zip/b/note.txt", "x.zip/c.csv.gz", "x.zip/d.zip/e.txt"])
    #expect(reading.texts == ["ottimo", "ciao", "dentro"])
  }

  @Test func `kinds that are not read are named`() throws {
    let kinds: [([UInt8], String)] = [
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "old or protected Office file"),
      (Array("%PDF-1.7\n".utf8), "PDF"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0], "xz"),
      (try Pack.zip([("word/document.xml", [0x3C])]), "Word"),
    ]
    for (bytes, reason) in kinds {
      let error = #expect(throws: InputError.self) { try Reading(bytes, file: "a") }
      #expect(error?.description.contains(reason) == true)
    }
  }
}
