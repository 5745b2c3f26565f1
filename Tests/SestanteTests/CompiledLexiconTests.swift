import Foundation
import Lexicons
import Sestante
import SestanteLexicon
import TestSupport
import Testing

/// What the build compiled and what is compiled at start are one lexicon.
@Suite struct CompiledLexiconTests {
  @Test func `both classify all corpora the same`() throws {
    let files = Files.files(below: "corpora", withExtension: "jsonl")
    #expect(files.count >= 7)
    let slow = try Analyzer(lexicon: Lexicon(Lexicons.all))
    let quick = try Analyzer(lexicon: Lexicons.compiled())
    #expect(quick.lexicon.version == slow.lexicon.version)
    #expect(quick.lexicon.parameters == slow.lexicon.parameters)
    for file in files {
      let content = [UInt8](try Data(contentsOf: file))
      let expected = try Classified(content, analyzer: slow)
      #expect(expected.documents > 10)
      #expect(try Classified(content, analyzer: quick) == expected, "\(Files.name(of: file))")
    }
  }
}
