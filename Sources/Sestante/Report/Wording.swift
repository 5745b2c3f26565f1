public import SestanteLexicon

/// The words reports speak to people with, in Italian or English.
///
/// They stand in `common/labels.tsv` and in the `taxonomy/` tables; an id without words stands for
/// itself.
///
/// ```swift
/// let words = Wording(analyzer, language: "it")
/// words.label("time-effort")      // "Tempo e impegno"
/// words.percent(0.436)            // "43,6 %"
/// ```
public struct Wording: Sendable {
  /// `it` or `en`.
  public let language: String
  private var words: [String: String] = [:]
  private var labels: [String: String] = [:]
  private let decimalMark: String
  private let groupMark: String

  /// The words of an analyzer's tables; `it` is Italian, any other language English.
  public init(_ analyzer: Analyzer, language: String) {
    self.init(analyzer.lexicon, analyzer.taxonomy, language: language)
  }

  /// - Parameter language: `it`; anything else is English.
  public init(_ lexicon: Lexicon, _ taxonomy: Taxonomy, language: String) {
    let code = language == "it" ? "it" : "en"
    self.language = code
    for table in lexicon.tables(.labels) {
      for row in table.rows { words[String(row["id"])] = String(row[code]) }
    }
    let entries =
      taxonomy.stages + taxonomy.touchpoints.map(\.entry) + taxonomy.pillars + taxonomy.topics
      + taxonomy.signals
    for entry in entries where !entry.label(code).isEmpty { labels[entry.id] = entry.label(code) }
    decimalMark = words["decimal-mark"] ?? "."
    groupMark = words["group-mark"] ?? ""
  }

  /// The words of an id of `labels.tsv`, with values put in for `{name}`.
  func callAsFunction(_ id: String, _ values: [String: String] = [:]) -> String {
    guard let text = words[id] else {
      return ([id] + values.keys.sorted().compactMap { values[$0] }).joined(separator: " ")
    }
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    var out = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      out += rest[..<open]
      out += values[String(rest[rest.index(after: open)..<close])] ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }

  /// The label of an id of the codebook.
  public func label(_ id: String) -> String { labels[id] ?? id }

  /// The words for a signal's value; a number or a name stands for itself.
  func value(_ id: String) -> String { words["value-" + id] ?? id }

  /// `12.345`.
  public func count(_ value: Int) -> String {
    let digits = Array(String(value.magnitude).unicodeScalars)
    var out = value < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out += groupMark }
      out.unicodeScalars.append(digit)
    }
    return out
  }

  /// `43,6 %`.
  public func percent(_ share: Double) -> String { self("percent", ["n": tenths(share)]) }

  /// `37,2–50,1 %`.
  func range(_ interval: ShareInterval) -> String {
    self("interval", ["low": tenths(interval.low), "high": tenths(interval.high)])
  }

  /// `+0,12` with a real minus sign; `0,00` has none.
  public func signed(_ value: Double) -> String {
    let text = Digits.fixed(abs(value), places: 2)
    let sign = text.utf8.contains { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
    return (sign ? value < 0 ? "−" : "+" : "") + marked(text)
  }

  /// `0,812`.
  func ratio(_ value: Double) -> String { marked(Digits.fixed(value, places: 3)) }

  private func tenths(_ share: Double) -> String { marked(Digits.fixed(share * 100, places: 1)) }

  private func marked(_ number: String) -> String {
    number.split(separator: ".").joined(separator: decimalMark)
  }
}

extension Polarity {
  /// One sign for a narrow column.
  var sign: String {
    switch self {
    case .positive: "+"
    case .negative: "−"
    case .neutral: "="
    case .mixed: "±"
    }
  }
}
