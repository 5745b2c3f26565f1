import Testing

/// `start` and `end` give the quote back in the unit asked for.
@Suite struct OffsetTests {
  static let texts = [
    "😀 perché: camera pulita 👨‍👩‍👧 e caffè ottimo",
    "Caffe\u{300} ottimo\u{FEFF}, attesa\u{A0}lentissima 🇮🇹",
    "\u{10FFFF}\u{1F44D}\u{1F3FD} «camera» puli\u{AD}ta… ＯＴＴＩＭＯ ﬁnale pessimo",
    "ascii: camera pulita",
  ]

  @Test(arguments: ["utf8", "utf16", "scalars"])
  func quotes(unit: String) throws {
    let input = Self.texts.joined(separator: "\n")
    let result = try Tool.small(["classify", "--offsets", unit], stdin: Array(input.utf8))
    let records = try result.records()
    #expect(records.count == Self.texts.count)
    var seen = 0
    for (record, text) in zip(records, Self.texts) {
      #expect(!record.evidence.isEmpty, "\(text)")
      for evidence in record.evidence {
        let spans = [(evidence.start, evidence.end, evidence.quote)]
        for (start, end, quote) in spans + evidence.because.map({ ($0.start, $0.end, $0.text) }) {
          let found = slice(text, start, end, unit)
          #expect(found.map { Array($0.utf8) } == Array(quote.utf8), "\(start) \(end)")
          seen += 1
        }
      }
    }
    #expect(seen > 10)
  }

  private func slice(_ text: String, _ start: Int, _ end: Int, _ unit: String) -> String? {
    switch unit {
    case "utf8":
      let all = Array(text.utf8)
      return end <= all.count ? String(decoding: all[start..<end], as: UTF8.self) : nil
    case "utf16":
      let all = Array(text.utf16)
      return end <= all.count ? String(decoding: all[start..<end], as: UTF16.self) : nil
    default:
      let all = Array(text.unicodeScalars)
      return end <= all.count ? String(String.UnicodeScalarView(all[start..<end])) : nil
    }
  }

  @Test func `the units differ`() throws {
    let input = Array("😀é ottimo".utf8)
    let starts = try ["utf8", "utf16", "scalars"].map { unit in
      try Tool.small(["classify", "--offsets", unit], stdin: input).records()[0].evidence
        .first { $0.quote == "ottimo" }?.start
    }
    #expect(starts == [7, 4, 3])
    let usual = try Tool.small(["classify"], stdin: input).records()[0].evidence
    #expect(usual.contains { $0.quote == "ottimo" && $0.start == 3 })
  }
}
