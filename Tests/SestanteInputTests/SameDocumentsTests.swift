import Foundation
import Sestante
import SestanteInput
import TestSupport
import Testing

/// The same documents in every format, encoding and compression give the same records, byte for byte:
/// and a classification depends on nothing else.
@Suite struct SameDocumentsTests {
  struct Document {
    var id: String
    var date: String
    var rating: String
    var text: String
  }

  static let documents: [Document] = {
    var random = SplitMix64(seed: 500)
    let words = [
      "camera", "pulita", "perché", "così", "però", "città", "staff", "gentile", "è", "più",
      "l'attesa", "\"ottima\"", "non", "cortese;", "rapido,", "a|b", "breakfast", "slow", "Qualità",
      "né", "22%", "<b>", "&", "{x}", "[y]", "\\n",
    ]
    return (0..<500).map { number in
      let count = 3 + random.next(below: 30)
      let text = (0..<count).compactMap { _ in random.pick(words) }.joined(separator: " ")
      let day = 1 + random.next(below: 28)
      return Document(
        id: "r-\(number)", date: "2026-03-\(day < 10 ? "0" : "")\(day)",
        rating: "\(number % 5 + 1)",
        text: "La " + text)
    }
  }()

  static let encodings: [(name: String, encode: @Sendable (String) throws -> [UInt8])] = [
    ("UTF-8", { Array($0.utf8) }),
    ("UTF-8 with mark", { [0xEF, 0xBB, 0xBF] + Array($0.utf8) }),
    ("UTF-16LE", { try bytes($0, .utf16LittleEndian) }),
    ("UTF-16LE with mark", { [0xFF, 0xFE] + (try bytes($0, .utf16LittleEndian)) }),
    ("UTF-16BE", { try bytes($0, .utf16BigEndian) }),
    ("UTF-16BE with mark", { [0xFE, 0xFF] + (try bytes($0, .utf16BigEndian)) }),
    ("Windows-1252", { try bytes($0, .windowsCP1252) }),
    ("ISO-8859-1", { try bytes($0, .isoLatin1) }),
    ("Mac Roman", { try Pack.macRoman($0) }),
  ]

  static func bytes(_ text: String, _ encoding: String.Encoding) throws -> [UInt8] {
    Array(try #require(text.data(using: encoding)))
  }

  static let packings: [(name: String, pack: @Sendable (String, [UInt8]) throws -> [UInt8])] = [
    ("plain", { $1 }), ("gzip", { try Pack.gzip($1) }), ("zstd", { Pack.zstd($1) }),
    ("zip", { try Pack.zip([($0, $1)]) }),
  ]

  /// Formats with columns; each writes all documents.
  static let formats: [(name: String, write: @Sendable () -> String)] = [
    ("a.csv", { cells(",", quoted: true) }), ("b.csv", { cells(";", quoted: true) }),
    ("c.csv", { cells("|", quoted: true) }), ("a.tsv", { cells("\t", quoted: true) }),
    ("a.jsonl", { documents.map(json).joined(separator: "\n") + "\n" }),
    ("a.json", { "[\n" + documents.map(json).joined(separator: ",\n") + "\n]\n" }),
  ]

  static func cells(_ delimiter: String, quoted: Bool) -> String {
    let rows =
      [["id", "date", "rating", "text"]] + documents.map { [$0.id, $0.date, $0.rating, $0.text] }
    return rows.map { row in
      row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: delimiter)
    }.joined(separator: "\r\n") + "\r\n"
  }

  static func json(_ document: Document) -> String {
    let text = document.text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "{\"id\":\"\(document.id)\",\"date\":\"\(document.date)\",\"rating\":\(document.rating),"
      + "\"text\":\"\(text)\"}"
  }

  static let expected = documents.map {
    Seen(
      id: "\"\($0.id)\"", text: $0.text,
      metadata: "\"date\":\"\($0.date)\",\"rating\":\($0.rating)",
      language: "")
  }

  @Test(arguments: encodings.indices, packings.indices)
  func `every format`(encoding: Int, packing: Int) throws {
    let (encoding, packing) = (Self.encodings[encoding], Self.packings[packing])
    for format in Self.formats {
      let bytes = try packing.pack(format.name, encoding.encode(format.write()))
      let reading = try Reading(bytes, file: packing.name == "zip" ? "d.zip" : format.name)
      let isSame = reading.records == Self.expected
      #expect(isSame, "\(format.name), \(encoding.name), \(packing.name)")
      #expect(reading.rejections == [])
      let unnamed = try Reading(bytes)
      let isSameUnnamed = unnamed.records == Self.expected
      #expect(isSameUnnamed, "\(format.name) unnamed, \(encoding.name), \(packing.name)")
    }
    let lines = Self.documents.map(\.text).joined(separator: "\n") + "\n"
    let plain = try Reading(packing.pack("a.txt", encoding.encode(lines)), file: "a.txt")
    let isSame = plain.texts == Self.documents.map(\.text)
    #expect(isSame, "text, \(encoding.name), \(packing.name)")
  }

  @Test(arguments: packings.indices)
  func `a workbook`(packing: Int) throws {
    let rows =
      [["id", "date", "rating", "text"]]
      + Self.documents.map { [$0.id, $0.date, $0.rating, $0.text] }
    let packing = Self.packings[packing]
    let bytes = try packing.pack("a.xlsx", Workbook.of(rows).bytes())
    let isSame = try Reading(bytes, file: "x.bin").records == Self.expected
    #expect(isSame, "\(packing.name)")
  }
}
