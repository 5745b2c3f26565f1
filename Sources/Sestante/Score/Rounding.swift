extension Int {
  /// The nearest integer, halves away from zero, as `rounded()` has it: without its call of a function.
  ///
  /// A `Float` and a half are exact in a `Double`. For what is far below 2⁵² only.
  @inline(__always)
  init(nearest value: Float) {
    let value = Double(value)
    self = Int(value + (value < 0 ? -0.5 : 0.5))
  }
}
