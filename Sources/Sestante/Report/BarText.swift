/// A bar that grows from an axis in the middle: complaints to the left, praise to the right.
struct BarText {
  /// Columns, the axis among them.
  var width: Int
  var paint: Paint

  func callAsFunction(_ tally: Tally) -> String {
    let half = (width - 1) / 2
    guard half > 0 else { return "" }
    let complaints = cells(tally.negative, of: tally.mentions, half)
    let praise = cells(tally.positive, of: tally.mentions, half)
    return String(repeating: " ", count: half - complaints)
      + paint(String(repeating: "█", count: complaints), .red) + "│"
      + paint(String(repeating: "█", count: praise), .green)
  }

  /// At least one cell for what occurs at all.
  private func cells(_ count: Int, of total: Int, _ half: Int) -> Int {
    guard count > 0, total > 0 else { return 0 }
    return max(1, (count * half * 2 + total) / (total * 2))
  }
}
