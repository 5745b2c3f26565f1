/// Reads quanteda dictionaries: nested keys and lists of patterns, the part of YAML they are made of.
///
/// ```yaml
/// positive:
///   - good
///   - "well done"
/// negative: [bad, awful*]
/// ```
///
/// Keys, block lists, lists in brackets, quotes and comments are read. Words are never interpreted: `no`
/// and `on` are words, which YAML would turn into values. Anything else YAML has (anchors, blocks of
/// text, maps in braces) is reported with its place.
struct QuantedaReader {
  let signs: CategorySigns

  /// Whether a line begins a key: `positive:`.
  static func isKey(_ line: Substring) -> Bool {
    let line = line.trimmed
    return !line.hasPrefix("-") && key(in: line) != nil
  }

  func read(_ reading: inout ForeignReading) throws(LexiconError) {
    reading.scale = signs.scale
    var path: [(indent: Int, key: String)] = []
    var keys: Set<String> = []
    for line in reading.text.lines {
      let indent = line.text.prefix { $0 == " " }.count
      let text = Self.withoutComment(line.text.dropFirst(indent)).trimmed
      if text.isEmpty || text == "---" || text == "..." { continue }
      let place = (line: line.number, column: indent + 1)
      if text.hasPrefix("\t") || line.text.hasPrefix("\t") {
        reading.leaveOut("bad-yaml", place.line, 1, "a tab begins the line, expected blanks")
      } else if text == "-" || text.hasPrefix("- ") {
        while let last = path.last, last.indent > indent { path.removeLast() }
        let item = text.dropFirst().trimmed
        let lead = text.unicodeScalars.count - item.unicodeScalars.count
        values(item, path.map(\.key), (place.line, place.column + lead), &reading)
      } else if let (key, rest) = Self.key(in: text) {
        while let last = path.last, last.indent >= indent { path.removeLast() }
        path.append((indent, key))
        keys.insert(key)
        let lead = text.unicodeScalars.count - rest.unicodeScalars.count
        if !rest.isEmpty {
          values(rest, path.map(\.key), (place.line, place.column + lead), &reading)
        }
      } else {
        reading.leaveOut(
          "bad-yaml", place.line, place.column, "expected \"key:\" or \"- pattern\"")
      }
    }
    if !keys.contains(where: { signs.sign(of: $0) != 0 }) {
      throw LexiconError([
        Diagnostic(
          code: "no-polarity", at: reading.text.place(1),
          "no key has a known sign, name some as positive or negative; found: "
            + keys.sorted().joined(separator: ", "))
      ])
    }
  }

  /// The patterns of an item or of a list in brackets.
  private func values(
    _ text: Substring, _ path: [String], _ place: (line: Int, column: Int),
    _ reading: inout ForeignReading
  ) {
    if text.hasPrefix("["), text.hasSuffix("]") {
      for item in Self.items(text.dropFirst().dropLast()) {
        value(item.text, path, (place.line, place.column + 1 + item.column), &reading)
      }
    } else if let first = text.first, "[{&|>!%@`".contains(first) || text.isEmpty {
      reading.leaveOut(
        "bad-yaml", place.line, place.column, "expected a pattern, found \"\(text)\"")
    } else if text.first != "\"", text.first != "'", Self.key(in: text) != nil {
      reading.leaveOut(
        "bad-yaml", place.line, place.column, "a key inside a list item is not read: \"\(text)\"")
    } else {
      value(text, path, place, &reading)
    }
  }

  private func value(
    _ text: Substring, _ path: [String], _ place: (line: Int, column: Int),
    _ reading: inout ForeignReading
  ) {
    let term = Self.unquoted(text)
    let found = path.map { signs.sign(of: $0) }.filter { $0 != 0 }
    if found.contains(1), found.contains(-1) {
      reading.leaveOut(
        "conflict", place.line, place.column,
        "\"\(term)\" stands under a positive and a negative key")
    } else if let sign = found.first {
      reading.entries.append(
        ForeignEntry(
          line: place.line, column: place.column, term: term, valence: sign * signs.strength))
    } else {
      reading.unused[path.joined(separator: "/"), default: 0] += 1
    }
  }

  /// The key at the beginning of a text and what stands behind its colon.
  private static func key(in text: Substring) -> (String, Substring)? {
    if let quote = text.first, quote == "\"" || quote == "'" {
      let inner = text.dropFirst()
      guard let end = inner.firstIndex(of: quote) else { return nil }
      let rest = inner[inner.index(after: end)...].trimmed
      guard rest.hasPrefix(":") else { return nil }
      return (String(inner[..<end]), rest.dropFirst().trimmed)
    }
    var index = text.startIndex
    while let colon = text[index...].firstIndex(of: ":") {
      let next = text.index(after: colon)
      if next == text.endIndex || text[next] == " " {
        return colon == text.startIndex
          ? nil : (String(text[..<colon].trimmed), text[next...].trimmed)
      }
      index = next
    }
    return nil
  }

  /// The parts of a list in brackets, with their places in it.
  private static func items(_ text: Substring) -> [(text: Substring, column: Int)] {
    var found: [(Substring, Int)] = []
    var quote: Character?
    var start = text.startIndex
    func add(_ end: Substring.Index) {
      let part = text[start..<end]
      let lead = part.prefix(while: \.isWhitespace).unicodeScalars.count
      if part.trimmed.isEmpty { return }
      let before = text[text.startIndex..<start].unicodeScalars.count
      found.append((part.trimmed, before + lead))
    }
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        if text[start..<index].trimmed.isEmpty { quote = character }
      } else if character == "," {
        add(index)
        start = text.index(after: index)
      }
    }
    add(text.endIndex)
    return found
  }

  /// A pattern without its quotes; `''` in single quotes and `\"` in double quotes are one quote.
  private static func unquoted(_ text: Substring) -> Substring {
    guard let quote = text.first, quote == "\"" || quote == "'", text.count > 1,
      text.last == quote
    else { return text }
    let inner = text.dropFirst().dropLast()
    var out = ""
    var wasMark = false
    for character in inner {
      let isMark = !wasMark && character == (quote == "'" ? "'" : "\\")
      if !isMark { out.append(character) }
      wasMark = isMark
    }
    return Substring(out)
  }

  /// The text before a `#` that begins a comment.
  private static func withoutComment(_ text: Substring) -> Substring {
    var quote: Character?
    var isBlankBefore = true
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "#", isBlankBefore {
        return text[..<index]
      } else if character == "\"" || character == "'", isBlankBefore {
        quote = character
      }
      isBlankBefore = character == " " || character == "[" || character == ","
    }
    return text
  }
}
