import Sestante
import Testing

@Suite struct CSVIngestTests {
  @Test(arguments: [
    ("text,id\na,1\n", ["a"]), ("text,id\na,1", ["a"]), ("text;id\r\na;1\r\nb;2\r\n", ["a", "b"]),
    ("id\ttesto\n1\ta\n", ["a"]), ("id|testo\n1|a\n", ["a"]), ("text\na\nb\n", ["a", "b"]),
    ("text,id\n\"a,\nb\",1\n", ["a,\nb"]), ("text,id\n\"a\"\"b\"\"\",1\n", ["a\"b\""]),
    ("text,id\n\"\",1\n,2\n", ["", ""]), ("id,text\n1\n", [""]),
    ("id,text\n1,a\"b\"\n", ["a\"b\""]),
    ("id,text\n1,5\" screen\n2,b\n", ["5\" screen", "b"]), ("text,id\n\"a\" ,1\n", ["a"]),
    ("text,id\n\n\r\na,1\n\n", ["a"]), ("\u{FEFF}\"text\",id\na,1\n", ["a"]),
    ("\u{FEFF}\"te\"\"xt\";text\na;1\n", ["1"]), ("sep=;\r\nid;text\r\n1;a,b\r\n", ["a,b"]),
    ("sep=,\nid;x,text\n1,a;b\n", ["a;b"]), ("\n\ntext,id\na,1\n", ["a"]),
    ("text,id\ra,1\rb,2\r", ["a", "b"]), ("text,id\r\"a\nb\",1\r", ["a\nb"]),
    ("id,text\n1,a\r\r\n", ["a"]), ("id,text\n1,\"a\"\r\n", ["a"]), ("text,id\n", []),
    ("text,id", []), ("", []), ("titolo;testo\nT;b\n\"T\"\"\";\n;b\n", ["T\nb", "T\"", "b"]),
    ("id,text\n1,a\u{0}b\n", ["a\u{0}b"]), ("id,text\n1,\n2,b", ["", "b"]),
    ("text,id\n\"Ciao; come, va\",1\n", ["Ciao; come, va"]),
  ])
  func `good files`(content: String, texts: [String]) throws {
    let found = try ingest(content, file: "a.csv")
    #expect(found.texts == texts)
    #expect(found.records.map(\.number) == Array(1..<texts.count + 1))
    #expect(found.reasons == [])
  }

  @Test(
    arguments: [
      ("text,id\na,1,2\nb,2\n", ["b"], ["2:1: 3 cells, expected at most 2"]),
      (
        "text,id\n\"a\"x,1\nb,2\n", ["b"],
        [
          "2:1: text after a closing quote; a quote inside a quoted cell must be doubled"
        ]
      ),
      (
        "text,id\nb,2\n\"a,1\nc,3\n", ["b"],
        [
          "3:1: a quote is not closed: it takes in the rest of the file (2 lines)"
        ]
      ),
      ("id,text\n1,\"", [], ["2:3: a quote is not closed: it takes in the rest of the file"]),
      ("id,text\n1,\"a\"\"", [], ["2:3: a quote is not closed: it takes in the rest of the file"]),
    ] as [(String, [String], [String])])
  func `wrong records`(content: String, texts: [String], reasons: [String]) throws {
    let found = try ingest(content, file: "a.csv")
    #expect(found.texts == texts)
    #expect(found.reasons == reasons.map { "a.csv:\($0)" })
  }

  @Test(arguments: [
    ("2", "2"), ("4,5", "4.5"), ("4.5", "4.5"), (" 3 ", "3"), ("-1", "-1"), ("1e2", "1e2"),
    ("05", "5"), ("+5", "\"+5\""), ("5/5", "5"), ("1,2,3", "\"1,2,3\""), ("★", "1"),
    ("a\\b", "\"a\\\\b\""), ("NaN", "\"NaN\""),
  ])
  func `a rating`(cell: String, json: String) throws {
    let found = try ingest("text;voto\nx;\(cell)\n", file: "a.csv")
    #expect(found.records.map(\.metadata) == ["\"rating\":\(json)"])
  }

  @Test func `mapped and kept columns`() throws {
    let content = """
      ID;Data;Canale;Lingua;Voto;Città;Testo;n
      r-1;2026-03-01;"call ""note""\";it;"4,5";Forlì;Bene;12
      ;;;;;;;
      """
    let options = IngestOptions(keep: ["n", "citta"])
    let found = try ingest(content, file: "a.csv", options)
    #expect(found.records.map(\.id) == ["\"r-1\"", "\"2\""])
    #expect(found.records.map(\.channel) == ["call \"note\"", ""])
    #expect(found.records.map(\.language) == ["it", ""])
    #expect(
      found.records.map(\.metadata) == [
        #""date":"2026-03-01","channel":"call \"note\"","rating":4.5,"n":"12","citta":"Forlì""#,
        #""n":"","citta":"""#,
      ])
  }

  @Test func `lines count inside quotes`() throws {
    let found = try ingest("text,id\n\"a\n\nb\",1\n\nc,2\nd,3,4\n", file: "a.csv")
    #expect(found.records.map(\.line) == [2, 6])
    #expect(found.reasons == ["a.csv:7:1: 3 cells, expected at most 2"])
    #expect(found.rejections.map(\.byteOffset) == [22])
  }

  @Test func `invalid UTF-8 counts where it is used`() throws {
    let bytes = Array("text,x\na,".utf8) + [0xE8] + Array("\nperch".utf8) + [0xE9, 0x0A]
    let found = try ingest(bytes, file: "a.csv")
    #expect(found.texts == ["a"])
    #expect(found.reasons == ["a.csv:3:6: text is not valid UTF-8 (byte 0xE9)"])
  }
}
