import ArgumentParser
import Foundation
import Sestante
import SestanteLexicon

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Accuracy against labels: precision, recall, F1 and kappa per id.",
    discussion: """
      GOLD is JSON Lines in the codebook's format: id, text, polarity (or label, or stars), pillars,
      touchpoints, topics, what there is.

      Example: sestante evaluate corpora/gold/gold.jsonl --at-least 0.8
      """)

  @Argument(help: "Labelled documents; - is standard input.")
  var gold: String

  @OptionGroup var lexicon: LexiconOptions

  @Flag(help: "Write JSON.")
  var json = false

  @Option(help: ArgumentHelp("End with status 1 if two-class macro-F1 is lower.", valueName: "f1"))
  var atLeast: Double?

  func validate() throws {
    if let atLeast, !(0...1).contains(atLeast) {
      throw ValidationError("--at-least is \(atLeast), expected 0 to 1.")
    }
  }

  func run() throws {
    let analyzer = try lexicon.analyzer()
    let read = GoldReader.read(try bytes(), file: gold, taxonomy: analyzer.taxonomy)
    for diagnostic in read.diagnostics { Console.lines("\(diagnostic)\n") }
    if read.documents.isEmpty { throw Failure(.badData, "\(gold): no labelled document") }
    var work = Workspace(for: analyzer)
    var evaluation = Evaluation()
    for document in read.documents {
      evaluation.add(document, analyzer.analyze(document.text, in: &work))
    }
    let file = try OutputFile(nil)
    let versions = Versions(analyzer)
    let text =
      json
      ? EvaluationJSON(taxonomy: analyzer.taxonomy, versions: versions).text(of: evaluation)
      : EvaluationText(
        taxonomy: analyzer.taxonomy, words: Wording(analyzer, language: "en"), versions: versions
      ).text(of: evaluation)
    try file.write(Array(text.utf8))
    guard let atLeast else { return }
    guard let reached = evaluation.sentiment.twoClassF1 else {
      throw Failure(.unhappy, "no document is labelled positive or negative: no macro-F1")
    }
    if reached < atLeast {
      throw Failure(.unhappy, "two-class macro-F1 is \(reached), expected at least \(atLeast)")
    }
  }

  private func bytes() throws -> [UInt8] {
    let file = try InputFile(gold)
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try file.read($0) }
      if count == 0 { return all }
      all += buffer[..<count]
    }
  }
}
