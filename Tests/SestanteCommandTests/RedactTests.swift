import Foundation
import Testing

/// `--redact` and `--no-redact`.
@Suite struct RedactTests {
  static let line =
    #"{"id":"x@example.it","text":"Camera lento 333 1234567 ottimo","telefono":"02 5551234","n":3335551234,"nota":"ok"}"#
  static let input = Array((line + "\n").utf8)

  @Test func `off in classifications unless asked`() throws {
    let result = try Tool.small(
      ["classify", "--keep", "telefono,n", "--output-format", "jsonl"], stdin: Self.input)
    #expect(result.output.contains("02 5551234"))
    #expect(result.output.contains("x@example.it"))
    #expect(!result.output.contains("[PHONE]"))
    #expect(result.errors == "")
  }

  @Test func `placeholders in quotes, metadata and ids`() throws {
    let result = try Tool.small(
      ["classify", "--redact", "--keep", "telefono,n,nota", "--output-format", "jsonl"],
      stdin: Self.input)
    #expect(result.status == 0)
    #expect(result.output.contains(#""id":"[EMAIL]""#))
    #expect(result.output.contains(#""telefono":"[PHONE]","n":"[PHONE]","nota":"ok""#))
    #expect(result.errors.contains("redacted: 1 email, 3 phone"))
  }

  /// A quote that holds a number: the span still counts the original.
  @Test func `spans index the original`() throws {
    let text = "Attesa 333 5551234 lento"
    let plain = try Tool.small(
      ["classify", "--output-format", "jsonl"], stdin: Array("\(text)\n".utf8))
    let redacted = try Tool.small(
      ["classify", "--redact", "--output-format", "jsonl"], stdin: Array("\(text)\n".utf8))
    let quote = "\"quote\":\"\(text)\""
    #expect(plain.output.contains(quote))
    #expect(
      redacted.output
        == plain.output.replacingOccurrences(of: "333 5551234", with: "[PHONE]"))
    #expect(redacted.errors == "sestante: redacted: 1 phone\n")
    let quiet = try Tool.small(
      ["classify", "--redact", "-q", "--output-format", "jsonl"], stdin: Array("\(text)\n".utf8))
    #expect(quiet.errors == "")
  }

  @Test(arguments: ["csv", "table"])
  func `other forms of output`(format: String) throws {
    let result = try Tool.small(
      ["classify", "--redact", "--output-format", format], stdin: Self.input)
    #expect(result.status == 0)
    #expect(!result.output.contains("1234567"))
    #expect(!result.output.contains("example.it"))
  }

  @Test(arguments: ["text", "json", "csv"])
  func `on in reports unless told`(format: String) throws {
    let text = Array("Attesa 333 5551234 lento\n".utf8)
    let result = try Tool.small(["report", "--output-format", format], stdin: text)
    #expect(!result.output.contains("5551234"))
    #expect(result.errors == "sestante: redacted: 1 phone\n")
    let open = try Tool.small(["report", "--no-redact", "--output-format", format], stdin: text)
    #expect(!open.output.contains("[PHONE]"))
    #expect(open.errors == "")
    if format != "csv" {
      #expect(result.output.contains("[PHONE]"))
      #expect(open.output.contains("333 5551234"))
    }
  }

  /// What could not be read is prose, fields of JSON or cells: each way finds what others overlook.
  @Test(arguments: [
    (
      #"{"text":7,"nota":"Ciao.\nMi chiamo Giuseppe Verdi\te scrivo"}"#,
      #"{"text":7,"nota":"Ciao.\nMi chiamo [NAME]\te scrivo"}"#
    ),
    (#"{"text":7,"telefono" : "555123","n":12}"#, #"{"text":7,"telefono" : "[PHONE]","n":12}"#),
    (#"{"text":7,"a":{"telefono":555123}}"#, #"{"text":7,"a":{"telefono":"[PHONE]"}}"#),
    (#"{"text":"cut x\u0040example.it"#, #"{"text":"cut [EMAIL]"#),
    ("{\"text\":\"cut\\u00", "{\"text\":\"cut\\u00"),
    ("{\"text\": chiamate 333 5551234", "{\"text\": chiamate [PHONE]"),
  ])
  func `the raw record of JSON`(line: String, expected: String) throws {
    #expect(try raw(line + "\n", "jsonl") == [expected])
  }

  @Test func `the raw record of cells`() throws {
    let rows =
      "id;testo;telefono\n1;\"Disse \"\"ciao\"\"\";555123;extra\n"
      + "2;Chi;\"555 124\";\"x@example.it\"\n"
    #expect(
      try raw(rows, "csv") == [
        "1;\"Disse \"\"ciao\"\"\";\"[PHONE]\";extra", "2;Chi;\"[PHONE]\";\"[EMAIL]\"",
      ])
  }

  private func raw(_ input: String, _ format: String) throws -> [String] {
    struct Line: Decodable { var raw: String }
    let folder = try Folder()
    _ = try Tool.small(
      ["classify", "--format", format, "--rejects", folder.file("r")], stdin: Array(input.utf8))
    return try folder.text("r").split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8)).raw
    }
  }

  /// The small tables hold nothing of personal data; what is shipped stays in force.
  @Test func `other tables do not switch it off`() throws {
    let result = try Tool.small(
      ["classify", "--redact", "--output-format", "jsonl"],
      stdin: Array("Attesa 333 5551234 lento\n".utf8))
    #expect(result.output.contains("[PHONE]"))
  }
}
