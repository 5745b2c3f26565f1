import Lexicons
import SestanteLexicon
import Testing

@testable import Sestante

/// A lexicon of four invented words whose weights are wrong, and documents that say so.
@Suite struct TunerTests {
  private static let head =
    "# kept\n%format\tvalence/1\n%language\tit\n%version\ttest\n"
    + "term\tinflection\tforms\tvalence\tpos\texample\tnote\n"

  private static let table = TableSource(
    name: "it/mine.tsv",
    bytes: Array(
      (head + "bemolle\t\t\t1.00\tadj\nfarlocco\t\t\t-0.20\tadj\t\ta note\n"
        + "grullo\t\t\t0.5\tadj\nraro\t\t\t2.00\tadj\n").utf8))

  private static var sources: [TableSource] {
    Lexicons.all.filter {
      $0.name.hasPrefix("taxonomy/") || $0.name.hasPrefix("common/")
        || $0.name == "it/negators.tsv" || $0.name == "it/contrast.tsv"
    } + [table]
  }

  /// `farlocco` outweighs `bemolle` in what people call negative; `grullo` is blame, not praise.
  private static let gold: [GoldDocument] = (0..<60).map { number in
    let (text, polarity): (String, Polarity) =
      switch number % 6 {
      case 0: ("Bemolle.", .positive)
      case 1: ("Un posto bemolle, davvero bemolle.", .positive)
      case 2: ("Bemolle, farlocco.", .negative)
      case 3: ("Tutto farlocco.", .negative)
      case 4: ("Grullo.", .negative)
      default: ("Farlocco, però bemolle.", .negative)
      }
    return GoldDocument(id: String(number), text: text, polarity: polarity)
  }

  private func tune(_ change: (inout TuningOptions) -> Void = { _ in }) throws -> Tuning {
    var options = TuningOptions(tables: ["mine"], regularisation: 0.5)
    change(&options)
    return try Tuner(sources: Self.sources, options: options).tune(Self.gold)
  }

  @Test func weightsFollowTheLabels() throws {
    let tuning = try tune()
    #expect(tuning.documents == 60 && tuning.rows == 4 && tuning.fitted == 3)
    #expect(tuning.before.folds.count == 5)
    #expect(tuning.after.mean > tuning.before.mean + 0.1)
    let farlocco = try #require(tuning.changes.first { $0.term == "farlocco" })
    #expect(farlocco.before == -0.2 && farlocco.after < -0.5)
    #expect(farlocco.entry == "it/mine.tsv:7")
    #expect(farlocco.positive == 0 && farlocco.negative == 30)
    // The largest change comes first.
    let sizes = tuning.changes.map { abs($0.after - $0.before) }
    #expect(sizes == sizes.sorted(by: >))
  }

  @Test func noSignChangesUnlessAllowed() throws {
    let held = try tune()
    #expect(held.signChanges == [])
    #expect(held.stopped.map(\.term) == ["grullo"])
    #expect(held.stopped.first?.after == 0.05)
    let free = try tune { $0.allowsSignChange = true }
    #expect(free.signChanges.map(\.term) == ["grullo"])
    #expect(free.stopped == [])
    #expect(free.after.mean > held.after.mean)
  }

  /// Only the cells of weights differ: comments, order and other cells stay byte for byte.
  @Test func tablesDifferInWeightsOnly() throws {
    let tuning = try tune()
    #expect(tuning.tables.map(\.name) == ["it/mine.tsv"])
    let before = String(decoding: Self.table.bytes, as: UTF8.self).split(separator: "\n")
    let after = String(decoding: tuning.tables[0].bytes, as: UTF8.self).split(separator: "\n")
    #expect(before.count == after.count)
    for (old, new) in zip(before, after) where old != new {
      let cells = (
        old.split(separator: "\t", omittingEmptySubsequences: false),
        new.split(
          separator: "\t", omittingEmptySubsequences: false)
      )
      #expect(cells.0.count == cells.1.count)
      #expect(zip(cells.0, cells.1).enumerated().allSatisfy { $0 == 3 || $1.0 == $1.1 })
    }
    // `raro` stands in no document and keeps its cell.
    #expect(after.contains("raro\t\t\t2.00\tadj"))
    #expect(TableChecker().diagnostics(of: tuning.tables).filter { $0.severity == .error } == [])
  }

  @Test func theSameEveryTime() throws {
    let first = try tune()
    let second = try tune()
    #expect(first.tables[0].bytes == second.tables[0].bytes)
    #expect(first.after == second.after && first.changes == second.changes)
    #expect(try tune { $0.seed = 2 }.tables[0].bytes == first.tables[0].bytes)
  }

  @Test func whatCannotBeTuned() throws {
    #expect(throws: TuningError.self) { try tune { $0.tables = ["nothing"] } }
    #expect(
      throws: TuningError.noWeights(table: "it/negators.tsv", format: "negators/1")
    ) { try tune { $0.tables = ["negators"] } }
    #expect(
      throws: TuningError.tooFewDocuments(positive: 20, negative: 40, folds: 21)
    ) { try tune { $0.folds = 21 } }
  }

  @Test func report() throws {
    let fixture = try Fixture()
    let tuning = try tune()
    let text = TuningText(words: fixture.words("en"))
      .text(of: tuning, options: TuningOptions(tables: ["mine"]), top: 1)
    #expect(text.contains("farlocco"))
    #expect(text.contains("it/mine.tsv:8"))  // stopped, though not among the largest
    let json = TuningJSON(versions: fixture.versions)
      .text(of: tuning, options: TuningOptions(tables: ["mine"]))
    #expect(json.contains("\"twoClassF1\": {\"before\":{\"mean\":"))
  }
}
