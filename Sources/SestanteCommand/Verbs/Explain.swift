import ArgumentParser
import Sestante

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", _superCommandName: SestanteCommand.name,
    abstract: "Show the evidence in a text and the table rows behind every score.",
    discussion: "Example: sestante explain 'Camera pulita, ma check-in lentissimo.'")

  @Argument(help: "The text; without one, or with -, each line of standard input is explained.")
  var text: [String] = []

  @OptionGroup var lexicon: LexiconOptions

  @OptionGroup var labels: LabelOptions

  func run() throws {
    let analyzer = try lexicon.analyzer()
    let explanation = ExplainText(
      lexicon: analyzer.lexicon, words: Wording(analyzer, language: labels.language),
      isColored: Console.wantsColor)
    var work = Workspace(for: analyzer)
    let file = try OutputFile(nil)
    func explain(_ text: String) throws {
      let analysis = analyzer.analyze(text, in: &work)
      try file.write(Array(explanation.text(of: analysis, text).utf8))
    }
    if !text.isEmpty, text != ["-"] {
      try explain(text.joined(separator: " "))
      return
    }
    var isFirst = true
    while let line = readLine() {
      if !isFirst { try file.write([UInt8(ascii: "\n")]) }
      isFirst = false
      try explain(line)
    }
  }
}
