import Foundation
import Testing

@Suite struct LexiconTests {
  @Test func `a faulty table`() throws {
    let folder = try Folder()
    let head = SmallTables.head("valence/1")
    try folder.write(
      "it/mine.tsv",
      head + "term\tinflection\tforms\tvalence\tpos\texample\tnote\nbello\tadj\t\ttanto\tadj\n")
    let result = try Tool.run(["lexicon", "check", "--replace-lexicons", "--lexicons", folder.path])
    #expect(result.status == 1)
    #expect(result.lines.contains { $0.hasPrefix("it/mine.tsv:6:") && $0.contains(": error: ") })
    #expect(result.errors.hasPrefix("sestante: 1 tables: "))
  }

  @Test func `examples that fail`() throws {
    let tables = try #require(SmallTables.options().last)
    let folder = try Folder()
    let names = [
      "taxonomy/pillars", "taxonomy/touchpoints", "taxonomy/topics", "taxonomy/stages",
      "taxonomy/concepts", "taxonomy/signals", "common/scoring", "common/labels",
    ]
    for name in names {
      let url = URL(fileURLWithPath: "\(tables)/\(name).tsv")
      try folder.write("\(name).tsv", Array(Data(contentsOf: url)))
    }
    let head =
      SmallTables.head("valence/1") + "term\tinflection\tforms\tvalence\tpos\texample\tnote\n"
    func check(_ example: String) throws -> Tool.Result {
      try folder.write("it/mine.tsv", head + "bello\t\t\t2.00\tadj\t\(example)\n")
      return try Tool.run(["lexicon", "check", "--replace-lexicons", "--lexicons", folder.path])
    }
    let good = try check("Molto [bello|+].")
    #expect(good.status == 0)
    #expect(good.output == "")
    // What a table claims is news, not a fault; marks nobody can read are a fault.
    let failing = try check("Molto [bello|-].")
    #expect(failing.status == 0)
    #expect(failing.output.hasPrefix("it/mine.tsv:6:24: warning: expected - on \"bello\""))
    let unreadable = try check("Molto [bello|?].")
    #expect(unreadable.status == 1)
    #expect(unreadable.output.hasPrefix("it/mine.tsv:6:"))
    #expect(unreadable.output.contains(": error: "))
  }

  @Test func list() throws {
    let tables = try Tool.small(["lexicon", "list"])
    #expect(tables.status == 0)
    #expect(tables.lines.first == "table\tformat\tlanguage\tversion\trows")
    #expect(tables.lines.contains("it/valence.tsv\tvalence/1\tit\t2026.1\t4"))
    let topics = try Tool.small(["lexicon", "list", "--topics"])
    #expect(topics.lines.first == "concept\tit\ten")
    #expect(topics.lines.contains("waiting-time\t1\t0"))
  }

  @Test func `topics found in a corpus`() throws {
    let folder = try Folder()
    let path = try folder.write(
      "texts.txt", "Camera pessimo.\nCamera ottimo, camera lento.\nCiao.\n")
    let found = try Tool.small(["lexicon", "list", "--topics", path])
    #expect(found.status == 0)
    #expect(found.lines.first == "concept\tit\ten\tdocuments")
    #expect(found.lines.contains("comfort\t1\t0\t2"))
    #expect(found.errors.contains("3 documents; "))
    #expect(found.errors.contains(" topics never found: "))
    #expect(!found.errors.contains("comfort"))
    let quiet = try Tool.small(["lexicon", "list", "--topics", "--quiet", path])
    #expect(quiet.errors == "")
    #expect(try Tool.small(["lexicon", "list", path]).status == 64)
    #expect(try Tool.small(["lexicon", "list", "--topics", path + "x"]).status != 0)
  }
}
