import Lexicons
import SestanteLexicon
import SestanteText
import TestSupport

@testable import Sestante

/// The codebook and its words without the vocabulary, so that reports are tested quickly and do not
/// move with it.
struct Fixture {
  let lexicon: Lexicon
  let taxonomy: Taxonomy

  init() throws {
    lexicon = try Lexicon(
      Lexicons.all.filter { $0.name.hasPrefix("taxonomy/") || $0.name == "common/labels.tsv" })
    taxonomy = try Taxonomy(lexicon)
  }

  /// Versions that do not change with releases.
  var versions: Versions {
    var versions = Versions(lexicon: lexicon, taxonomy: taxonomy)
    versions.sestante = "0.0.0"
    versions.lexicons = "test"
    return versions
  }

  func words(_ language: String) -> Wording { Wording(lexicon, taxonomy, language: language) }

  /// Everything that is written of a scorecard.
  func everything(_ scorecard: Scorecard) -> String {
    let words = words("it")
    return TextReport(taxonomy: taxonomy, words: words, width: 120).text(of: scorecard)
      + ScorecardJSON(taxonomy: taxonomy, versions: versions).text(of: scorecard)
      + ScorecardCSV(taxonomy: taxonomy, words: words).text(of: scorecard)
  }
}

/// Invented analyses, by seed.
struct AnalysisGenerator {
  let taxonomy: Taxonomy
  var random: SplitMix64

  init(_ taxonomy: Taxonomy, seed: UInt64) {
    self.taxonomy = taxonomy
    random = SplitMix64(seed: seed)
  }

  mutating func next() -> Analysis {
    let quotes = [
      "ottimo", "pessimo", "così così", "un'attesa infinita", "gentili", "=1+1", "caro, «caro»",
    ]
    let evidence = (0..<Int.random(in: 1...5, using: &random)).map { index in
      // Few strengths, so that quotes often tie.
      let score = Double(Int.random(in: -4...4, using: &random) * 25) / 100
      let quote = quotes.randomElement(using: &random) ?? ""
      return Evidence(
        span: index * 30..<index * 30 + quote.utf8.count, quote: quote,
        polarity: score > 0 ? .positive : score < 0 ? .negative : .neutral, score: score,
        because: [])
    }
    let pillars = labels(taxonomy.pillars.map(\.id), evidence)
    let touchpoints = labels(taxonomy.touchpoints.map(\.id), evidence)
    var topics = labels(taxonomy.topics.map(\.id), evidence)
    for index in topics.indices { topics[index].touchpoint = touchpoints.first?.id }
    let signals = (0..<Int.random(in: 0...2, using: &random)).map { _ in
      SignalFinding(
        id: taxonomy.signals.randomElement(using: &random)?.id ?? "",
        value: ["high", "low", "3", "700", ""].randomElement(using: &random) ?? "", evidence: [0])
    }
    return Analysis(
      language: Language.allCases.randomElement(using: &random) ?? .italian,
      polarity: Polarity.allCases.randomElement(using: &random) ?? .neutral,
      score: Double(Int.random(in: -100...100, using: &random)) / 100, pillars: pillars,
      touchpoints: touchpoints, topics: topics, signals: signals, evidence: evidence)
  }

  private mutating func labels(_ ids: [String], _ evidence: [Evidence]) -> [LabelFinding] {
    ids.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random)).map { id in
      let grounds = evidence.indices.filter { _ in Bool.random(using: &random) }
      let used = grounds.isEmpty ? [0] : grounds
      let scores = used.map { hundredths(evidence[$0].score) }
      let polarity: Polarity =
        switch (scores.contains { $0 > 0 }, scores.contains { $0 < 0 }) {
        case (true, true): .mixed
        case (true, false): .positive
        case (false, true): .negative
        case (false, false): .neutral
        }
      return LabelFinding(
        id: id, polarity: polarity, score: Double(scores.reduce(0, +) / scores.count) / 100,
        evidence: used)
    }
  }
}
