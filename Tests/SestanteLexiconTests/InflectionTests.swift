import Lexicons
import SestanteLexicon
import Testing

/// The inflection tables: forms a lemma must have and forms it must not.
@Suite struct InflectionTests {
  struct Row: Sendable, CustomStringConvertible {
    var language: String
    var name: String
    var lemma: String
    var has: String
    var hasNot: String
    var description: String { "\(language) \(name) \(lemma)" }
  }

  static let rows = [
    Row(
      language: "it", name: "adj", lemma: "pulito",
      has: "pulita puliti pulite pulitissimo pulitissime", hasNot: "pulitie pulitoissimo pulit"),
    Row(
      language: "it", name: "adj", lemma: "gentile",
      has: "gentili gentilissima gentilmente", hasNot: "gentila gentilemente"),
    Row(
      language: "it", name: "adj", lemma: "stanco", has: "stanca stanchi stanche",
      hasNot: "stancie stanchhi"),
    Row(
      language: "it", name: "adj", lemma: "largo", has: "larghi larghe", hasNot: "largie larghhi"),
    Row(
      language: "it", name: "adj", lemma: "entusiasta", has: "entusiasti entusiaste",
      hasNot: "entusiasto"),
    Row(
      language: "it", name: "adj", lemma: "lento", has: "lentamente lentissimi",
      hasNot: "lentomente"),
    Row(language: "it", name: "noun", lemma: "ritardo", has: "ritardi", hasNot: "ritarda ritarde"),
    Row(language: "it", name: "noun", lemma: "attesa", has: "attese", hasNot: "attesi atteso"),
    Row(
      language: "it", name: "verb", lemma: "consigliare",
      has: "consiglio consiglia consigliato consiglierei consigliamo",
      hasNot: "consigliio consiglisco"),
    Row(
      language: "it", name: "verb", lemma: "perdere", has: "perdo perde perdono", hasNot: "perdisco"
    ),
    Row(
      language: "it", name: "verb-isc", lemma: "pulire", has: "pulisco pulisce puliscono pulito",
      hasNot: "pulo puliamoisc"),
    Row(language: "en", name: "noun", lemma: "delay", has: "delays", hasNot: "delaies delaying"),
    Row(language: "en", name: "noun", lemma: "penalty", has: "penalties", hasNot: "penaltys"),
    Row(
      language: "en", name: "verb", lemma: "disappoint",
      has: "disappoints disappointed disappointing",
      hasNot: "disappointted"),
    Row(
      language: "en", name: "verb2", lemma: "stop", has: "stops stopped stopping",
      hasNot: "stoped stoping"),
    Row(language: "en", name: "adj", lemma: "clean", has: "cleaner cleanest", hasNot: "cleanner"),
    Row(language: "en", name: "adj2", lemma: "big", has: "bigger biggest", hasNot: "biger bigest"),
    Row(
      language: "en", name: "adjly", lemma: "comfortable", has: "comfortably",
      hasNot: "comfortabler"),
  ]

  @Test(arguments: rows)
  func inflects(_ row: Row) throws {
    let table = try #require(Lexicons.all.first { $0.name == "\(row.language)/inflection.tsv" })
    let lexicon = try Lexicon([
      table,
      TableFiles.source(
        "x.tsv", "valence/1", language: row.language, "\(row.lemma)|\(row.name)||1"),
    ])
    var forms: Set<String> = []
    lexicon.forms.forEachSpelling { spelling, _ in forms.insert(spelling) }
    #expect(
      forms.isSuperset(of: row.has.split(separator: " ").map(String.init)), "\(forms.sorted())")
    #expect(
      forms.isDisjoint(with: row.hasNot.split(separator: " ").map(String.init)), "\(forms.sorted())"
    )
    #expect(forms.contains(row.lemma))
  }

  @Test func `a derived form may be stronger`() throws {
    let table = try #require(Lexicons.all.first { $0.name == "it/inflection.tsv" })
    let lexicon = try Lexicon([table, TableFiles.source("x.tsv", "valence/1", "pulito|adj||1")])
    func valence(_ form: String) -> Int16 {
      lexicon.view.nodes[Int(lexicon.forms.info(lexicon.forms.find(form.utf8)).italian)].valence
    }
    #expect(valence("pulito") == 100)
    #expect(valence("pulitissimo") > 100)
  }
}
