/// Reads LIWC's `.dic`: categories between two lines of `%`, then words with the numbers of theirs.
///
/// ```
/// %
/// 1	posemo
/// 2	negemo
/// %
/// bell*	1
/// ```
///
/// Words with conditions (`like	(02 134)125/464`) have no counterpart and are reported.
struct LIWCReader {
  let signs: CategorySigns

  func read(_ reading: inout ForeignReading) throws(LexiconError) {
    reading.scale = signs.scale
    let lines = reading.text.lines.filter { !$0.text.allSatisfy(\.isWhitespace) }
    func isBorder(_ line: ForeignText.Line) -> Bool {
      line.text.filter { !$0.isWhitespace } == "%"
    }
    guard let first = lines.first, isBorder(first),
      let end = lines.dropFirst().firstIndex(where: isBorder)
    else {
      throw LexiconError([
        Diagnostic(
          code: "no-categories", at: reading.text.place(lines.first?.number ?? 1),
          "expected categories between two lines of %")
      ])
    }
    let categories = categories(lines[1..<end], &reading)
    if !categories.values.contains(where: { signs.sign(of: $0) != 0 }) {
      let names = categories.values.sorted().joined(separator: ", ")
      throw LexiconError([
        Diagnostic(
          code: "no-polarity", at: reading.text.place(first.number),
          "no category has a known sign, name some as positive or negative; found: \(names)")
      ])
    }
    for line in lines[(end + 1)...] { word(line, categories, &reading) }
  }

  private func categories(
    _ lines: ArraySlice<ForeignText.Line>, _ reading: inout ForeignReading
  ) -> [Int: String] {
    var found: [Int: String] = [:]
    for line in lines {
      let parts = line.text.split(whereSeparator: \.isWhitespace)
      guard parts.count >= 2, let number = Int(parts[0]) else {
        reading.leaveOut("bad-line", line.number, "expected the number of a category and its name")
        continue
      }
      found[number] = String(parts[1])
    }
    return found
  }

  private func word(
    _ line: ForeignText.Line, _ categories: [Int: String], _ reading: inout ForeignReading
  ) {
    let (term, numbers) = Self.parts(line.text)
    if numbers.contains(where: { $0.contains { "()<>/".contains($0) } }) {
      reading.leaveOut(
        "conditional", line.number, "\"\(term)\" has categories under a condition")
      return
    }
    var total = 0.0
    var isPositive = false
    var isNegative = false
    var isUseful = false
    for number in numbers {
      guard let key = Int(number), let name = categories[key] else {
        reading.leaveOut("bad-line", line.number, "\"\(term)\" has no category \"\(number)\"")
        continue
      }
      isUseful = true
      let sign = signs.sign(of: name)
      if sign == 0 { reading.unused[name, default: 0] += 1 }
      isPositive = isPositive || sign > 0
      isNegative = isNegative || sign < 0
      total = sign == 0 ? total : sign
    }
    if isPositive, isNegative {
      reading.leaveOut("conflict", line.number, "\"\(term)\" is both positive and negative")
    } else if total == 0 {
      if isUseful {
        reading.leaveOut("neutral", line.number, "\"\(term)\" is neither positive nor negative")
      } else if numbers.isEmpty {
        reading.leaveOut("bad-line", line.number, "\"\(term)\" has no category")
      }
    } else {
      reading.entries.append(
        ForeignEntry(
          line: line.number, column: 1, term: term, valence: total * signs.strength))
    }
  }

  /// The term and what stands behind it; without tabs the numbers at the end are the categories.
  private static func parts(_ text: Substring) -> (Substring, [Substring]) {
    if text.contains("\t") {
      let parts = text.split(separator: "\t").map { $0.trimmed }.filter { !$0.isEmpty }
      return (parts.first ?? "", parts.dropFirst().map { $0 })
    }
    let parts = text.split(separator: " ")
    let isCategory: (Substring) -> Bool = { $0.allSatisfy { $0.isNumber || "()<>/".contains($0) } }
    let count = parts.reversed().prefix(while: isCategory).count
    let words = parts.dropLast(min(count, max(0, parts.count - 1)))
    guard let first = words.first, let last = words.last else { return ("", []) }
    return (text[first.startIndex..<last.endIndex], Array(parts.suffix(parts.count - words.count)))
  }
}

extension Substring {
  /// Without blanks at its ends.
  var trimmed: Substring {
    var inner = drop(while: \.isWhitespace)
    while inner.last?.isWhitespace == true { inner.removeLast() }
    return inner
  }
}
