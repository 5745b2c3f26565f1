import Lexicons
import Sestante
import SestanteLexicon

/// Any text: the analysis ends, and every quote is the words at its place.
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
  return 0
}

let analyzer = try? Analyzer(lexicon: Lexicon(Lexicons.all))
