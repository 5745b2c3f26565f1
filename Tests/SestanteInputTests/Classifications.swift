import TestSupport

@testable import Sestante

/// What `classify` writes of records. A classification depends on nothing but its record, so the same
/// records are classified once.
enum Classifications {
  private static let known = Guarded<[[Seen]: [UInt8]]>([:])

  static func of(_ records: [Seen]) throws -> [UInt8] {
    if let bytes = known.withLock({ $0[records] }) { return bytes }
    let bytes = try classify(records)
    known.withLock { $0[records] = bytes }
    return bytes
  }

  private static func classify(_ records: [Seen]) throws -> [UInt8] {
    var classifier = Classifier(try Shared.analyzer())
    for record in records {
      classifier.classify(record.text, id: record.id, metadata: record.metadata)
    }
    return Array(classifier.output)
  }
}
