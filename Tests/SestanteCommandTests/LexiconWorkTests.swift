import Foundation
import Testing

/// `lexicon unknown`, `import` and `tune` as people call them.
@Suite struct LexiconWorkTests {
  @Test func unknown() throws {
    let folder = try Folder()
    let path = try folder.write(
      "r.csv", "id,testo\n1,Camera zorblatta\n2,Zorblatta e quxxo\n3,ottimo zorblatta\n")
    let result = try Tool.small(["lexicon", "unknown", path, "--top", "1", "--contexts", "1"])
    #expect(result.status == 0)
    #expect(result.lines.count == 2)
    #expect(result.lines.last?.hasPrefix("zorblatta\t") == true)
    #expect(result.lines.last?.hasSuffix("\tCamera [zorblatta]") == true)
    #expect(result.errors.contains("in 3 documents"))
    let threads = try ["1", "3"].map {
      try Tool.small(["lexicon", "unknown", path, "--jobs", $0, "--json", "--quiet"]).bytes
    }
    #expect(threads[0] == threads[1])
    #expect(try JSONSerialization.jsonObject(with: Data(threads[0])) is [String: Any])
    #expect(try Tool.small(["lexicon", "unknown", folder.file("none")]).status == 66)
    #expect(try Tool.small(["lexicon", "unknown", path, "--language", "fr"]).status == 64)
    #expect(try Tool.small(["lexicon", "unknown"], stdin: Array("{\"a\":1}\n".utf8)).status == 65)
  }

  /// An imported list can be used at once.
  @Test func importAndUse() throws {
    let folder = try Folder()
    let list = try folder.write("mia lista.txt", "zorblatto\t3\nquxxo rotto\t-4\n:-]\t2\n:\t1\n")
    let output = folder.file("out")
    let result = try Tool.small(
      ["lexicon", "import", list, "--from", "afinn", "--language", "it", "--output", output])
    #expect(result.status == 0)
    #expect(result.errors.hasPrefix("\(list):4:1: warning: "))
    #expect(result.errors.contains("read as afinn, −5 … +5, times 0.6: 4 entries, 3 rows"))
    #expect(
      folder.text("out/it/imported-mia-lista.tsv").hasSuffix(
        "note\nquxxo rotto\t\t\t-2.40\nzorblatto\t\t\t1.80\n"))
    // Beside the small tables it judges.
    let tables = try #require(SmallTables.options().last)
    try FileManager.default.copyItem(atPath: tables, toPath: folder.file("all"))
    for name in ["it/imported-mia-lista.tsv", "common/imported-mia-lista-symbols.tsv"] {
      try folder.write("all/\(name)", folder.read("out/\(name)"))
    }
    let check = try Tool.run(
      [
        "lexicon", "check", "--without-examples", "--replace-lexicons", "--lexicons",
        folder.file("all"),
      ])
    #expect(check.status == 0)
    let classified = try Tool.run(
      ["classify", "--replace-lexicons", "--lexicons", folder.file("all")],
      stdin: Array("Il quxxo rotto.\nUn tavolo zorblatto\nIl tavolo :-]\n".utf8))
    #expect(
      try classified.records().map(\.sentiment.label) == ["negative", "positive", "positive"])
  }

  @Test func importReports() throws {
    let folder = try Folder()
    let list = try folder.write("x.dic", "%\n1 posemo\n%\nbel* 1\nvia (1)2/1\n")
    let arguments = ["lexicon", "import", list, "--language", "it"]
    let result = try Tool.small(
      arguments + ["--output", folder.file("one.tsv"), "--report", folder.file("report")])
    #expect(result.status == 0)
    #expect(folder.text("one.tsv").contains("\nbel\t\t\t1.50\t\t\tbel*\n"))
    #expect(folder.text("report").contains("x.dic:5:1: warning: \"via\" has categories under"))
    #expect(!result.errors.contains("warning"))
    let wrong = try Tool.small(arguments + ["--from", "quanteda", "--output", folder.file("o")])
    #expect(wrong.status == 65)
    #expect(wrong.errors.contains("x.dic:1:1: error: no key has a known sign"))
    #expect(folder.names.contains("o") == false)
    #expect(try Tool.small(arguments + ["--strength", "9", "--output", "o"]).status == 64)
    let none = try Tool.small(
      ["lexicon", "import", folder.file("none"), "--language", "it", "--output", "o"])
    #expect(none.status == 66)
  }

  private static let gold =
    "voto,testo\n"
    + (0..<20).map { "5,Pulito e lento \($0)\n1,Lento lento \($0)\n2,lento e pulito\n" }.joined()

  @Test func tune() throws {
    let folder = try Folder()
    let gold = try folder.write("gold.csv", Self.gold)
    let arguments = ["lexicon", "tune", gold, "--tables", "it/valence"]
    let result = try Tool.small(arguments + ["--output", folder.file("tuned")])
    #expect(result.status == 0)
    #expect(result.output.contains("it/valence.tsv:"))
    #expect(result.output.contains("→"))
    let table = folder.text("tuned/it/valence.tsv")
    #expect(table.contains("\nottimo\tadj\t\t2.40\tadj\n"))
    // The two words stand in texts of both signs: at least one of them moves.
    #expect(
      !table.contains("\nlento\tadj\t\t-1.50\tadj\n")
        || !table.contains("\npulito\tadj\t\t1.50\tadj\n"))
    #expect(try Tool.small(arguments + ["--output", folder.file("tuned")]).bytes == result.bytes)
    let report = try Tool.small(arguments + ["--json"])
    #expect(try JSONSerialization.jsonObject(with: Data(report.bytes)) is [String: Any])
  }

  @Test func tuneRefuses() throws {
    let folder = try Folder()
    let gold = try folder.write("gold.csv", Self.gold)
    let unknown = try Tool.small(["lexicon", "tune", gold, "--tables", "nothing"])
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("no table \"nothing\", expected one of "))
    let few = try Tool.small(
      ["lexicon", "tune", gold, "--tables", "valence", "--folds", "30"])
    #expect(few.status == 65)
    let odd = try folder.write("odd.csv", "voto,testo\nsette,bello\n9,bello\n")
    let faulty = try Tool.small(["evaluate", odd])
    #expect(faulty.status == 65)
    #expect(faulty.errors.contains("odd.csv:2:1: error: rating is \"sette\", expected a number"))
    #expect(faulty.errors.contains("odd.csv:3:1: error: rating is \"9\""))
  }
}
