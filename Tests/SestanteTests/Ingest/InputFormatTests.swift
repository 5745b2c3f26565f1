import Sestante
import Testing

@Suite struct InputFormatTests {
  @Test(
    arguments: [
      ("a.csv", "", .csv), ("A.CSV", "{}", .csv), ("a.tsv", "", .tsv), ("a.txt", "{}", .text),
      ("a.jsonl", "[", .jsonl), ("a.ndjson", "", .jsonl), ("a.csv.gz", "", .csv),
      ("a.jsonl.zst", "", .jsonl), ("a.json", "[{}]", .json), ("a.json", "{\n \"text\":1}", .json),
      ("a.json", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n", .jsonl), ("a.json", "", .json),
    ] as [(String, String, InputFormat)])
  func `the name decides`(name: String, content: String, format: InputFormat) {
    #expect(
      InputFormat.detect(
        fileName: name, firstBytes: Array(content.utf8), names: shippedKnowledge.columns) == format)
  }

  @Test(
    arguments: [
      ("", .text), ("Ottimo\nPessimo\n", .text), ("{\"text\":\"a\"}\n", .jsonl),
      ("  \n{\"text\"", .jsonl), ("{", .jsonl), ("{\n  \"text\": \"a\"\n}", .json),
      ("[{\"text\":\"a\"}]", .json), ("[\n]", .json), ("[Update] Great phone", .text),
      ("{sic} strano", .text), ("id;testo\n1;a", .csv), ("id,Recensione\n", .csv),
      ("id\treview\n", .tsv), ("a|\"Review Text\"|b\n", .csv), ("id;voto\n1;2", .text),
      ("testo\nciao", .text), ("sep=;\nid;testo\n", .csv), ("\u{FEFF}id;testo\n", .csv),
      ("\u{FEFF}{\"text\":1}", .jsonl), ("Bello, comodo e pulito\n", .text),
    ] as [(String, InputFormat)])
  func `the content decides without a name`(content: String, format: InputFormat) {
    #expect(
      InputFormat.detect(
        fileName: nil, firstBytes: Array(content.utf8), names: shippedKnowledge.columns) == format)
    #expect(
      InputFormat.detect(
        fileName: "-", firstBytes: Array(content.utf8), names: shippedKnowledge.columns) == format)
  }
}
