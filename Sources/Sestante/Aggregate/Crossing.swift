/// A pillar met at a touchpoint: where in the journey trust, effort or empathy were judged.
public struct Crossing: Sendable, Hashable {
  /// The pillar's id.
  public let pillar: String
  /// The touchpoint's id.
  public let touchpoint: String

  /// A pillar and a touchpoint by their ids.
  public init(pillar: String, touchpoint: String) {
    self.pillar = pillar
    self.touchpoint = touchpoint
  }
}
