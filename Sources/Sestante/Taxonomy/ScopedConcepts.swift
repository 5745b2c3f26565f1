internal import SestanteLexicon

/// The concepts that the conditions of the mapping see, a set for each scope in the order of
/// ``Condition/Scope``: the scope's number finds its set without a branch.
struct ScopedConcepts: BitwiseCopyable {
  var clause = ConceptSet()
  var sentence = ConceptSet()
  var document = ConceptSet()

  /// The set of a scope.
  @inline(__always)
  static func set(of scope: Condition.Scope, in sets: UnsafePointer<Self>) -> ConceptSet {
    UnsafeRawPointer(sets).load(
      fromByteOffset: Int(scope.rawValue) &* MemoryLayout<ConceptSet>.stride, as: ConceptSet.self)
  }
}
