public import SestanteText

/// A text with the labels people gave it (codebook, section 6).
///
/// What is nil was not labelled and is not measured; an empty list says that nothing is there.
public struct GoldDocument: Sendable, Hashable {
  public var id: String
  public var text: String
  public var language: Language?
  public var polarity: Polarity?
  /// Ids with their polarity, nil where only the presence was labelled.
  public var pillars: [String: Polarity?]?
  public var touchpoints: [String: Polarity?]?
  public var topics: [String: Polarity?]?

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
