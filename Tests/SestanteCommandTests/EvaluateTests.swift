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
}
