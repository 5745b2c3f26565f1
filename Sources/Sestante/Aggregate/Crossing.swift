/// A pillar met at a touchpoint: where in the journey trust, effort or empathy were judged.
public struct Crossing: Sendable, Hashable {
  public let pillar: String
  public let touchpoint: String

  public init(pillar: String, touchpoint: String) {
    self.pillar = pillar
    self.touchpoint = touchpoint
  }
}
