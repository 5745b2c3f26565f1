import Lexicons
import Sestante
import SestanteLexicon

/// Any text: the analysis ends, every quote is the words at its place, and the records of its lines are
/// the same whether they are classified together or each alone.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let analyzer else { fatalError("the shipped tables do not load") }
  let text = String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self)
  let analysis = analyzer.analyze(text)
  let bytes = Array(text.utf8)
  for evidence in analysis.evidence {
    guard evidence.span.lowerBound >= 0, evidence.span.upperBound <= bytes.count,
      Array(evidence.quote.utf8) == Array(bytes[evidence.span])
    else { fatalError("a quote that is not there") }
    if !(-1...1).contains(evidence.score) { fatalError("a score of \(evidence.score)") }
  }
  classifiers?.compare(bytes.split(separator: UInt8(ascii: "\n")))
  return 0
}

/// Classifiers that keep their buffers from input to input, as those of a run do.
final class Classifiers {
  private var together: Classifier
  private var alone: Classifier

  init(_ analyzer: Analyzer) {
    together = Classifier(analyzer)
    alone = Classifier(analyzer)
  }

  func compare(_ texts: [ArraySlice<UInt8>]) {
    var expected: [UInt8] = []
    for text in texts {
      Self.classify(text, &together)
      Self.classify(text, &alone)
      alone.takeOutput().withUnsafeBytes { expected += $0 }
    }
    together.takeOutput().withUnsafeBytes { output in
      if !output.elementsEqual(expected) { fatalError("records that depend on their neighbours") }
      if String(validating: output, as: UTF8.self) == nil { fatalError("a record that is not UTF-8") }
    }
  }

  private static func classify(_ text: ArraySlice<UInt8>, _ classifier: inout Classifier) {
    [UInt8]("\"1\"".utf8).withUnsafeBufferPointer { id in
      text.withUnsafeBufferPointer { text in
        classifier.classify(text, id: id, metadata: UnsafeBufferPointer(start: nil, count: 0))
      }
    }
  }
}

nonisolated(unsafe) let classifiers = analyzer.map { Classifiers($0) }

let analyzer = try? Analyzer(lexicon: Lexicon(Lexicons.all))
