import TestSupport
import Testing

@testable import Sestante

/// Documents that wait for each other must not notice.
struct DocumentBatchTests {
  private static let texts = [
    "Camera pulita, ma check-in lentissimo.", "", "The staff were rude and the room was dirty.",
    "😀", "Ho chiamato tre volte e nessuno risponde!", "ok",
    "Nice \u{202E}room, \"quiet\" & cheap\n", "Prezzi troppo alti.",
    "Delivery in two days, perfect.", "Non tornerò mai più.",
  ]

  @Test func `records are those of each document alone, in order`() throws {
    let analyzer = try Shared.analyzer()
    // Long ones wait for nobody, wherever they come.
    let long = String(repeating: "La colazione era ottima e il personale gentile. ", count: 100)
    let texts = (0..<40).map { $0 % 13 == 5 ? long : Self.texts[$0 * 7 % Self.texts.count] }
    var together = Classifier(analyzer)
    var alone: [UInt8] = []
    for (number, text) in texts.enumerated() {
      Self.classify(text, number, &together)
      var single = Classifier(analyzer)
      Self.classify(text, number, &single)
      alone += single.output
    }
    #expect([UInt8](together.takeOutput()) == alone)
    #expect(together.output.isEmpty)
  }

  @Test func `what is forgotten is not written`() throws {
    var classifier = Classifier(try Shared.analyzer())
    Self.classify("Ottimo", 1, &classifier)
    classifier.removeOutput()
    Self.classify("Pessimo", 2, &classifier)
    let output = String(decoding: classifier.output, as: UTF8.self)
    #expect(output.hasPrefix("{\"id\":\"2\","))
    #expect(output.split(separator: "\n").count == 1)
  }

  private static func classify(_ text: String, _ number: Int, _ classifier: inout Classifier) {
    classifier.classify(text, id: "\"\(number)\"", genre: number % 3 == 0 ? .unknown : .note)
  }
}
