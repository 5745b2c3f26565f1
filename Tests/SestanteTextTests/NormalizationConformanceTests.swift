import Foundation
import SestanteText
import Testing

/// Unicode's own test of normalization, where the machine has it (Debian's `unicode-data`).
@Suite struct NormalizationConformanceTests {
  static let path = "/usr/share/unicode/NormalizationTest.txt"

  @Test(.enabled(if: FileManager.default.fileExists(atPath: path), "needs \(path)"))
  func conforms() throws {
    var failures: [String] = []
    for line in try String(contentsOfFile: Self.path, encoding: .utf8).split(separator: "\n") {
      let columns = line.split(separator: "#")[0].split(separator: ";").prefix(5).map(Self.text)
      guard columns.count == 5, line.first != "@" else { continue }
      let composed = columns.prefix(3).allSatisfy {
        CanonicalForm.compose($0).utf8.elementsEqual(columns[1].utf8)
      }
      let folded = Set(columns.map { Array(Normalizer.normalize($0).text.utf8) })
      if !composed || folded.count != 1 { failures.append(String(line)) }
    }
    // The apostrophes are made one before ICU sees them: U+00B4 decomposes to a blank and an accent
    // there, and stays an apostrophe here.
    let unexplained = failures.filter { !$0.hasPrefix("00B4;") && !$0.hasPrefix("1FFD;") }
    #expect(unexplained.isEmpty, "\(unexplained.prefix(20).joined(separator: "\n"))")
  }

  private static func text(_ codes: Substring) -> String {
    var scalars = String.UnicodeScalarView()
    for code in codes.split(separator: " ") {
      if let value = UInt32(code, radix: 16), let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    return String(scalars)
  }
}
