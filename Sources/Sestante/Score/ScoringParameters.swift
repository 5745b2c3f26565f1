internal import SestanteLexicon

/// The numbers of the scoring formula, from `common/scoring.tsv`. `docs/method.md` tells what each
/// does.
struct ScoringParameters: Sendable, BitwiseCopyable {
  /// The valence that makes a score of 1.
  let fullValence: Float
  let capitals: Float
  let elongation: Float
  let exclamation: Float
  let question: Float
  /// How many tokens may stand between two judgements for a negation to carry over.
  let negationCarry: Int
  /// A judgement that irrealis cuts by this factor or more is none.
  let irrealisFloor: Float
  /// Judgements weaker than this give no labels, in hundredths.
  let labelFloor: Int
  /// What the weaker sign of a mixed label has at least.
  let labelMixed: Weaker
  /// Documents with both signs and a score within this distance from zero are mixed, in hundredths.
  let mixedBand: Int
  /// Longer documents are not mixed by one contrast word.
  let mixedSentences: Int
  /// Documents with more opinions have the cut-offs of long ones.
  let longOpinions: Int
  /// What is left of a doubly negated judgement.
  let doubleNegation: Float
  let firstSentence: Float
  let lastSentence: Float
  /// The sum of strengths at which half of the possible score is reached.
  let halfway: Float
  /// How far a grade looks for the thing it is about, in tokens.
  let aspectReach: Int
  /// What a joining word between a grade and a thing adds to their distance.
  let joinDistance: Int
  /// A mark without a scale is at most this.
  let highestMark: Int
  /// The surplus of a language's log-odds that decides a sentence against the document, in
  /// hundredths.
  let languageSentence: Int
  /// The evidence below which the language of a document is undetermined, in hundredths.
  let languageDocument: Int
  /// The share of the weaker language from which a document is mixed, in hundredths.
  let languageMixed: Int
  let italian: Thresholds
  let english: Thresholds
  /// The rows that evidence cites for rules which no word triggers.
  let emphasisRow: RowReference
  let questionRow: RowReference

  /// What the weaker of two signs has at least where both count.
  struct Weaker: Sendable, BitwiseCopyable {
    /// Of all strength, in hundredths.
    let share: Int
    /// Its own strength, in hundredths of the scale 0 … 1.
    let strength: Int
  }

  /// Where scores become labels.
  struct Thresholds: Sendable, BitwiseCopyable {
    let short: CutOffs
    let long: CutOffs
    /// Strength below which a document of few opinions says nothing good, in hundredths.
    let weakPositive: Float
    /// Strength below which a document of few opinions says nothing bad, in hundredths.
    let weakNegative: Float
    /// Mixed if both signs have at least this share of all strength, in hundredths.
    let mixed: Int
    /// Subtracted from every score, in hundredths: people write praise words in complaints more
    /// often than the reverse.
    let bias: Int
  }

  /// The scores from which a document is positive or negative, in hundredths.
  struct CutOffs: Sendable, BitwiseCopyable {
    /// Scores at or above are positive.
    let positive: Int
    /// Scores at or below are negative.
    let negative: Int
  }

  /// Reads the parameters.
  ///
  /// - Throws: `LexiconError` naming each parameter that is missing.
  init(_ lexicon: Lexicon) throws(LexiconError) {
    var missing: [String] = []
    func value(_ name: String) -> Double {
      if let value = lexicon.parameters[name] { return value }
      missing.append(name)
      return 1
    }
    fullValence = Float(value("valence.full"))
    capitals = Float(value("emphasis.capitals"))
    elongation = Float(value("emphasis.elongation"))
    exclamation = Float(value("emphasis.exclamation"))
    question = Float(value("question"))
    irrealisFloor = Float(value("irrealis.floor"))
    labelFloor = Int(value("label.floor"))
    labelMixed = Weaker(
      share: Int(value("label.mixed")), strength: Int(value("label.mixed.strength")))
    mixedSentences = Int(value("mixed.sentences"))
    longOpinions = Int(value("long.opinions"))
    mixedBand = Int(value("mixed.band"))
    negationCarry = Int(value("negation.carry"))
    doubleNegation = Float(value("negation.double"))
    firstSentence = Float(value("document.first"))
    lastSentence = Float(value("document.last"))
    halfway = Float(value("document.halfway"))
    aspectReach = Int(value("aspect.reach"))
    joinDistance = Int(value("aspect.join"))
    highestMark = Int(value("mark.highest"))
    languageSentence = Int(value("language.sentence"))
    languageDocument = Int(value("language.document"))
    languageMixed = Int(value("language.mixed"))
    func cutOffs(_ name: String) -> CutOffs {
      CutOffs(positive: Int(value("\(name).positive")), negative: Int(value("\(name).negative")))
    }
    func thresholds(_ language: String) -> Thresholds {
      Thresholds(
        short: cutOffs(language), long: cutOffs("\(language).long"),
        weakPositive: Float(value("\(language).weak.positive")),
        weakNegative: Float(value("\(language).weak.negative")),
        mixed: Int(value("\(language).mixed")), bias: Int(value("\(language).bias")))
    }
    italian = thresholds("it")
    english = thresholds("en")
    emphasisRow = lexicon.parameterRows["emphasis.capitals"] ?? RowReference(file: 0, line: 0)
    questionRow = lexicon.parameterRows["question"] ?? RowReference(file: 0, line: 0)
    if !missing.isEmpty {
      let place = SourceLocation(
        file: lexicon.tables(.scoring).first?.name ?? "common/scoring.tsv", line: 1)
      throw LexiconError(
        missing.map { Diagnostic(code: "missing-parameter", at: place, "no parameter \"\($0)\"") })
    }
  }
}
