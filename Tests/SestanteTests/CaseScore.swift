import Sestante
import TestSupport

/// How many annotated sentences came out right; the others are printed as known failures.
///
/// The floor of a test is what is reached today: accuracy is measured, and may not fall unseen.
struct CaseScore {
  var right = 0
  var failures: [String] = []

  var count: Int { right + failures.count }
  /// The share that is right, 0 … 1; 1 of nothing.
  var share: Double { count == 0 ? 1 : Double(right) / Double(count) }

  init(_ lines: [CaseLine]) throws {
    let checker = ExampleChecker(try Shared.analyzer())
    for line in lines {
      let failed = checker.failures(of: line.sentence)
      if failed.isEmpty {
        right += 1
      } else {
        failures.append("known failure: \(line)\n    \(failed.joined(separator: "\n    "))")
      }
    }
  }

  /// Prints the failures under a title.
  func report(_ title: String) {
    for failure in failures { print(failure) }
    print("\(title): \(right) of \(count) right")
  }
}
