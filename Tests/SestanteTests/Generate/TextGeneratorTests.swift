import Testing

@testable import Sestante

@Suite struct TextGeneratorTests {
  private static func recipe(_ text: String) throws(Recipe.Fault) -> Recipe {
    try Recipe([(file: "r.tsv", text: text)])
  }

  private static func text(
    _ rows: String, seed: UInt64 = 1, length: Int = 0, documents: Int = 1,
    format: TextGenerator.Format = .text
  ) throws -> String {
    var generator = try #require(
      TextGenerator(recipe(rows), symbol: "text", seed: seed, length: length))
    var bytes: [UInt8] = []
    for _ in 0..<documents { generator.appendRecord(format: format, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let things =
    "text\t1\t{thing} {is}. | {thing}!\nthing\t3\troom | bed\nthing\t1\tlift\nis\t1\tclean | old\n"

  @Test func `a seed gives the same bytes, another one others`() throws {
    let first = try Self.text(Self.things, seed: 7, documents: 100)
    #expect(try Self.text(Self.things, seed: 7, documents: 100) == first)
    #expect(try Self.text(Self.things, seed: 8, documents: 100) != first)
  }

  @Test func `weights say how often an alternative is drawn`() throws {
    let lines = try Self.text("text\t9\tmany\ntext\t1\tfew\n", documents: 10_000)
      .split(separator: "\n")
    let few = lines.filter { $0 == "few" }.count
    #expect(lines.count == 10_000 && (850...1150).contains(few), "\(few)")
  }

  @Test(arguments: [
    ("\\u{1F600}", "😀"), ("a\\{b}", "a{b}"), ("a\\\\b", "a\\b"), ("-", ""), ("a\\nb", "a b"),
  ])
  func `an alternative is written as its escapes say`(_ cell: String, _ text: String) throws {
    #expect(try Self.text("text\t1\t\(cell)\n") == text + "\n")
  }

  @Test func `records are objects whose strings are escaped`() throws {
    #expect(
      try Self.text("text\t1\tsay \"a\\\\b\"\\n\\t\\u{1}\n", format: .jsonl)
        == #"{"id":"g1","text":"say \"a\\b\"\n\u0009\u0001"}"# + "\n")
  }

  @Test func `a length is reached and not passed, and no character is cut`() throws {
    for length in [1, 5, 10, 100, 1000] {
      let line = try Self.text("text\t1\tperché 😀 qualità\n", length: length)
      #expect(line.utf8.count - 1 <= length && line.utf8.count - 1 > length / 2 - 4)
      #expect(!line.unicodeScalars.contains("\u{FFFD}"))
    }
  }

  @Test func `a symbol that is not there makes no generator`() throws {
    #expect(try TextGenerator(Self.recipe(Self.things), symbol: "none", seed: 1) == nil)
  }

  @Test(arguments: [
    ("text\t1\n", "r.tsv:1: expected symbol, weight from 1, alternatives, divided by tabs"),
    ("# a\ntext\t0\ta\n", "r.tsv:2: expected symbol, weight from 1, alternatives, divided by tabs"),
    ("text\t1\t{thing}\n", "r.tsv:1: no row for {thing}"),
    ("text\t1\t{a}\na\t1\tb | {text}\n", "r.tsv:1: {text} contains itself"),
    ("text\t1\t{a\n", "r.tsv:1: { without }"), ("text\t1\t\\q\n", "r.tsv:1: unknown escape"),
    ("text\t1\t\\u{D800}\n", "r.tsv:1: expected a code point as \\u{1F600}"),
  ])
  func `faults say where they are`(_ rows: String, _ fault: String) {
    #expect(throws: Recipe.Fault(description: fault)) { try Self.recipe(rows) }
  }
}
