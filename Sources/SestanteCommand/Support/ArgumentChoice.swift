public import ArgumentParser

/// A value of an option that is one of some words.
///
/// It says by itself what its words are: the parser would go through key paths and descriptions for
/// that, which cost more of a start than reading an option.
public protocol ArgumentChoice: ExpressibleByArgument, CaseIterable, RawRepresentable
where RawValue == String {}

extension ArgumentChoice {
  /// The words, as help and faults list them.
  public static var allValueStrings: [String] { allCases.map { $0.rawValue } }

  /// None of the words is described.
  public static var allValueDescriptions: [String: String] { [:] }

  /// The word itself.
  public var defaultValueDescription: String { rawValue }
}
