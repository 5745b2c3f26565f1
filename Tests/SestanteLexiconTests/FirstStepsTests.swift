import TestSupport
import Testing

@testable import SestanteLexicon

/// The filter of first steps and the roots beside tokens.
struct FirstStepsTests {
  @Test func `every pair is in the filter, and few others`() {
    var random = SplitMix64(seed: 11)
    let pairs = (0..<5000).map { _ in
      (
        node: UInt32.random(in: 1..<(1 << 24), using: &random),
        form: UInt32.random(in: 1..<(1 << 24), using: &random)
      )
    }
    let words = FirstSteps.filter(pairs)
    #expect(words.count * 64 >= pairs.count * 8 && words.count * 64 < pairs.count * 16)
    words.withUnsafeBufferPointer { words in
      guard let base = words.baseAddress else { return }
      let steps = FirstSteps(base, count: words.count)
      func has(_ node: UInt32, _ form: UInt32) -> Bool {
        steps.contains(steps.bit(TermRoot(bits: node), form)) == 1
      }
      #expect(pairs.allSatisfy { has($0.node, $0.form) })
      let strangers = (0..<5000).filter { _ in
        has(
          .random(in: 1..<(1 << 24), using: &random), .random(in: 1..<(1 << 24), using: &random))
      }
      // At eight bits a pair about one in eight is taken for one.
      #expect(strangers.count < 1000)
    }
  }

  @Test func `a filter without pairs says no`() {
    let words = FirstSteps.filter([])
    words.withUnsafeBufferPointer { words in
      guard let base = words.baseAddress else { return }
      let steps = FirstSteps(base, count: words.count)
      #expect(steps.contains(steps.bit(TermRoot(bits: 7), 9)) == 0)
    }
  }

  @Test func `a root tells its node's layers and marks`() {
    var node = TermNode()
    node.layers = [.sentiment, .signal]
    let plain = TermRoot(0xABCDEF, node)
    #expect(plain.node == 0xABCDEF)
    #expect(plain.layers == [.sentiment, .signal])
    #expect(plain.goesOn(withAnyOr: .number) == 0)
    node.hasNumberChild = true
    let number = TermRoot(5, node)
    #expect(number.goesOn(withAnyOr: []) == 0)
    #expect(number.goesOn(withAnyOr: [.number, .capitals]) == 1)
    node.hasAnyChild = true
    #expect(TermRoot(5, node).goesOn(withAnyOr: []) == 1)
  }
}
