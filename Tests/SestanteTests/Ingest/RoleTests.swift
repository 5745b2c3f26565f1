import Sestante
import Testing

/// Columns by their names, and by what stands in them.
@Suite struct RoleTests {
  @Test func `an export with thirty columns`() throws {
    let content = """
      Review Id,Review Created (UTC),Review Username,E-mail,Review Title,Review Content,Review Stars,\
      Company Reply,Location Name,Product Name,NPS Score,Language
      r1,2026-03-05 10:14:33,Mario,m@x.it,Bello,Camera pulita,5,Grazie Mario,Roma,Suite,9,it

      """
    let found = try ingest(content, file: "a.csv")
    #expect(found.texts == ["Bello\nCamera pulita"])
    #expect(found.records.map(\.id) == ["\"r1\""])
    #expect(
      found.records.map(\.metadata) == [
        #""date":"2026-03-05T10:14:33","rating":5,"nps":9,"product":"Suite","store":"Roma""#
      ])
  }

  @Test func `what the firm wrote is no customer's word`() throws {
    let content = "autore;testo\ncliente;buono\nTitolare;grazie\nOwner;thanks\n;ok\n"
    let found = try ingest(content, file: "a.csv")
    #expect(found.texts == ["buono", "ok"])
    #expect(found.records.map(\.number) == [1, 4])
    #expect(found.rejections == [])
    let json = try ingest(
      #"{"text":"a","reply":{"text":"b"}}"# + "\n" + #"{"owner_reply":"c","comment":"d"}"#,
      file: "a.jsonl")
    #expect(json.texts == ["a", "d"])
  }

  @Test func `a text by its content`() throws {
    let content =
      "Cod;Cosa ne pensa?;Risposta del proprietario\n"
      + "1;La camera era molto pulita;Grazie mille per le sue belle parole e a presto\n"
    let found = try ingest(content, file: "a.csv")
    #expect(found.texts == ["La camera era molto pulita"])
  }

  @Test func `no header`() throws {
    let content =
      "12;05/03/2026;La camera era molto pulita;4\n13;06/03/2026;Attesa lunga alla reception;2\n"
    let found = try ingest(content, file: "a.csv")
    #expect(found.texts == ["La camera era molto pulita", "Attesa lunga alla reception"])
    #expect(found.records.first?.metadata == #""date":"2026-03-05","rating":4"#)
    var options = IngestOptions(textColumn: "2")
    options.hasNoHeader = true
    #expect(try ingest("a;uno\nb;due\n", file: "a.csv", options).texts == ["uno", "due"])
  }

  @Test func `three rows of names`() throws {
    let content =
      "ResponseId,Q1_TEXT\nResponse ID,Cosa ne pensa?\n"
      + "\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\"\nR1,La camera era pulita\n"
    let found = try ingest(content, file: "a.csv", IngestOptions(textColumn: "Q1_TEXT"))
    #expect(found.texts == ["La camera era pulita"])
    #expect(found.records.map(\.id) == ["\"R1\""])
  }

  @Test func `where a record stands`() throws {
    var options = IngestOptions()
    options.carriesOrigin = true
    #expect(
      try ingest("id,text\n1,\"a\nb\"\n2,c\n", file: "x\".csv", options).records.map(\.metadata)
        == [#""file":"x\".csv","line":2"#, #""file":"x\".csv","line":4"#])
    #expect(
      try ingest("a\nb\n", file: "n.txt", options).records.map(\.metadata)
        == [#""file":"n.txt","line":1"#, #""file":"n.txt","line":2"#])
  }

  @Test func `limits`() throws {
    var options = IngestOptions()
    options.deepestJSON = 3
    #expect(try ingest(#"{"text":"a","x":[[1]]}"#, file: "a.jsonl", options).texts == ["a"])
    #expect(
      try ingest(#"{"text":"a","x":[[[1]]]}"#, file: "a.jsonl", options).reasons
        == ["a.jsonl:1:19: nested deeper than 3"])
    options.mostColumns = 2
    #expect(throws: IngestError.self) { try ingest("a,b,text\n", file: "a.csv", options) }
  }

  @Test func `the raw record of a rejection`() throws {
    var options = IngestOptions()
    options.longestRaw = 20
    func raws(_ content: String, _ file: String) throws -> [String] {
      try ingest(content, file: file, options).rejections.map {
        String(decoding: $0.raw, as: UTF8.self)
      }
    }
    #expect(try raws("{\"a\":1}\n{\"text\":\"b\"}\n", "a.jsonl") == ["{\"a\":1}"])
    #expect(try raws("[{\"text\":1},\n{\"text\":\"b\"}]", "a.json") == ["{\"text\":1}"])
    #expect(try raws("id,text\n1,2,3\n4,5\n", "a.csv") == ["1,2,3"])
    #expect(
      try raws("[{\"text\":[\"una cosa molto lunga\"]}]", "a.json") == ["{\"text\":[\"una cosa m"])
  }
}
