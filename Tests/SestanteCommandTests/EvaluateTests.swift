import Foundation
import Testing

@Suite struct EvaluateTests {
  static let gold = """
    {"id":"1","text":"Camera pulita","polarity":"positive"}
    {"id":"2","text":"Attesa lentissima","polarity":"negative"}
    {"id":"3","text":"ottimo","polarity":"negative"}
    {"id":"4","text":"pessimo","polarity":"negative"}

    """

  @Test(arguments: [("0.99", 1), ("0.5", 0)])
  func `at least`(bound: String, status: Int32) throws {
    let result = try Tool.small(
      ["evaluate", "-", "--at-least", bound], stdin: Array(Self.gold.utf8))
    #expect(result.status == status)
    #expect(result.output.contains("precision") || !result.bytes.isEmpty)
    if status == 1 {
      #expect(result.errors.hasPrefix("sestante: two-class macro-F1 is 0."))
      #expect(result.errors.hasSuffix("expected at least 0.99\n"))
    } else {
      #expect(result.errors == "")
    }
  }

  @Test func `no figure is not enough`() throws {
    let gold = "{\"id\":\"1\",\"text\":\"Camera\",\"pillars\":[]}\n"
    let plain = try Tool.small(["evaluate", "-"], stdin: Array(gold.utf8))
    #expect(plain.status == 0)
    let bound = try Tool.small(["evaluate", "-", "--at-least", "0.1"], stdin: Array(gold.utf8))
    #expect(bound.status == 1)
  }

  @Test func json() throws {
    let folder = try Folder()
    let path = try folder.write("gold.jsonl", Self.gold)
    let result = try Tool.small(["evaluate", path, "--json"])
    #expect(result.status == 0)
    #expect(try JSONSerialization.jsonObject(with: Data(result.bytes)) is [String: Any])
  }

  @Test func `gold that is not gold`() throws {
    let result = try Tool.small(["evaluate", "-"], stdin: Array("{\"id\":\"1\"}\nx\n".utf8))
    #expect(result.status == 65)
    #expect(result.errors.contains("-:1:"))
    #expect(result.errors.contains("-:2:"))
  }

  @Test func `intervals and worst errors`() throws {
    let gold = Array(Self.gold.utf8)
    let text = try Tool.small(["evaluate", "-", "--worst", "1", "--resamples", "50"], stdin: gold)
    #expect(text.output.contains("AUC"))
    #expect(text.output.contains("3: negative in the gold, answer positive"))
    #expect(text.output.contains("“ottimo” ← term it/valence.tsv:"))
    #expect(
      try Tool.small(["evaluate", "-", "--worst", "1", "--resamples", "50"], stdin: gold).bytes
        == text.bytes)
    let plain = try Tool.small(["evaluate", "-", "--resamples", "0", "--json"], stdin: gold)
    let object = try JSONSerialization.jsonObject(with: Data(plain.bytes)) as? [String: Any]
    #expect((object?["intervals"] as? [String: Any])?.isEmpty == true)
    #expect((object?["sentiment"] as? [String: Any])?["auc"] as? Double == 0.6667)
  }

  @Test(arguments: [
    ("evaluate -", "testo,voto\nottimo,5\npessimo,1\nCamera,3\n"),
    ("evaluate - --rating-scale '1 10'", "testo,voto\nottimo,10\npessimo,4\nCamera,5\n"),
    ("evaluate - --label-column esito", "testo,esito\nottimo,positivo\npessimo,Negative\n"),
  ])
  func `columns of labels and ratings`(command: String, input: String) throws {
    let folder = try Folder()
    try folder.write("in.csv", input)
    let result = try Tool.shell("$S \(command) $O --at-least 1 < $D/in.csv", folder)
    #expect(result.status == 0)
  }

  /// What classify reads, evaluate reads: other encodings, containers, members of archives, folders.
  @Test func `labels as they come`() throws {
    let folder = try Folder()
    let rows = "testo;esito\nottimo perché sì;positivo\npessimo così;negativo\n"
    let bytes = Array(try #require(rows.data(using: .windowsCP1252)))
    try folder.write("d/in.csv", bytes)
    try folder.write("gold.jsonl", "\u{FEFF}" + Self.gold)
    let script = """
      gzip -k $D/d/in.csv
      for f in $D/d/in.csv.gz $D/d; do
        $S evaluate $f --label-column esito $O --at-least 1 || exit 1
      done
      gzip -c $D/gold.jsonl | $S evaluate - $O --at-least 0.5 || exit 2
      $S lexicon tune $D/d/in.csv.gz --tables valence --label-column esito --folds 2 $O
      """
    let result = try Tool.shell(script, folder)
    #expect(result.errors.contains("in.csv.gz: read as Windows-1252"))
    #expect(result.errors.contains("documents") || result.status == 0, "\(result.errors)")
    #expect(![1, 2].contains(result.status))
  }
}
