internal import Lexicons
public import Sestante
public import SestanteLexicon

/// What many tests need and nobody wants to build twice.
public enum Shared {
  private static let built = Result { try Analyzer(lexicon: Lexicons.compiled()) }

  /// The analyzer over the shipped tables, built once for all tests.
  public static func analyzer() throws -> Analyzer { try built.get() }

  /// The shipped lexicon.
  public static func lexicon() throws -> Lexicon { try analyzer().lexicon }
}
