/// The logistic function, with an exponential of its own.
///
/// The C library's `exp` may differ in the last bit from one system to the next, and a fit is a long
/// chain of them: additions and multiplications give the same weights everywhere.
enum Logistic {
  /// `1 / (1 + e^−z)`.
  static func probability(_ z: Double) -> Double {
    z >= 0 ? 1 / (1 + exponential(-z)) : exponential(z) / (1 + exponential(z))
  }

  /// `e^x`: `x = k ln 2 + r` with `|r| ≤ ½ ln 2`, `e^r` by its Taylor series to the 13th power, whose
  /// error is below `2⁻⁵²` there.
  static func exponential(_ x: Double) -> Double {
    if x < -700 { return 0 }
    let bounded = min(x, 700)
    let k = (bounded * 1.442_695_040_888_963_4).rounded()
    let r =
      (bounded - k * 0.693_147_180_369_123_816_49) - k * 1.908_214_929_270_587_7e-10
    var sum = 1.0
    var power = 13.0
    while power >= 1 {
      sum = 1 + r / power * sum
      power -= 1
    }
    return Double(sign: .plus, exponent: Int(k), significand: sum)
  }
}
