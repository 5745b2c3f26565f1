import Sestante
import SestanteLexicon
import Testing

@Suite struct ColumnNamesTests {
  @Test(arguments: [
    "text", "TESTO", " Recensione ", "Review Text", "review_text", "reviewText", "review-content",
    "Commenti", "fèedback", "VERBATIM", "\u{FEFF}nota",
  ])
  func `a spelling of a text column`(name: String) throws {
    let found = try ingest("k,\(name)\n1,ciao\n", file: "a.csv")
    #expect(found.texts == ["ciao"])
    let json = try ingest("{\"\(name)\":\"ciao\"}", file: "a.jsonl")
    #expect(json.texts == ["ciao"])
  }

  @Test func `the better name wins, wherever it stands`() throws {
    #expect(try ingest("note,text\nn,t\n", file: "a.csv").texts == ["t"])
    #expect(try ingest(#"{"text":"t","note":"n"}"#, file: "a.jsonl").texts == ["t"])
    #expect(try ingest(#"{"note":"n","text":"t"}"#, file: "a.jsonl").texts == ["t"])
  }

  @Test func `names come from a table`() throws {
    let table = """
      %format\tcolumns/1
      name\trole\trank
      opinione\ttext\t1
      parere\ttext\t2
      voce\ttext\t3

      """
    let knowledge = InputKnowledge([TableSource(name: "columns.tsv", bytes: Array(table.utf8))])
    #expect(knowledge.columns[.text] == ["opinione", "parere", "voce"])
    #expect(knowledge.columns[.id].isEmpty)
    let options = IngestOptions(knowledge: knowledge)
    let found = try ingest("Parere;x\nbuono;1\n", file: "a.csv", options)
    #expect(found.texts == ["buono"])
  }

  @Test func `every role has a name`() {
    for role in ColumnRole.allCases { #expect(!shippedKnowledge.columns[role].isEmpty) }
  }
}
