import Testing

@testable import SestanteLexicon

/// Files in the formats of other tools, all of them invented, and what becomes of them.
@Suite struct LexiconImportTests {
  private func convert(
    _ text: String, _ file: String, _ language: String,
    _ change: (inout ImportOptions) -> Void = { _ in }
  ) throws -> LexiconImport {
    var options = ImportOptions(language: language)
    change(&options)
    return try LexiconImporter(options).convert(Array(text.utf8), file: file)
  }

  /// `term valence` of the rows of a table.
  private func rows(_ found: LexiconImport, _ table: Int = 0) throws -> [String] {
    try Table(found.tables[table]).rows.map { "\($0["term"]) \($0["valence"])" }
  }

  /// `line:column code` of what was reported.
  private func codes(_ found: LexiconImport) -> [String] {
    found.diagnostics.map { "\($0.location.line):\($0.location.column) \($0.code)" }
  }

  @Test func vader() throws {
    let found = try convert(
      """
      splendorous\t3.1\t0.5\t[3, 3, 4]
      yucky\t-2.0\t0.6\t[-2, -2, -2]
      :-)\t1.2\t0.4\t[1]
      ( '}{' )\t1.6\t0.6\t[1]
      fed up\t-1.8\t0.5\t[1]
      Yucky\t-1.0\t0.5\t[1]
      meh\t0.0\t0.1\t[0]
      well-made\t2.0\t1\t[2]
      🤢\t-2\t1\t[1]
      no tab here
      late\t-9\t1\t[1]
      yucky\t-2.0\t1\t[1]
      """, "tiny list.txt", "en")
    #expect(found.format == .vader)
    #expect(found.scale == "−4 … +4, times 0.75")
    #expect(
      found.tables.map(\.name)
        == ["en/imported-tiny-list.tsv", "common/imported-tiny-list-symbols.tsv"])
    #expect(
      try rows(found)
        == ["fed up -1.35", "splendorous 2.33", "well made 1.50", "yucky -1.50"])
    #expect(try rows(found, 1) == [":-) 0.90", "🤢 -1.50"])
    #expect(
      codes(found) == [
        "4:1 not-representable", "6:1 conflict", "7:1 neutral", "10:1 bad-line", "11:6 bad-number",
        "12:1 duplicate",
      ])
    #expect(found.read == 10 && found.written == 6)
  }

  @Test func afinn() throws {
    let found = try convert("cool stuff\t3\ndoes not work\t-3\r\ncan't stand\t-4\n", "x", "en")
    #expect(found.format == .afinn)
    #expect(try rows(found) == ["can't stand -2.40", "cool stuff 1.80", "does not work -1.80"])
    #expect(found.diagnostics == [])
  }

  @Test func otherEncodings() throws {
    let latin: [UInt8] = Array("na".utf8) + [0xEF] + Array("ve\t-2\n".utf8)
    let found = try LexiconImporter(ImportOptions(language: "en")).convert(latin, file: "x")
    #expect(try rows(found) == ["naïve -1.20"])
    #expect(codes(found) == ["1:1 encoding"])
    let units = Array("caffè\t2\n".utf16)
    let wide: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let other = try LexiconImporter(ImportOptions(language: "it")).convert(wide, file: "x")
    #expect(try rows(other) == ["caffè 1.20"])
  }

  @Test func nrcLong() throws {
    let found = try convert(
      """
      abacus\ttrust\t1
      abacus\tpositive\t0
      abacus\tnegative\t0
      harm\tnegative\t1
      harm\tfear\t1
      blend\tpositive\t1
      blend\tnegative\t1
      gift--present\tpositive\t1
      gift\tnegative
      """, "x.txt", "en")
    #expect(found.format == .nrc)
    #expect(try rows(found) == ["gift 1.50", "harm -1.50"])
    #expect(codes(found) == ["1:1 neutral", "6:1 conflict", "9:1 bad-line"])
    #expect(found.unused == ["trust": 1, "fear": 1])
  }

  @Test func nrcWide() throws {
    let text = """
      English Word\tfear\tnegative\tpositive\tItalian Word
      harm\t1\t1\t0\tdanno
      gift\t0\t0\t1\tregalo
      """
    #expect(try rows(convert(text, "x", "it")) == ["danno -1.50", "regalo 1.50"])
    #expect(try rows(convert(text, "x", "en") { $0.strength = 1 }) == ["gift 1.00", "harm -1.00"])
    let error = #expect(throws: LexiconError.self) {
      try convert("Wort\tSinn\tnegative\tpositive\nx\ty\t1\t0\n", "x", "it")
    }
    #expect(error?.diagnostics.map(\.code) == ["no-term-column"])
  }

  @Test func sentixTakesTheMeanOfSenses() throws {
    let found = try convert(
      """
      bello\ta\t001\t0.75\t0\t1\t0.75
      bello\ta\t002\t0.5\t0.1\t0.8\t0.5
      a_buon_mercato\tr\t4\t0.3\t0\t1\t0.3
      caldo\ta\t6\t.5\t0\t1\t.5
      caldo\ta\t7\t0\t.5\t-1\t.5
      banco\tn\t5\t0\t0\t0\t0
      """, "sentix.tsv", "it")
    #expect(found.format == .sentix)
    // (1 · 0.75 + 0.8 · 0.5) / 2 · 3
    #expect(try rows(found) == ["a buon mercato 0.90", "bello 1.73"])
    #expect(codes(found) == ["4:1 conflict", "4:1 neutral", "6:1 neutral"])
    let inflected = try convert("bello\ta\t0.5\nalto\ta\t0.4\n", "x", "it") { $0.inflects = true }
    #expect(try Table(inflected.tables[0]).rows.map { $0["inflection"] } == ["adj", "adj"])
  }

  @Test(arguments: [
    "lemma,score,polarity\ncomodo,0.5,Positive\n\"losco\",-0.4,Negative\n",
    "comodo;0,5\nlosco;-0,4\n",
    "parola\tpositivo\tnegativo\ncomodo\t0.5\t0\nlosco\t0.1\t0.5\n",
  ])
  func listsOfScores(text: String) throws {
    #expect(try rows(convert(text, "x", "it")) == ["comodo 1.50", "losco -1.20"])
  }

  @Test func listsOfPolarities() throws {
    let found = try convert("comodo\tadj\tpositive\nlosco\tadj\tnegative\nx\n", "x", "it") {
      $0.format = .sentix
    }
    #expect(try rows(found) == ["comodo 1.50", "losco -1.50"])
    #expect(codes(found) == ["3:1 bad-line"])
    let wide = try convert("comodo\t4\nlosco\t-5\n", "x", "it") {
      $0.format = .sentix
      $0.highest = 4
    }
    #expect(try rows(wide) == ["comodo 3.00"])
    #expect(codes(wide) == ["2:1 bad-number"])
  }

  private static let dictionary = """
    %
    1\tAffetti
    2\tEmo_Pos
    3\tEmo_Neg
    %
    lent*\t1\t3
    lento\t3
    gentil*\t2
    zzq*\t3
    tale\t(2 3)1/2
    vuoto\t1
    d*o\t3
    doppio\t2\t3
    tardi\t9
    """

  @Test func liwc() throws {
    let found = try convert(Self.dictionary, "x.dic", "it") {
      $0.vocabulary = ["gentile", "lentezza", "lento", "gentilissimo", "altro"]
    }
    #expect(found.format == .liwc)
    let table = try Table(found.tables[0])
    #expect(
      table.rows.map { "\($0["term"]) \($0["forms"]) \($0["valence"]) \($0["note"])" } == [
        "gentile gentilissimo 1.50 gentil*", "lentezza  -1.50 lent*", "lento  -1.50 ",
        "zzq  -1.50 zzq*",
      ])
    #expect(
      codes(found) == [
        "9:1 stem-without-forms", "10:1 conditional", "11:1 neutral", "12:1 not-representable",
        "13:1 conflict", "14:1 bad-line",
      ])
    #expect(found.unused == ["Affetti": 2])
  }

  @Test func liwcWithNamesOfItsOwn() throws {
    let text = "%\n7 Gioia\n8 Rabbia\n%\nfesta 7\nfuria nera 8\n"
    let error = #expect(throws: LexiconError.self) { try convert(text, "dir/x.dic", "it") }
    #expect(
      error?.description
        == "dir/x.dic:1:1: error: no category has a known sign, name some as positive or negative; "
        + "found: Gioia, Rabbia [no-polarity]")
    let found = try convert(text, "x.dic", "it") {
      $0.positive = ["gioia"]
      $0.negative = ["rabbia"]
    }
    #expect(try rows(found) == ["festa 1.50", "furia nera -1.50"])
  }

  @Test func quanteda() throws {
    let found = try convert(
      """
      ---
      # invented
      negative:
      - awful
      - "on"
      - no damag*
      positive: [good, 'it''s fine', "#1 # pick"]   # comment
      mixed bag:
        deep:
          - thing
      both:
        positive:
          negative:
            - odd
      anchor: &a
      \tx: y
      """, "x.yml", "en"
    ) { $0.vocabulary = ["damage", "damaged"] }
    #expect(found.format == .quanteda)
    #expect(
      try rows(found)
        == ["awful -1.50", "good 1.50", "it 's fine 1.50", "no ~damage -1.50", "on -1.50"])
    #expect(
      codes(found)
        == ["7:32 not-representable", "14:9 conflict", "15:9 bad-yaml", "16:1 bad-yaml"])
    #expect(found.unused == ["mixed bag/deep": 1])
  }

  @Test func comparesWithTheTablesInUse() throws {
    let table = try Table(
      TableSource(
        name: "en/mine.tsv",
        bytes: Array(
          ("%format\tvalence/1\n%language\ten\n"
            + "term\tinflection\tforms\tvalence\tpos\texample\tnote\nsick\t\t\t-1.00\nsound\t\t\t1.00\n")
            .utf8)))
    let text = "sick\t3\nsound\t2\nnew\t1\n"
    let found = try convert(text, "x", "en") { $0.present = [table] }
    #expect(found.known == 2 && found.written == 3)
    #expect(codes(found) == ["1:1 sign-clash"])
    #expect(found.diagnostics[0].note == "en/mine.tsv:4:8: note: the row in use")
    let fresh = try convert(text, "x", "en") {
      $0.present = [table]
      $0.skipsKnown = true
    }
    #expect(try rows(fresh) == ["new 0.60"])
    #expect(codes(fresh) == ["1:1 known-term", "2:1 known-term"])
  }

  @Test func aFormatNobodyKnows() throws {
    let error = #expect(throws: LexiconError.self) { try convert("just prose here\n", "x", "en") }
    #expect(error?.diagnostics.map(\.code) == ["unknown-format"])
    #expect(throws: LexiconError.self) { try convert("", "x", "en") }
  }

  /// What is written is what the checker wants, whatever stood in the file.
  @Test func tablesAreClean() throws {
    let terms = [
      "ok", "l'hotel", "po'", "perche'", "PERCHÉ", "pe\u{301}", "aaaah", "co-op", "_x_", "a  b",
      "'", "''", "100%", "3,5", "x\u{200B}y", "ﬁne", "д", "xд", "<3", ":D", "-", "*", "~a",
      "#x", "%x", "<n>", "VERO", "dott.ssa", String(repeating: "z", count: 60), "👍🏻", "non è",
    ]
    let text = terms.map { "\($0)\t2\n" }.joined()
    for language in ["it", "en"] {
      let found = try convert(text, "x", language) { $0.format = .afinn }
      let errors = TableChecker().diagnostics(of: found.tables).filter { $0.severity == .error }
      #expect(errors == [])
      // Every entry is a row or a diagnostic.
      #expect(found.written + found.diagnostics.count == terms.count)
    }
  }
}
