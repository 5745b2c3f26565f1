import Foundation
import SestantePrivacy
import Testing

/// What is promised of redaction, measured on the planted corpus. With `SESTANTE_FAULTS=1` every
/// item that was missed or wrong is printed.
@Suite struct PrivacyCorpusTests {
  @Test(arguments: ["it", "en"])
  func `enough is planted`(language: String) throws {
    let items = try PrivacyCorpus.documents(language).flatMap(\.items)
    #expect(items.count { !$0.kind.hasPrefix("other") } >= 300)
    #expect(items.count { $0.kind.hasPrefix("other") } >= 300)
  }

  @Test(arguments: ["it", "en"])
  func `recall and precision`(language: String) throws {
    let (scores, faults) = try PrivacyCorpus.scores(language)
    print("\(language): kind, planted, recall, precision, exact")
    for kind in PersonalDataKind.allCases {
      guard let score = scores[kind.id] else { continue }
      let (recall, precision) = (score.recall, score.precision)
      print(
        "\(language)\t\(kind.id)\t\(score.planted)\t"
          + String(format: "%.3f\t%.3f\t%d", recall, precision, score.exact))
    }
    if ProcessInfo.processInfo.environment["SESTANTE_FAULTS"] != nil {
      faults.forEach { print($0) }
    }
    for kind in [PersonalDataKind.email, .phone, .iban, .card, .taxCode] {
      let score = try #require(scores[kind.id])
      #expect(score.recall >= 0.97, "\(kind.id): recall \(score.recall)")
      #expect(score.precision >= 0.97, "\(kind.id): precision \(score.precision)")
    }
    let found = scores.values.reduce(0) { $0 + $1.found }
    let right = scores.values.reduce(0) { $0 + $1.right }
    let precision = Double(right) / Double(max(found, 1))
    print(String(format: "\(language)\tall\t\t\t%.3f", precision))
    #expect(precision >= 0.97, "precision \(precision)")
  }
}
