import Lexicons
import Sestante
import SestanteLexicon

extension InputKnowledge {
  /// What a lexicon tells of input, or the shipped tables where it has none of their kind.
  static func shipped(over lexicon: Lexicon) -> InputKnowledge {
    lexicon.has(.columns) ? InputKnowledge(lexicon) : InputKnowledge(Lexicons.all)
  }

  /// The same for tables that nobody compiled.
  static func shipped(over sources: [TableSource]) -> InputKnowledge {
    let hasColumns = sources.contains { $0.name.hasSuffix("columns.tsv") }
    return InputKnowledge(hasColumns ? sources : Lexicons.all)
  }
}
