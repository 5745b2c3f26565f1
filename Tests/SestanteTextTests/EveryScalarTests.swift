import SestanteText
import Testing

/// The fast scanner finds what the reference finds, for every code point there is.
@Suite struct EveryScalarTests {
  /// Where a code point may stand.
  enum Place: String, CaseIterable {
    case alone, betweenLetters, betweenBlanks, doubled, afterAccent

    func text(_ scalar: Unicode.Scalar) -> String {
      switch self {
      case .alone: "\(scalar)"
      case .betweenLetters: "a\(scalar)b"
      case .betweenBlanks: " \(scalar) "
      case .doubled: "\(scalar)\(scalar)"
      case .afterAccent: "é\(scalar)"
      }
    }
  }

  @Test(arguments: 0..<17)
  func plane(_ plane: UInt32) {
    var failures: [String] = []
    var alike: [Unicode.Scalar] = []
    for scalar in (plane << 16..<(plane + 1) << 16).compactMap(Unicode.Scalar.init) {
      if failures.count > 20 { break }
      if Self.isOneOfMany(scalar) {
        alike.append(scalar)
        if alike.count == 256 { failures += Self.crowd(&alike) }
        continue
      }
      for place in Place.allCases {
        if let found = difference(place.text(scalar)) { failures.append("\(place.rawValue): \(found)") }
      }
    }
    failures += Self.crowd(&alike)
    let report = failures.joined(separator: "\n")
    #expect(report.isEmpty)
  }

  /// Tries many scalars in one text, each between letters.
  private static func crowd(_ scalars: inout [Unicode.Scalar]) -> [String] {
    var text = ""
    for scalar in scalars { text += Place.betweenLetters.text(scalar) + " " }
    scalars.removeAll()
    return difference(text).map { ["crowd: \($0)"] } ?? []
  }

  /// What Unicode has not assigned, and the thousands of ideographs and syllables.
  private static func isOneOfMany(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .unassigned, .privateUse: true
    case .otherLetter: scalar.value >= 0x3400
    default: false
    }
  }
}
