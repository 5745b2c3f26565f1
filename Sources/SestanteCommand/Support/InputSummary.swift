import Sestante
import SestanteInput

/// What became of the input, for the closing summary: what was found by content, what was dropped.
final class InputSummary {
  private var notes: [String] = []
  private var unused: Set<String> = []
  private var setAside = 0
  private var repairs = 0

  /// How many files or columns are told by name.
  private static let most = 20

  /// Adds a file that was read to its end.
  func add(_ part: InputPart, _ columns: ColumnMap, _ source: SourceOptions) {
    if let note = source.note(on: part) { notes.append(note) }
    if part.replaced > 0 {
      let name = part.encoding?.title ?? "text"
      notes.append("\(part.file): \(part.replaced) places were no \(name) and became U+FFFD")
    }
    if part.mojibake > 0, !source.repairMojibake {
      notes.append(
        "\(part.file): looks like UTF-8 taken for Windows-1252 (\(part.mojibake) places in its first "
          + "bytes); --repair-mojibake puts it right")
    }
    for role in columns.guessed {
      let name = columns.column(for: role) ?? ""
      notes.append("\(part.file): column \"\(name)\" taken as \(role.rawValue) by its content")
    }
    unused.formUnion(columns.unused)
  }

  func add(_ result: BlockResult) {
    setAside += result.setAside
    repairs += result.repairs
    if !result.unusedKeys.isEmpty { unused.formUnion(result.unusedKeys) }
  }

  /// Adds files that were not read at all.
  func pass(over files: [String]) {
    guard let first = files.first else { return }
    notes.append(
      files.count == 1
        ? "\(first): passed over, its name says no kind that is read"
        : "\(files.count) files passed over, their names say no kind that is read; the first: \(first)"
    )
  }

  /// The lines for standard error.
  var lines: [String] {
    var lines = Array(notes.prefix(Self.most))
    if notes.count > Self.most { lines.append("… and \(notes.count - Self.most) notes more") }
    if repairs > 0 { lines.append("\(repairs) places of mojibake put right") }
    if setAside > 0 {
      lines.append("\(setAside) records written by the firm's own people set aside")
    }
    if !unused.isEmpty {
      let names = unused.sorted().prefix(Self.most).joined(separator: ", ")
      let more = unused.count > Self.most ? ", … (\(unused.count) in all)" : ""
      lines.append("columns not carried: \(names)\(more)")
    }
    return lines
  }
}
