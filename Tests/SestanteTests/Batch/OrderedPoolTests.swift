import Foundation
import Sestante
import Testing

@Suite struct OrderedPoolTests {
  final class Counter {
    var count = 0
  }

  struct Full: Error {}

  @Test(arguments: [1, 2, 7])
  func `results come in the order of submission`(jobs: Int) throws {
    var seen: [Int] = []
    let pool = OrderedPool<Counter, Int>(
      jobs: jobs, makeWorker: { Counter() }, deliver: { seen.append($0) })
    for number in 0..<200 {
      try pool.submit { worker in
        if number % 5 == 0 { usleep(500) }
        worker.count += 1
        return number
      }
      // Work under way is bounded.
      #expect(number - seen.count < jobs * 2)
    }
    try pool.finish()
    #expect(seen == Array(0..<200))
  }

  @Test(arguments: [1, 4])
  func `an error of the delivery comes through`(jobs: Int) throws {
    var seen: [Int] = []
    #expect(throws: Full.self) {
      let pool = OrderedPool<Counter, Int>(
        jobs: jobs, makeWorker: { Counter() },
        deliver: {
          if $0 == 20 { throw Full() }
          seen.append($0)
        })
      for number in 0..<100 { try pool.submit { _ in number } }
      try pool.finish()
    }
    #expect(seen == Array(0..<20))
  }
}
