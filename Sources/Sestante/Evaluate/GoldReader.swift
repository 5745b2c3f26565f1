public import SestanteLexicon
internal import SestanteText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Reads gold: JSON Lines in the format of the codebook's section 6, with `label` or `stars` in
/// place of `polarity` where a data set has those.
///
/// ```swift
/// let gold = GoldReader.read(bytes, file: "gold.jsonl", taxonomy: analyzer.taxonomy)
/// for document in gold.documents { evaluation.add(document, analyzer.analyze(document.text)) }
/// ```
public enum GoldReader {
  /// Reads all lines; what cannot be used is left out and reported with its place.
  public static func read(
    _ bytes: [UInt8], file: String, taxonomy: Taxonomy
  ) -> (documents: [GoldDocument], diagnostics: [Diagnostic]) {
    var check = GoldCheck(file: file, taxonomy: taxonomy)
    let decoder = JSONDecoder()
    var documents: [GoldDocument] = []
    var line = 0
    for slice in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      line += 1
      if slice.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) { continue }
      guard let row = try? decoder.decode(GoldRow.self, from: Data(slice)) else {
        check.report("bad-gold", line, "expected an object with text and labels")
        continue
      }
      if let document = check.document(row, line: line) { documents.append(document) }
    }
    return (documents, check.diagnostics)
  }
}
