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

  /// Counts how many pieces run at once.
  final class Gauge: @unchecked Sendable {
    private let lock = DispatchSemaphore(value: 1)
    private var running = 0
    private var all = 0
    private var most = 0

    func run(_ microseconds: UInt32) {
      change(by: 1)
      usleep(microseconds)
      change(by: -1)
    }

    private func change(by step: Int) {
      lock.wait()
      running += step
      all += max(step, 0)
      most = max(most, running)
      lock.signal()
    }

    var figures: (all: Int, most: Int) {
      lock.wait()
      defer { lock.signal() }
      return (all, most)
    }
  }

  @Test(arguments: [1, 2, 5])
  func `no more threads work than were asked for`(jobs: Int) throws {
    let gauge = Gauge()
    let pool = OrderedPool<Counter, Void>(
      jobs: jobs, makeWorker: { Counter() }, deliver: { _ in })
    for _ in 0..<100 { try pool.submit { _ in gauge.run(1000) } }
    try pool.finish()
    #expect(gauge.figures.all == 100)
    #expect(gauge.figures.most <= jobs)
  }

  @Test func `two pieces run at the same time`() throws {
    // Each waits until the other has begun.
    let begun = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]
    var met: [Bool] = []
    let pool = OrderedPool<Counter, Bool>(
      jobs: 2, makeWorker: { Counter() }, deliver: { met.append($0) })
    for number in 0..<2 {
      try pool.submit { _ in
        begun[1 - number].signal()
        return begun[number].wait(timeout: .now() + 60) == .success
      }
    }
    try pool.finish()
    #expect(met == [true, true])
  }

  @Test func `a worker is used by one thread at a time`() throws {
    let pool = OrderedPool<Counter, Int>(
      jobs: 4, makeWorker: { Counter() }, deliver: { #expect($0 == 1) })
    for _ in 0..<200 {
      try pool.submit { worker in
        worker.count += 1
        usleep(200)
        defer { worker.count -= 1 }
        return worker.count
      }
    }
    try pool.finish()
  }

  @Test func `what an error leaves undone is not begun, what has begun is waited for`() throws {
    let gauge = Gauge()
    #expect(throws: Full.self) {
      let pool = OrderedPool<Counter, Int>(
        jobs: 3, makeWorker: { Counter() }, deliver: { if $0 == 10 { throw Full() } })
      for number in 0..<100 {
        try pool.submit { _ in
          gauge.run(2000)
          return number
        }
      }
      try pool.finish()
    }
    let begun = gauge.figures.all
    #expect((11...16).contains(begun))
    usleep(20_000)
    #expect(gauge.figures.all == begun)
  }
}
