import Sestante
import Testing

@Suite struct CSVHeaderTests {
  @Test func `a column that is not there`() {
    #expect(
      throws: IngestError.noColumn(
        named: "Esito", option: "--id-column", file: "a.csv", found: ["n", "testo"])
    ) { try ingest("n;testo\n1;a\n", file: "a.csv", IngestOptions(idColumn: "Esito")) }
    #expect(
      throws: IngestError.noColumn(
        named: "x", option: "--keep", file: "a.csv", found: ["n", "testo"])
    ) { try ingest("n;testo\n1;a\n", file: "a.csv", IngestOptions(keep: ["n", "x"])) }
  }

  @Test func `no text column`() {
    let error = #expect(throws: IngestError.self) {
      try ingest("n;\"voto \"\n1;a\n", file: "a.csv")
    }
    #expect(
      error?.description
        == "a.csv: no text column; columns found: \"n\", \"voto\"; name one with --text-column")
  }

  /// Found by fuzzing: sentences in a cell that the header has no column for.
  @Test func `a text beyond the header is in no column`() throws {
    let rows = "1;2026-01-02;Attesa lunga e camera sporca\n2;2026-01-03;La colazione era ottima\n"
    #expect(throws: IngestError.noTextColumn(file: "a.csv", found: ["n", "giorno"])) {
      try ingest("n;giorno\n\(rows)", file: "a.csv")
    }
    #expect(
      try ingest("n;giorno;\n\(rows)", file: "a.csv").texts
        == ["Attesa lunga e camera sporca", "La colazione era ottima"])
  }

  @Test func `a header that cannot be read`() {
    #expect(
      throws: IngestError.unreadableHeader(file: "a.csv", line: 1, reason: "a quote is not closed")
    ) { try ingest("id,\"text\n1,a\n", file: "a.csv") }
  }

  @Test func `the delimiter asked for`() throws {
    let options = IngestOptions(delimiter: UInt8(ascii: "^"), textColumn: "b,c")
    #expect(try ingest("a^b,c\n1^x;y\n", file: "a.csv", options).texts == ["x;y"])
  }

  @Test func `the delimiter that shows the text column`() throws {
    #expect(try ingest("testo;a,b,c,d\nx;1\n", file: "a.csv").texts == ["x"])
    let options = IngestOptions(textColumn: "Parere")
    #expect(try ingest("parere|a;b;c\nx|1\n", file: "a.csv", options).texts == ["x"])
  }

  @Test func `what the map tells`() throws {
    var rest = Array("ID;Titolo;Testo\n".utf8)
    let reader = try BlockReader(
      file: "a.csv", options: IngestOptions(knowledge: shippedKnowledge)
    ) { buffer in
      let count = min(buffer.count, rest.count)
      buffer.copyBytes(from: rest.prefix(count))
      rest.removeFirst(count)
      return count
    }
    #expect(reader.columns.columns == ["ID", "Titolo", "Testo"])
    #expect(reader.columns.column(for: .title) == "Titolo")
    #expect(reader.columns.column(for: .rating) == nil)
    #expect(reader.columns.delimiter == UInt8(ascii: ";"))
    #expect(reader.format == .csv)
  }
}
