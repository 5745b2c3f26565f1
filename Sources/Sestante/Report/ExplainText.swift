public import SestanteLexicon
internal import SestanteText

/// An analysis for reading: the text with its evidence marked, what caused each score, and what
/// each label rests on.
///
/// ```swift
/// let explain = ExplainText(lexicon: analyzer.lexicon, words: Wording(analyzer, language: "en"))
/// print(explain.text(of: analysis, text), terminator: "")
/// ```
///
/// ```text
/// [-Quaranta minuti in attesa-].
///
/// −0.47 “Quaranta minuti in attesa” ← term it/topics.tsv:22 −0.47
///
/// pillar time-effort −0.47 ← “Quaranta minuti in attesa” (it/topics.tsv:22)
/// ```
public struct ExplainText: Sendable {
  private let words: Wording
  private let isColored: Bool
  /// Which id a row of the mapping gives: `taxonomy/mapping.tsv:88` → `resolution`.
  private let mapped: [String: String]

  /// A writer of explanations; the lexicon tells which pillar a row of the mapping gives.
  public init(lexicon: Lexicon, words: Wording, isColored: Bool = false) {
    self.words = words
    self.isColored = isColored
    var mapped: [String: String] = [:]
    for table in lexicon.tables(.mapping) {
      for row in table.rows where !row["pillar"].isEmpty {
        // A pillar may carry its own sign: `time-effort-`.
        var pillar = row["pillar"]
        while pillar.last == "-" || pillar.last == "+" { pillar.removeLast() }
        mapped["\(table.name):\(row.line)"] = String(pillar)
      }
    }
    self.mapped = mapped
  }

  /// The explanation; ends with a line feed.
  ///
  /// - Parameter text: the text that was analyzed.
  public func text(of analysis: Analysis, _ text: String) -> String {
    let paint = Paint(isOn: isColored)
    var blocks = [EvidenceMarks(paint: paint).text(text, analysis.evidence)]
    let evidence = analysis.evidence.filter { !$0.isSignal }.map { line($0, paint) }
    blocks.append(
      evidence.isEmpty && analysis.signals.isEmpty
        ? words("explain-nothing") : evidence.joined(separator: "\n"))
    var labels: [String] = []
    for label in analysis.pillars { labels.append(line("pillar", label, analysis, paint)) }
    for label in analysis.touchpoints { labels.append(line("touchpoint", label, analysis, paint)) }
    for label in analysis.topics { labels.append(line("topic", label, analysis, paint)) }
    for signal in analysis.signals { labels.append(line(signal, analysis)) }
    blocks.append(labels.joined(separator: "\n"))
    blocks.append(sentiment(analysis, paint))
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  /// `−0.67 “check-in lentissimo” ← term it/topics.tsv:1310 −0.67`
  private func line(_ evidence: Evidence, _ paint: Paint) -> String {
    let causes = evidence.because.map { cause in
      let effect = hundredths(cause.effect) == 0 ? "" : " " + words.signed(cause.effect)
      let part = cause.span == evidence.span ? "" : " " + quoted(cause.text)
      return "\(cause.role)\(part) \(cause.entry)\(effect)"
    }
    let score = paint(words.signed(evidence.score), evidence.polarity)
    return "\(score) \(quoted(evidence.quote)) ← " + causes.joined(separator: "; ")
  }

  /// `pillar time-effort −0.57 ← “check-in lentissimo” (it/topics.tsv:1310), …`
  private func line(
    _ kind: String, _ label: LabelFinding, _ analysis: Analysis, _ paint: Paint
  ) -> String {
    var name = "\(words(kind)) \(label.id)"
    if let touchpoint = label.touchpoint { name += " @\(touchpoint)" }
    let score = paint(
      label.polarity.sign + words.signed(abs(label.score)).drop { $0 == "+" }, label.polarity)
    let grounds = label.evidence.filter(analysis.evidence.indices.contains).map { index in
      let evidence = analysis.evidence[index]
      return "\(quoted(evidence.quote)) (\(sources(evidence, of: label.id)))"
    }
    return "\(name) \(score) ← " + grounds.joined(separator: ", ")
  }

  /// The rows an evidence rests on, and the mapping's rows that gave this label under a condition.
  private func sources(_ evidence: Evidence, of id: String) -> String {
    var rows: [String] = []
    var conditions: [String] = []
    for cause in evidence.because {
      if cause.role == "condition" {
        if mapped[cause.entry] == id, !conditions.contains(cause.entry) {
          conditions.append(cause.entry)
        }
      } else if !rows.contains(cause.entry) {
        rows.append(cause.entry)
      }
    }
    if !conditions.isEmpty {
      return rows.joined(separator: ", ") + "; \(words("explain-mapping")) "
        + conditions.joined(separator: ", ")
    }
    return rows.joined(separator: ", ")
  }

  /// `signal effort high ← “lentissimo” (it/signals.tsv:699)`
  private func line(_ signal: SignalFinding, _ analysis: Analysis) -> String {
    let value = signal.value.isEmpty ? "" : " " + TerminalText.line(signal.value)
    let grounds = signal.evidence.filter(analysis.evidence.indices.contains).map { index in
      let evidence = analysis.evidence[index]
      let rows = evidence.because.map(\.entry).joined(separator: ", ")
      return "\(quoted(evidence.quote)) (\(rows))"
    }
    return "\(words("signal")) \(signal.id)\(value) ← " + grounds.joined(separator: ", ")
  }

  /// `sentiment negative −0.57 ← 1 positive judgement, 2 negative (it)`
  private func sentiment(_ analysis: Analysis, _ paint: Paint) -> String {
    let positive = analysis.evidence.count { $0.score > 0 }
    let negative = analysis.evidence.count { $0.score < 0 }
    let grounds = words(
      "explain-judgements", ["p": words.count(positive), "n": words.count(negative)])
    let score = paint(
      "\(words(analysis.polarity.id)) \(words.signed(analysis.score))", analysis.polarity)
    return
      "\(words("sentiment")) \(score) ← \(grounds) (\(words("language-" + analysis.language.code)))"
  }

  private func quoted(_ text: String) -> String {
    words("quote-open") + TerminalText.line(text) + words("quote-close")
  }
}
