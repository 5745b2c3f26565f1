import Foundation
import Lexicons
import SestanteLexicon
import TestSupport
import Testing

/// `x.good.tsv` passes, `x.wrong.tsv` yields exactly `x.diagnostics`.
///
/// To write an expectation anew: `RECORD=1 swift test --filter TableChecker`, then read the diff.
@Suite struct TableCheckerTests {
  @Test(arguments: TableFiles.good)
  func `good tables pass`(_ name: String) throws {
    #expect(try diagnostics(of: name) == "")
  }

  @Test(arguments: TableFiles.wrong)
  func `wrong tables yield their diagnostics`(_ name: String) throws {
    let expected = TableFiles.url(name.replacingOccurrences(of: ".wrong.tsv", with: ".diagnostics"))
    let found = try diagnostics(of: name)
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try found.write(to: expected, atomically: true, encoding: .utf8)
    }
    #expect(try found == String(contentsOf: expected, encoding: .utf8))
  }

  private func diagnostics(of name: String) throws -> String {
    let bytes = Array(try Data(contentsOf: TableFiles.url(name)))
    return TableChecker().diagnostics(
      of: TableFiles.taxonomy + [TableSource(name: name, bytes: bytes)]
    )
    .map { "\($0)\n" }.joined()
  }

  // Bytes that editors and version control would repair stand here.

  @Test func `carriage returns, byte order mark, decomposed letters`() {
    let text = "\u{FEFF}%format\tnumbers/1\r\nterm\tvalue\ntre\t3\n"
    let found = TableChecker().diagnostics(of: [TableSource(name: "a.tsv", bytes: Array(text.utf8))]
    )
    #expect(found.map(\.code).contains("byte-order-mark"))
    #expect(found.map(\.code).contains("carriage-return"))
    let accent = TableFiles.source("b.tsv", "numbers/1", "ventitre\u{301}|23")
    let other = TableChecker().diagnostics(of: [accent])
    #expect(other.map(\.code) == ["unmatchable-term", "not-nfc"])
    #expect(other.last?.location.description == "b.tsv:4:8")
  }

  @Test func `an unknown format is named, and the known ones are listed`() throws {
    let text = "%format\tnegatives/1\nterm\n"
    let found = TableChecker().diagnostics(of: [TableSource(name: "a.tsv", bytes: Array(text.utf8))]
    )
    #expect(found.map(\.code) == ["unknown-format", "missing-format"])
    let message = try #require(found.first?.message)
    #expect(TableFormat.allCases.allSatisfy { message.contains($0.rawValue) })
  }

  @Test func `bytes that are no text`() {
    let found = TableChecker().diagnostics(of: [TableSource(name: "a.tsv", bytes: [0x25, 0xFF])])
    #expect(found.map(\.code) == ["invalid-utf8"])
    let empty = TableChecker().diagnostics(of: [TableSource(name: "a.tsv", bytes: [])])
    #expect(empty.map(\.code) == ["missing-header"])
  }

  @Test func `duplicates across tables are warnings`() {
    let found = TableChecker().diagnostics(of: [
      TableFiles.source("it/a.tsv", "valence/1", "bello|||1", "bello|||2"),
      TableFiles.source("it/b.tsv", "valence/1", "bello|||1"),
      TableFiles.source("en/c.tsv", "valence/1", language: "en", "bello|||1"),
    ])
    #expect(
      found.map(\.description) == [
        """
        it/a.tsv:5:1: error: term "bello" is defined twice [duplicate-term]
        it/a.tsv:4:1: note: first defined here
        """,
        """
        it/b.tsv:4:1: warning: term "bello" is defined twice [duplicate-term]
        it/a.tsv:4:1: note: first defined here
        """,
      ])
  }

  @Test func `signs that clash are warnings`() {
    let found = TableChecker().diagnostics(
      of: TableFiles.taxonomy + [
        TableFiles.source("it/valence.tsv", "valence/1", "attesa|||1.5", "note|||-1"),
        TableFiles.source("it/topics.tsv", "terms/1", "attesa|||waiting-time|-1", "note|||note|-1"),
      ])
    #expect(found.map(\.code) == ["sign-clash"])
    #expect(found.first?.severity == .warning)
    #expect(found.first?.location.description == "it/topics.tsv:4:23")
    #expect(found.first?.note == "it/valence.tsv:4:10: note: 1.5 here")
  }

  @Test func `a later table replaces one of its name`() {
    let found = TableChecker().diagnostics(of: [
      TableFiles.source("it/a.tsv", "valence/1", "bello|||9"),
      TableFiles.source("it/a.tsv", "valence/1", "bello|||1"),
    ])
    #expect(found.isEmpty)
  }

  @Test func `shipped tables load`() throws {
    #expect(try Shared.lexicon().tables.count == Lexicons.all.count)
  }

  @Test func `shipped tables have no error`() {
    let found = TableChecker().diagnostics(of: Lexicons.all)
    let errors = found.filter { $0.severity == .error }
    for diagnostic in errors { print("table error: \(diagnostic)") }
    print("shipped tables: \(errors.count) errors, \(found.count - errors.count) warnings")
    #expect(errors.isEmpty)
  }
}
