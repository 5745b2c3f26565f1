import Testing

@testable import Sestante

@Suite struct TerminalTextTests {
  @Test func nothingReachesTheTerminalAsACommand() {
    #expect(TerminalText.line("a\u{1B}[31mb\u{7}\u{9B}2J\u{202E}c") == "a[31mb2Jc")
    #expect(TerminalText.line("uno\r\n  due\ttre") == "uno due tre")
    #expect(TerminalText.block("uno\ndue\u{1B}c") == "uno\nduec")
  }

  @Test(arguments: [("perché", 6), ("perche\u{301}", 6), ("👍🏽", 2), ("料理", 4), ("", 0)])
  func width(text: String, columns: Int) {
    #expect(TerminalText.width(text) == columns)
  }

  @Test func cutsAndFills() {
    #expect(TerminalText.fit("attesa infinita", 8) == "attesa…")
    #expect(TerminalText.fit("attesa", 6) == "attesa")
    #expect(TerminalText.fit("attesa", 0) == "")
    #expect(TerminalText.figure("12", 5) == "   12")
    #expect(TerminalText.figure("1.234.567", 5) == "1.234.567")
    #expect(TerminalText.width(TerminalText.cell("料理料理", 5)) == 5)
  }
}
