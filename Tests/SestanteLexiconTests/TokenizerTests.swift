import SestanteLexicon
import SestanteText
import TestSupport
import Testing

/// Tokens as rows: the text, the words of its tokens, `/` between sentences.
@Suite struct TokenizerTests {
  @Test(arguments: [
    ("dell'attesa", "dell' attesa"),
    ("dell’attesa", "dell’ attesa"),
    ("I don't know", "I don't know"),
    ("it's fine", "it 's fine"),
    ("perche' no", "perche' no"),
    ("un po' caro", "un po' caro"),
    ("Il Sig. Rossi è gentile", "Il Sig Rossi è gentile"),
    ("3.5 stelle", "3.5 stelle"),
    ("1.000,50 euro", "1.000,50 euro"),
    ("10/10", "10 10"),
    ("Camera pulita.Personale gentile", "Camera pulita / Personale gentile"),
    ("Pulita. Gentile!", "Pulita / Gentile"),
    ("vedi http://a.it/b?c=1 grazie", "vedi grazie"),
    ("grazie @mario sempre", "grazie sempre"),
    ("check-in veloce", "check in veloce"),
    ("'bella' camera", "bella camera"),
    ("Ottimo 👍👍", "Ottimo 👍 👍"),
    ("pro: letto\ncontro: bagno", "pro letto / contro bagno"),
    ("", ""),
    ("...!?", ""),
  ])
  func tokenizes(_ text: String, _ expected: String) throws {
    #expect(try Tokenized(text).words == expected)
  }

  @Test(arguments: [
    ("perche'", "perché"), ("PERCHE'", "perché"), ("perché", "perché"), ("perche\u{301}", "perché"),
    ("bellooooo", "bello"), ("GENTILE", "gentile"), ("gentile", "gentile"), ("ﬁlm", "film"),
  ])
  func `spellings lead to forms`(_ text: String, _ expected: String) throws {
    let tokens = try Tokenized(text)
    let lexicon = try Shared.lexicon()
    #expect(tokens.forms == [lexicon.forms.find(expected.utf8)])
    #expect(tokens.forms != [0])
  }

  @Test(arguments: [
    ("a, b", Gap.comma), ("a; b", .clause), ("a - b", .clause), ("a – b", .clause), ("a (b", .clause),
    ("a-b", .hyphen), ("a/b", .hyphen), ("a b", .soft), ("a. B", .sentence), ("a.b", .clause), ("a\nb", .sentence),
  ])
  func `gaps between tokens`(_ text: String, _ expected: Gap) throws {
    let tokens = try Tokenized(text)
    #expect(tokens.gaps.last == expected)
  }

  @Test(arguments: 0..<4)
  func `token spans ascend and lie on scalar boundaries`(_ batch: UInt64) throws {
    for round in 0..<100 as Range<UInt64> {
      let seed = batch * 1000 + round
      var random = SplitMix64(seed: seed)
      let text = RandomText.make(&random, length: 1 + random.next(below: 150))
      let bytes = Array(text.utf8)
      var end = 0
      let wrong = try Tokenized(text).spans.first { span in
        let ascends = span.lowerBound >= end && !span.isEmpty
        end = span.upperBound
        return !ascends || bytes[span.lowerBound] & 0xC0 == 0x80
          || (end < bytes.count && bytes[end] & 0xC0 == 0x80)
      }
      #expect(wrong == nil, "seed \(seed)")
    }
  }

  @Test func `emoticons are tokens`() throws {
    let lexicon = try Lexicon([
      TableFiles.source("s.tsv", "symbols/1", language: "any", ":-)|1|joy", "<3|1|joy", "👍|1|")
    ])
    #expect(try Tokenized("bello :-) tutto", lexicon).words == "bello :-) tutto")
    #expect(try Tokenized("bello <3", lexicon).words == "bello <3")
    #expect(try Tokenized("ore:-) sì", lexicon).words == "ore :-) sì")
    #expect(try Tokenized("ok 👍🏽", lexicon).forms.dropFirst().first == lexicon.forms.find("👍".utf8))
  }
}

/// The tokens of a text over the shipped lexicon.
struct Tokenized {
  var spans: [Range<Int>] = []
  var forms: [Int] = []
  var gaps: [Gap] = []
  /// The tokens' own words, ` / ` between sentences.
  var words = ""

  init(_ original: String, _ lexicon: Lexicon? = nil) throws {
    let lexicon = try lexicon ?? Shared.lexicon()
    var copy = original
    var text = ScannedText()
    var buffer = TokenBuffer()
    copy.withUTF8 { text.load($0) }
    TextScanner.scan(&text)
    var tokenizer = Tokenizer(lexicon: lexicon.view)
    tokenizer.tokenize(&text, into: &buffer)
    let bytes = Array(original.utf8)
    for s in 0..<buffer.sentences.count {
      if s > 0 { words += " /" }
      for t in Int(buffer.sentences[s].first)..<Int(buffer.sentences[s].end) {
        let token = buffer.tokens[t]
        let span = Int(token.start)..<Int(token.end)
        spans.append(span)
        forms.append(Int(token.form))
        gaps.append(token.gap)
        words += (words.isEmpty ? "" : " ") + String(decoding: bytes[span], as: UTF8.self)
      }
    }
    withExtendedLifetime(lexicon) {}
  }
}
