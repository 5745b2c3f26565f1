import Foundation
import Lexicons
import SestanteLexicon
import TestSupport

@testable import SestantePrivacy

/// The planted items of `corpora/privacy` and what is found of them.
struct PrivacyCorpus {
  struct Document: Decodable {
    struct Item: Decodable {
      var kind: String
      var start: Int
      var end: Int
    }
    var id: String
    var text: String
    var items: [Item]
  }

  /// Right, wrong and missed.
  struct Score {
    var planted = 0
    var covered = 0
    var found = 0
    var right = 0
    /// Found with the very ends that were planted.
    var exact = 0

    var recall: Double { planted == 0 ? 1 : Double(covered) / Double(planted) }
    var precision: Double { found == 0 ? 1 : Double(right) / Double(found) }
  }

  static func documents(_ language: String) throws -> [Document] {
    let file = Files.root.appendingPathComponent("corpora/privacy/\(language).jsonl")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(Document.self, from: Data($0.utf8))
    }
  }

  /// A planted item is covered when one finding of its kind takes all of it; a finding is right when
  /// it meets a planted item of its kind.
  static func scores(_ language: String) throws -> (byKind: [String: Score], faults: [String]) {
    var redactor = Redactor(try PrivacyRules(Lexicons.all))
    var scores: [String: Score] = [:]
    var faults: [String] = []
    for document in try documents(language) {
      let scalars = Array(document.text.unicodeScalars)
      func byte(_ scalar: Int) -> Int { scalars[..<scalar].reduce(0) { $0 + UTF8.width($1) } }
      let planted = document.items.filter { !$0.kind.hasPrefix("other") }
        .map { (kind: $0.kind, span: byte($0.start)..<byte($0.end)) }
      var text = document.text
      let found = text.withUTF8 { redactor.find(in: $0) }
      for item in planted {
        let isCovered = found.contains {
          $0.kind.id == item.kind && $0.span.lowerBound <= item.span.lowerBound
            && $0.span.upperBound >= item.span.upperBound
        }
        scores[item.kind, default: Score()].planted += 1
        if isCovered { scores[item.kind, default: Score()].covered += 1 }
        if !isCovered { faults.append("missed \(item.kind) \(document.id): \(document.text)") }
        if found.contains(where: { $0.kind.id == item.kind && $0.span == item.span }) {
          scores[item.kind, default: Score()].exact += 1
        }
      }
      for item in found {
        let isRight = planted.contains { $0.kind == item.kind.id && $0.span.overlaps(item.span) }
        scores[item.kind.id, default: Score()].found += 1
        if isRight { scores[item.kind.id, default: Score()].right += 1 }
        if !isRight {
          let words = String(decoding: Array(document.text.utf8)[item.span], as: UTF8.self)
          faults.append("wrong \(item.kind.id) \"\(words)\" \(document.id): \(document.text)")
        }
      }
    }
    return (scores, faults)
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int { String(scalar).utf8.count }
}
