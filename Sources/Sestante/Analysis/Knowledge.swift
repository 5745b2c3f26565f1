internal import SestanteLexicon
internal import SestanteText

/// What the hot path reads, as plain memory in one place: rules hold its address, not copies.
struct Knowledge: BitwiseCopyable {
  let lexicon: LexiconView
  let parameters: ScoringParameters
  let baseScores: BaseScores
  let mapping: MappingView
  let notes: NoteRules
  let derivations: DerivationView
  let employees: EmployeeMention?
}

/// Owns a ``Knowledge`` and everything it points into; never changed once made.
final class KnowledgeStorage: @unchecked Sendable {
  let address: UnsafePointer<Knowledge>
  private let lexicon: Lexicon
  private let mapping: MappingStorage
  private let derivations: Derivations
  private let blocks: PlainBlocks

  init(
    _ lexicon: Lexicon, _ mapping: Mapping, _ parameters: ScoringParameters, _ notes: NoteRules,
    _ derivations: Derivations
  ) {
    self.lexicon = lexicon
    self.mapping = mapping.makeStorage()
    self.derivations = derivations
    var blocks = PlainBlocks()
    let baseScores = BaseScores(full: parameters.fullValence, &blocks)
    self.blocks = blocks
    let block = UnsafeMutablePointer<Knowledge>.allocate(capacity: 1)
    block.initialize(
      to: Knowledge(
        lexicon: lexicon.view, parameters: parameters, baseScores: baseScores,
        mapping: self.mapping.view, notes: notes, derivations: derivations.view,
        employees: EmployeeMention(lexicon)))
    address = UnsafePointer(block)
  }

  deinit { address.deallocate() }
}
