import Foundation
import Testing

/// Folders, dry runs and the closing summary.
@Suite struct FolderInputTests {
  @Test func `a folder is the files in it`() throws {
    let folder = try Folder()
    try folder.write("d/b.txt", "ottimo\npessimo\n")
    try folder.write("d/a/note.csv", "id,text,email\nx,Camera pulita,a@b.it\n")
    try folder.write("d/.hidden.txt", "no\n")
    try folder.write("d/logo.png", [1, 2])
    let result = try Tool.small(["classify", folder.file("d")])
    #expect(result.status == 0)
    #expect(try result.records().map(\.id) == ["x", "2", "3"])
    #expect(
      result.metadata == [
        "{\"file\":\"\(folder.file("d/a/note.csv"))\",\"line\":2}",
        "{\"file\":\"\(folder.file("d/b.txt"))\",\"line\":1}",
        "{\"file\":\"\(folder.file("d/b.txt"))\",\"line\":2}",
      ])
    #expect(result.errors.contains("2 files passed over"))
    #expect(result.errors.contains("columns not carried: email\n"))
    let quiet = try Tool.small(["classify", folder.file("d"), "--quiet"])
    #expect(quiet.errors == "")
    #expect(quiet.bytes == result.bytes)
  }

  @Test func `a dry run tells and classifies nothing`() throws {
    let folder = try Folder()
    let path = try folder.write(
      "a.csv",
      Array("Data;Voto;Testo;Nome\n05/03/2026;4,5;Perch".utf8) + [0xE9]
        + Array(" ottimo;Mario\n".utf8))
    let result = try Tool.small(["classify", path, "--dry-run"])
    #expect(result.status == 0)
    #expect(
      result.output == """
        \(path): csv, ";" between cells, Windows-1252
          text: Testo
          date: Data (day first)
          rating: Voto
          not carried: Nome
          line 2: id "1" {"date":"2026-03-05","rating":4.5} Perché ottimo

        """)
  }

  @Test func `what was found is said`() throws {
    let folder = try Folder()
    let path = try folder.write(
      "a.jsonl",
      "{\"text\":\"perchÃ© no\",\"phone\":\"1\",\"author\":\"staff\"}\n{\"text\":\"sÃ¬\"}\n")
    let result = try Tool.small(["classify", path])
    #expect(result.lines.count == 1)
    #expect(result.errors.contains("looks like UTF-8 taken for Windows-1252 (2 places"))
    #expect(result.errors.contains("1 records written by the firm's own people set aside"))
    #expect(result.errors.contains("columns not carried: phone\n"))
    let repaired = try Tool.small(["classify", path, "--repair-mojibake"])
    #expect(repaired.errors.contains("places of mojibake put right"))
  }

  @Test func `a damaged archive ends with 65 after what could be read`() throws {
    let folder = try Folder()
    let text = try folder.write("a.txt", "ottimo\n")
    let damaged = try folder.write("b.txt.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2])
    let result = try Tool.small(["classify", text, damaged])
    #expect(result.status == 65)
    #expect(result.lines.count == 1)
    #expect(result.errors.contains("damaged gzip data"))
  }

  @Test(
    .enabled(if: LibreOffice.path != nil, "LibreOffice is not installed"),
    arguments: [
      ("xlsx", "xlsx"), ("csv:Text - txt - csv (StarCalc):59,34,ANSI,1", "csv"),
    ])
  func `files that LibreOffice writes`(filter: String, ending: String) throws {
    let folder = try Folder()
    let source = try folder.write(
      "in.csv",
      """
      Codice;Data;Voto;Testo
      a1;2026-03-05;4,5;Perché la camera era pulita, così sì
      a2;2025-12-31;2;"Attesa lenta;
      «pessimo» caffè"

      """)
    try LibreOffice.convert(source, to: filter, folder)
    let result = try Tool.small(["classify", folder.file("out/in.\(ending)")])
    #expect(result.status == 0)
    #expect(try result.records().map(\.id) == ["a1", "a2"])
    #expect(
      result.metadata == [
        #"{"date":"2026-03-05","rating":4.5}"#, #"{"date":"2025-12-31","rating":2}"#,
      ])
    let quotes = try result.records().map { $0.evidence.map(\.quote) }
    #expect(quotes == [["camera era pulita"], ["Attesa lenta", "pessimo» caffè"]])
  }
}

/// The spreadsheet program, where it is installed.
enum LibreOffice {
  static let path: String? = ["/usr/bin/soffice", "/usr/bin/libreoffice"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Converts a semicolon CSV in UTF-8, without a window; its decimal mark is the comma.
  static func convert(_ source: String, to filter: String, _ folder: Folder) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path ?? "")
    process.arguments = [
      "-env:UserInstallation=file://\(folder.path)/profile", "--headless",
      "--infilter=CSV:59,34,76,1,,1040", "--convert-to", filter, "--outdir", folder.file("out"),
      source,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }
}
