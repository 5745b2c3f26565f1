/// An element with bytes between its fields that hold nothing. They are zero in an image, so that the
/// same tables give the same bytes.
protocol Padded {
  /// The bytes between fields, counted from the element's beginning.
  static var padding: Range<Int> { get }
}

extension Padded {
  /// From behind a field, which has one byte unless said otherwise, to the next field or the end.
  fileprivate static func between(
    _ last: PartialKeyPath<Self>, size: Int = 1, and next: PartialKeyPath<Self>? = nil
  ) -> Range<Int> {
    let end = next.flatMap { MemoryLayout<Self>.offset(of: $0) } ?? MemoryLayout<Self>.stride
    return (MemoryLayout<Self>.offset(of: last).map { $0 + size } ?? end)..<end
  }
}

extension FormInfo: Padded {
  static var padding: Range<Int> { between(\.flags) }
}
extension TermNode: Padded {
  static var padding: Range<Int> { between(\.division, and: \.fill) }
}
extension Modifier: Padded {
  static var padding: Range<Int> { between(\.scope, and: \.first) }
}
extension ConceptReference: Padded {
  static var padding: Range<Int> { between(\.isPolar, and: \.row) }
}
extension SignalReference: Padded {
  static var padding: Range<Int> { between(\.signal, and: \.value) }
}
extension ParameterValue: Padded {
  static var padding: Range<Int> { between(\.row, size: 4) }
}
