public import SestanteLexicon
public import SestanteText

/// The pipeline in one screen: text in, evidence out.
///
/// Built once from validated tables; `Sendable`, nothing remembered between documents. The work
/// space is the caller's: one ``Workspace`` for each thread.
///
/// ```swift
/// let analyzer = try Analyzer(lexicon: Lexicon(Lexicons.all))
/// let analysis = analyzer.analyze("Camera pulita, ma check-in lentissimo.")
/// analysis.pillars.first?.id      // "time-effort"
/// ```
public struct Analyzer: Sendable {
  /// The tables it reads with.
  public let lexicon: Lexicon
  /// The codebook it labels with.
  public let taxonomy: Taxonomy
  private let knowledge: KnowledgeStorage

  /// Prepares the pipeline.
  ///
  /// - Throws: `LexiconError` if the taxonomy or the parameters are incomplete.
  public init(lexicon: Lexicon) throws(LexiconError) {
    self.lexicon = lexicon
    taxonomy = try Taxonomy(lexicon)
    knowledge = KnowledgeStorage(
      lexicon, taxonomy.mapping, try ScoringParameters(lexicon), try NoteRules(lexicon),
      taxonomy.derivations)
  }

  /// Analyzes the text loaded in the work space.
  ///
  /// - Parameter hint: a language to fall back on where the text itself gives no evidence.
  /// - Parameter genre: what the record's channel says of the text.
  func run(
    _ work: inout Workspace, hint: Language = .undetermined, genre: Genre = .unknown
  ) {
    scan(&work)
    lookUp(&work)
    tokenize(&work, hint: hint)
    ask(&work)
    gather(&work)
    reach(&work)
    step(&work)
    lookAhead(&work)
    find(&work, genre: genre)
    conclude(&work)
  }

  // The stages, in their order. Most of them are parted from the next one because they ask for the
  // memory that it reads.

  /// Words and signs.
  @inline(never)
  func scan(_ work: inout Workspace) {
    TextScanner.scan(&work.text)
    work.tokenizer.begin(work.text)
  }

  /// The words' records.
  @inline(never)
  func lookUp(_ work: inout Workspace) { work.tokenizer.lookUp() }

  /// Tokens, sentences and their languages.
  @inline(never)
  func tokenize(_ work: inout Workspace, hint: Language) {
    work.tokenizer.finish(&work.text, into: &work.tokens)
    work.result.removeAll()
    LanguageDecision.decide(
      work.tokens, hint: hint, knowledge.address, into: &work.result)
  }

  /// Where terms may begin, and how they go on.
  @inline(never)
  func ask(_ work: inout Workspace) {
    work.matcher.begin(work.tokens, work.result.sentenceLanguages)
  }
  @inline(never)
  func gather(_ work: inout Workspace) {
    work.matcher.gather(work.tokens, work.result.sentenceLanguages)
  }
  @inline(never)
  func reach(_ work: inout Workspace) { work.matcher.reach(work.tokens) }
  @inline(never)
  func step(_ work: inout Workspace) { work.matcher.step(work.tokens) }
  @inline(never)
  func lookAhead(_ work: inout Workspace) { work.matcher.lookAhead(work.tokens) }

  /// Terms and genre.
  @inline(never)
  func find(_ work: inout Workspace, genre: Genre) {
    match(&work)
    NoteForm.decide(
      &work.result, tokens: work.tokens.tokens.count, genre: genre, knowledge.address)
  }

  /// Opinions, labels, signals, sentiment.
  @inline(never)
  func conclude(_ work: inout Workspace) {
    judge(&work)
    if work.result.isNote {
      NoteSubject(
        lexicon: knowledge.address.pointee.lexicon, mapping: knowledge.address.pointee.mapping,
        rules: knowledge.address.pointee.notes
      ).find(in: &work.result, tokens: UnsafePointer(work.tokens.tokens.base))
    }
    LabelMerge.merge(&work.result, mixed: knowledge.address.pointee.parameters.labelMixed)
    knowledge.address.pointee.derivations.apply(to: &work.result)
    DocumentSentiment.judge(
      &work.result, sentences: work.tokens.sentences.count, knowledge.address)
  }

  /// Finds terms and gathers the concepts of clauses, sentences and the document.
  private func match(_ work: inout Workspace) {
    let bytes = UnsafePointer(work.text.bytes.base)
    let knowledge = knowledge.address
    for s in 0..<work.tokens.sentences.count {
      let first = work.result.matches.count
      let clauses = work.result.clauseConcepts.count
      work.result.sentenceMatches.append(UInt32(first))
      work.matcher.match(
        s, in: work.tokens, work.result.sentenceLanguages, bytes, into: &work.result.matches)
      while work.result.clauseConcepts.count <= Int(work.matcher.clause) {
        work.result.clauseConcepts.append(ConceptSet())
        work.result.clauseThings.append(false)
        work.result.clauseModifiers.append(false)
      }
      var traits: Match.Traits = []
      var layers: Match.Layers = []
      for m in first..<work.result.matches.count {
        note(m, knowledge, &work.result)
        traits.formUnion(work.result.matches[m].traits)
        layers.formUnion(work.result.matches[m].layers)
      }
      work.result.sentenceTraits.append(traits)
      work.result.sentenceLayers.append(layers)
      // Clauses never reach over a sentence.
      var sentence = ConceptSet()
      for clause in clauses..<work.result.clauseConcepts.count {
        sentence.formUnion(work.result.clauseConcepts[clause])
      }
      work.result.sentenceConcepts.append(sentence)
      work.result.documentConcepts.formUnion(sentence)
    }
    work.result.sentenceMatches.append(UInt32(work.result.matches.count))
  }

  /// Enters the concepts of a match into its clause.
  @inline(__always)
  private func note(
    _ index: Int, _ knowledge: UnsafePointer<Knowledge>, _ result: inout AnalysisBuffer
  ) {
    let match = result.matches.base + index
    if match.pointee.traits.contains(.modifier) {
      result.clauseModifiers.base[Int(match.pointee.clause)] = true
    }
    guard match.pointee.layers.contains(.concept) else { return }
    let clause = Int(match.pointee.clause)
    let node = knowledge.pointee.lexicon.nodes + Int(match.pointee.node)
    enter(
      Int(node.pointee.firstConcept), isPolar: node.pointee.judgesFirst, match, clause, knowledge,
      &result)
    if node.pointee.conceptCount == 1 { return }
    let concepts = knowledge.pointee.lexicon.concepts + Int(node.pointee.conceptStart)
    for k in 1..<Int(node.pointee.conceptCount) {
      enter(
        Int(concepts[k].concept), isPolar: concepts[k].isPolar, match, clause, knowledge, &result)
    }
  }

  @inline(__always)
  private func enter(
    _ concept: Int, isPolar: Bool, _ match: UnsafeMutablePointer<Match>, _ clause: Int,
    _ knowledge: UnsafePointer<Knowledge>, _ result: inout AnalysisBuffer
  ) {
    ConceptSet.insert(concept, into: result.clauseConcepts.base + clause)
    let traits = knowledge.pointee.mapping.traits[concept]
    guard traits.contains(.mapped) else { return }
    match.pointee.traits.insert(.mapped)
    if isPolar {
      // A polar term whose judgement another term took (*still no* | *no bags*) is a thing like
      // any other; one that only hints at trouble names nothing.
      if !match.pointee.layers.contains(.sentiment), !traits.contains(.cue) {
        match.pointee.traits.insert(.thing)
      }
      return
    }
    match.pointee.traits.insert(.thing)
    result.clauseThings.base[clause] = true
  }

  /// Scores, attaches and maps the opinions, sentence by sentence.
  private func judge(_ work: inout Workspace) {
    let concepts = work.result.scopes.base
    concepts.pointee.document = work.result.documentConcepts
    var previous = 0
    for s in 0..<work.tokens.sentences.count {
      let lower = Int(work.result.sentenceMatches[s])
      let upper = Int(work.result.sentenceMatches[s + 1])
      if lower == upper { continue }
      let around = Surroundings(
        knowledge.address, matches: UnsafePointer(work.result.matches.base),
        tokens: UnsafePointer(work.tokens.tokens.base),
        clauseModifiers: UnsafePointer(work.result.clauseModifiers.base), lower..<upper,
        sentence: work.tokens.sentences[s])
      let first = work.result.opinions.count
      let attachment = Attachment(around: around)
      concepts.pointee.sentence = work.result.sentenceConcepts[s]
      let mapper = Mapper(around: around, attachment: attachment, concepts: concepts)
      let agent =
        work.result.isNote
        ? NoteForm.agent(
          around, sentence: work.result.sentenceConcepts[s], knowledge.address.pointee.notes)
        : upper
      for index in lower..<upper {
        // Most matches judge nothing: they name, modify or signal.
        if around.valence(index) == 0 { continue }
        if work.result.isNote,
          NoteForm.isProcedure(around, index, agent: agent, knowledge.address.pointee.notes)
        {
          continue
        }
        guard
          Scorer.score(
            around, index, into: &work.result.opinions, &work.result.contributions)
        else { continue }
        attachment.attach(&work.result.opinions)
        if work.result.isNote,
          !NoteForm.isGrade(work.result.opinions.last, knowledge.address.pointee.notes)
        {
          continue
        }
        mapper.map(&work.result)
      }
      if work.result.sentenceTraits[s].contains(.contrast) {
        let isSet = Contrast.apply(
          around, opinions: &work.result.opinions, sentenceStart: first, previousStart: previous)
        if isSet { work.result.hasContrast = true }
      }
      let bytes = UnsafePointer(work.text.bytes.base)
      if work.result.sentenceLayers[s].contains(.signal) {
        SignalReader.read(around, bytes, into: &work.result)
      }
      knowledge.address.pointee.employees?.read(
        around, bytes, sentence: work.result.sentenceConcepts[s], into: &work.result)
      previous = first
    }
  }
}

/// What one thread needs to analyze documents one after the other without allocating.
public struct Workspace: ~Copyable {
  /// The text at hand; load it, then classify.
  public var text = ScannedText()
  var tokens = TokenBuffer()
  var tokenizer: Tokenizer
  var matcher: Matcher
  var result = AnalysisBuffer()
  /// Keeps the memory alive that tokenizer and matcher look into.
  private let lexicon: Lexicon

  /// A work space that fits an analyzer's lexicon.
  public init(for analyzer: Analyzer) {
    lexicon = analyzer.lexicon
    tokenizer = Tokenizer(lexicon: analyzer.lexicon.view)
    matcher = Matcher(lexicon: analyzer.lexicon.view)
  }
}
