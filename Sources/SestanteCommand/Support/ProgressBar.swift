import FoundationEssentials
import Glibc
import Sestante

/// One line on a terminal that tells how far a run is, how fast, and how long it will take.
///
/// Nothing is shown where standard error is no terminal, or where records go to the same one.
final class ProgressBar {
  private let isShown: Bool
  private let isColored: Bool
  /// Bytes of all inputs; 0 if that is not known.
  private let total: Int
  private let start = Measurement.wall
  private var shownAt = 0.0
  private var isThere = false
  /// Bytes that were done before this run began.
  private var skipped = 0
  private var bytes = 0

  init(isWanted: Bool, paths: [String]) {
    isShown = isWanted && Self.isPossible
    isColored = isShown && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    var sum = 0
    var isKnown = !paths.isEmpty
    for path in paths {
      var information = stat()
      let isFile =
        path != "-" && stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
      isKnown = isKnown && isFile
      sum += Int(information.st_size)
    }
    total = isKnown ? sum : 0
  }

  private static var isPossible: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Bytes were read that a former run had worked on.
  func skip(_ count: Int) {
    skipped += count
    show()
  }

  /// Bytes were read.
  func add(_ count: Int) {
    bytes += count
    show()
  }

  /// Takes the line away, before other lines are written and at the end.
  func clear() {
    guard isThere else { return }
    Console.lines("\r\u{1B}[K")
    isThere = false
  }

  private func show() {
    guard isShown else { return }
    let now = Measurement.wall
    guard now - shownAt >= 0.2, now - start >= 0.5 else { return }
    shownAt = now
    isThere = true
    Console.lines(
      "\r\u{1B}[K"
        + Self.line(
          done: skipped + bytes, total: total, rate: Double(bytes) / max(now - start, 0.001),
          isColored: isColored))
  }

  /// ` 43 % ████████············ 86.0 of 200.0 MB · 12.3 MB/s · 0:09 left`.
  static func line(done: Int, total: Int, rate: Double, isColored: Bool) -> String {
    let megabytes = { (value: Double) in Digits.fixed(value / 1e6, places: 1) }
    let speed = "\(megabytes(rate)) MB/s"
    guard total > 0 else { return "\(megabytes(Double(done))) MB · \(speed)" }
    let share = min(1, Double(done) / Double(total))
    let filled = Int(share * 20)
    let bar = String(repeating: "█", count: filled)
    let rest = String(repeating: "·", count: 20 - filled)
    let painted = isColored ? "\u{1B}[32m\(bar)\u{1B}[0m\(rest)" : bar + rest
    let percent = String("   \(Int(share * 100)) %".suffix(5))
    var line = "\(percent) \(painted) \(megabytes(Double(done))) of \(megabytes(Double(total))) MB"
    line += " · \(speed)"
    if rate > 0 {
      let seconds = Int((Double(max(0, total - done)) / rate).rounded(.up))
      line += " · \(seconds / 60):\(String("0\(seconds % 60)".suffix(2))) left"
    }
    return line
  }
}
