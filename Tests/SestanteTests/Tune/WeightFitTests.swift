import Foundation
import Testing

@testable import Sestante

@Suite struct WeightFitTests {
  @Test func exponential() {
    for x in stride(from: -40.0, through: 40, by: 0.37) {
      #expect(abs(Logistic.exponential(x) / exp(x) - 1) < 1e-14)
    }
    #expect(Logistic.probability(0) == 0.5)
    #expect(Logistic.probability(-800) == 0 && Logistic.probability(800) == 1)
  }

  /// Two rows, one in positive, one in negative documents; both are a little positive now.
  private func fit(
    bounds: ClosedRange<Double>, regularisation: Double = 0.5
  ) -> WeightFit {
    WeightFit(
      rows: [
        WeightFit.Row(
          present: 0.5, bounds: bounds,
          effects: (0..<10).map { WeightFit.Effect(document: $0, amount: 0.3) }),
        WeightFit.Row(
          present: 0.5, bounds: bounds,
          effects: (10..<20).map { WeightFit.Effect(document: $0, amount: 0.3) }),
      ],
      examples: (0..<20).map { WeightFit.Example(rest: 0, target: $0 < 10 ? 1 : 0, weight: 1) },
      regularisation: regularisation)
  }

  /// At the minimum the gradient is zero where no bound is met.
  @Test func findsTheMinimum() {
    let problem = fit(bounds: -3...3)
    let weights = problem.solve()
    #expect(weights[0] > 0.5 && weights[1] < 0)
    let slope = problem.slope(at: (0..<20).map { _ in 0.15 })
    for (index, weight) in weights.enumerated() {
      let error = Logistic.probability(slope * 0.3 * weight) - (index == 0 ? 1 : 0)
      let gradient = 10 * error * slope * 0.3 + 0.5 * (weight - 0.5)
      #expect(abs(gradient) < 1e-3)
    }
  }

  @Test func keepsBounds() {
    let weights = fit(bounds: 0.05...0.8).solve()
    #expect(weights == [0.8, 0.05])
  }

  @Test func staysWhenHeld() {
    for weight in fit(bounds: -3...3, regularisation: 1e6).solve() {
      #expect(abs(weight - 0.5) < 1e-3)
    }
  }
}
