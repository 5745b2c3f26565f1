import Foundation
import Sestante
import SestanteInput
import TestSupport
import Testing

/// The same documents in every format, encoding and compression give the same classifications, byte
/// for byte.
@Suite struct SameDocumentsTests {
  typealias Documents = [SameDocuments.Document]

  /// What the documents are as records: with all columns, or text alone under the number.
  private static func expected(_ documents: Documents, _ isTextAlone: Bool) -> [Seen] {
    documents.enumerated().map { number, document in
      Seen(
        id: isTextAlone ? "\"\(number + 1)\"" : "\"\(document.id)\"", text: document.text,
        metadata: isTextAlone ? "" : "\"date\":\"\(document.date)\",\"rating\":\(document.rating)",
        language: "")
    }
  }

  /// The documents with as many signs as the encoding has.
  private static func documents(_ encoding: SameDocuments.Encoding) -> Documents {
    encoding.hasEuro ? SameDocuments.euro : SameDocuments.plain
  }

  private func check(
    _ reading: Reading, _ documents: Documents, isTextAlone: Bool, _ what: String,
    _ location: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let expected = Self.expected(documents, isTextAlone)
    // The records first: how many are right is told.
    let same = zip(reading.records, expected).prefix { $0 == $1 }.count
    #expect(same == 500 && reading.records.count == 500, "\(what)", sourceLocation: location)
    #expect(reading.rejections == [], sourceLocation: location)
    let isSame = try Classifications.of(reading.records) == Classifications.of(expected)
    #expect(isSame, "\(what): classified", sourceLocation: location)
  }

  @Test(arguments: SameDocuments.encodings.indices, SameDocuments.packings.indices)
  func `every format`(encoding: Int, packing: Int) throws {
    let encoding = SameDocuments.encodings[encoding]
    let packing = SameDocuments.packings[packing]
    let documents = Self.documents(encoding)
    for format in SameDocuments.formats + [SameDocuments.lines] {
      let isTextAlone = format.name == SameDocuments.lines.name
      let bytes = try packing.pack(
        format.name, encoding.encode(format.write(documents, isTextAlone)))
      let what = "\(format.name), \(encoding.name), \(packing.name)"
      let named = try Reading(bytes, file: packing.file(format.name))
      try check(named, documents, isTextAlone: isTextAlone, what)
      // With its columns a format shows without a name.
      if !isTextAlone, packing.name == "plain" {
        try check(Reading(bytes), documents, isTextAlone: false, "\(what), unnamed")
      }
    }
  }

  /// Lines of text and whole files have no other columns, so they are compared with these.
  @Test(arguments: SameDocuments.formats.indices)
  func `text alone`(format: Int) throws {
    let format = SameDocuments.formats[format]
    for documents in [SameDocuments.plain, SameDocuments.euro] {
      let reading = try Reading(Array(format.write(documents, true).utf8), file: format.name)
      try check(reading, documents, isTextAlone: true, format.name)
    }
  }

  /// One document a file, the files in a zip.
  @Test(arguments: SameDocuments.encodings.indices, SameDocuments.packings.indices)
  func `whole files`(encoding: Int, packing: Int) throws {
    let encoding = SameDocuments.encodings[encoding]
    let packing = SameDocuments.packings[packing]
    let documents = Self.documents(encoding)
    let files = try documents.enumerated().map { number, document in
      let name = "\(1000 + number).txt"
      return (name: name, bytes: try packing.pack(name, encoding.encode(document.text)))
    }
    let zip = try Reading(
      Pack.zip(files), file: "d.zip", options: IngestOptions(format: .whole))
    try check(zip, documents, isTextAlone: true, "\(encoding.name), \(packing.name)")
  }

  /// One document a file, every fourth packed in the same way.
  @Test(arguments: SameDocuments.encodings.indices)
  func `whole files one by one`(encoding: Int) throws {
    let encoding = SameDocuments.encodings[encoding]
    let documents = Self.documents(encoding)
    var folder = Reading()
    for (number, document) in documents.enumerated() {
      let packing = SameDocuments.packings[number % SameDocuments.packings.count]
      let bytes = try packing.pack("\(number).txt", encoding.encode(document.text))
      try folder.read(
        bytes, file: packing.file("\(number).txt"), options: IngestOptions(format: .whole))
    }
    try check(folder, documents, isTextAlone: true, encoding.name)
  }

  @Test(arguments: SameDocuments.packings.indices)
  func `a workbook`(packing: Int) throws {
    let packing = SameDocuments.packings[packing]
    for documents in [SameDocuments.plain, SameDocuments.euro] {
      for isTextAlone in [false, true] {
        let sheet = try Workbook.of(SameDocuments.rows(documents, isTextAlone)).bytes()
        let reading = try Reading(packing.pack("a.xlsx", sheet), file: "x.bin")
        try check(reading, documents, isTextAlone: isTextAlone, packing.name)
      }
    }
  }

  @Test func `there is something to classify`() throws {
    for documents in [SameDocuments.plain, SameDocuments.euro] {
      let bytes = try Classifications.of(Self.expected(documents, false))
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      #expect(lines.count == 500)
      #expect(lines.count { $0.contains("\"quote\":") } > 400)
    }
    let texts = Set(SameDocuments.plain.map(\.text))
    #expect(texts.count > 490)
  }
}
