public import SestanteText

/// A text with the labels people gave it (codebook, section 6).
///
/// What is nil was not labelled and is not measured; an empty list says that nothing is there.
public struct GoldDocument: Sendable, Hashable {
  /// The document's id.
  public var id: String
  /// The text that was labelled, untouched.
  public var text: String
  /// The language people saw in it.
  public var language: Language?
  /// The sentiment of the whole text.
  public var polarity: Polarity?
  /// Ids with their polarity, nil where only the presence was labelled.
  public var pillars: [String: Polarity?]?
  /// Touchpoints as ``pillars``: ids with their polarity.
  public var touchpoints: [String: Polarity?]?
  /// Topics as ``pillars``: ids with their polarity.
  public var topics: [String: Polarity?]?

  /// A text with labels; nil for what was not labelled.
  public init(
    id: String, text: String, language: Language? = nil, polarity: Polarity? = nil,
    pillars: [String: Polarity?]? = nil, touchpoints: [String: Polarity?]? = nil,
    topics: [String: Polarity?]? = nil
  ) {
    self.id = id
    self.text = text
    self.language = language
    self.polarity = polarity
    self.pillars = pillars
    self.touchpoints = touchpoints
    self.topics = topics
  }
}
