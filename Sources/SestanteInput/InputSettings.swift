public import Sestante

/// How containers and encodings are read; everything left out is found by content.
public struct InputSettings: Sendable {
  /// The encoding of text; found on a sample when absent.
  public var encoding: TextEncoding?
  /// The sheet of a workbook; the first one that is not hidden when absent.
  public var sheet: String?
  /// How many times its size a compressed input may unpack to, from the first 64 MB on.
  public var mostRatio: Int
  /// What the tables tell of the characters of text.
  public var knowledge: InputKnowledge

  /// Settings; those of the command when nothing is given.
  public init(
    encoding: TextEncoding? = nil, sheet: String? = nil, mostRatio: Int = 1000,
    knowledge: InputKnowledge = InputKnowledge()
  ) {
    self.encoding = encoding
    self.sheet = sheet
    self.mostRatio = mostRatio
    self.knowledge = knowledge
  }
}
