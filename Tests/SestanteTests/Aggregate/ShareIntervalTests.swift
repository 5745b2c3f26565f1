import Testing

@testable import Sestante

@Suite struct ShareIntervalTests {
  /// Published values: Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
  @Test(arguments: [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
    (1, 29, 0.0061, 0.1718),
  ])
  func knownValues(count: Int, total: Int, low: Double, high: Double) throws {
    let interval = try #require(ShareInterval(count, of: total))
    #expect(abs(interval.low - low) < 0.00005)
    #expect(abs(interval.high - high) < 0.00005)
  }

  @Test func liesWithinZeroAndOneAndHoldsTheShare() throws {
    for total in 1...60 {
      for count in 0...total {
        let interval = try #require(ShareInterval(count, of: total))
        #expect(interval.low >= 0 && interval.high <= 1)
        #expect(interval.low <= interval.share && interval.share <= interval.high)
      }
    }
  }

  @Test func ofNothingThereIsNone() {
    #expect(ShareInterval(0, of: 0) == nil)
    #expect(ShareInterval(3, of: 2) == nil)
    #expect(ShareInterval(-1, of: 2) == nil)
  }
}
