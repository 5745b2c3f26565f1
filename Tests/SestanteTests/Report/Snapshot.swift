import Foundation
import Testing

/// Compares text with a file of `Snapshots/`.
///
/// Run the tests with `SESTANTE_RECORD=1` to write the files anew, then read the diff.
func expectSnapshot(
  _ text: String, _ name: String, folder: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(fileURLWithPath: folder).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Snapshots/\(name)")
  if ProcessInfo.processInfo.environment["SESTANTE_RECORD"] == "1" {
    try Data(text.utf8).write(to: file)
    return
  }
  let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
  guard !text.utf8.elementsEqual(expected.utf8) else { return }
  let got = text.split(separator: "\n", omittingEmptySubsequences: false)
  let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(got, wanted).prefix { $0 == $1 }.count
  Issue.record(
    """
    \(name):\(line + 1): the text differs; SESTANTE_RECORD=1 records it anew
    expected: \(line < wanted.count ? String(wanted[line]) : "the end")
    found:    \(line < got.count ? String(got[line]) : "the end")
    """, sourceLocation: sourceLocation)
}
