internal import SestanteText

/// What a compiled lexicon has of strings and dictionaries: see the properties of ``Lexicon``.
struct LexiconNames {
  var files: [String]
  var version: String
  var conceptNames: [String]
  var signals: [String]
  var signalValues: [String]
  var parameterNames: [String]
  /// The values of ``parameterNames``.
  var values: [ParameterValue]

  init(_ draft: LexiconDraft) {
    files = draft.files
    version = draft.version
    conceptNames = draft.conceptNames
    signals = draft.signals
    signalValues = draft.signalValues
    parameterNames = draft.parameters.keys.sorted()
    values = parameterNames.map { name in
      ParameterValue(
        value: draft.parameters[name] ?? 0,
        row: draft.parameterRows[name] ?? RowReference(file: 0, line: 0))
    }
  }

  /// Reads what ``packed`` made.
  init(_ blocks: some BlockSource) throws(ImageError) {
    var lists = try PackedStrings.lists(blocks)
    let parameters = try blocks.next(\.parameters)
    values = Array(UnsafeBufferPointer(start: parameters.start, count: parameters.count))
    guard lists.count == Self.lists.count + 1, let version = lists.popLast()?.first else {
      throw .wrongBlock(blocks.spans.count - 1)
    }
    (files, conceptNames, signals, signalValues, parameterNames) = ([], [], [], [], [])
    self.version = version
    for (path, list) in zip(Self.lists, lists) { self[keyPath: path] = list }
    guard parameterNames.count == values.count else { throw .wrongBlock(blocks.spans.count - 1) }
  }

  var packed: PackedStrings { PackedStrings(Self.lists.map { self[keyPath: $0] } + [[version]]) }

  private static let lists: [any WritableKeyPath<LexiconNames, [String]> & Sendable] = [
    \.files, \.conceptNames, \.signals, \.signalValues, \.parameterNames,
  ]
}

/// A parameter of `scoring/1` and the row it was read from.
struct ParameterValue: BitwiseCopyable {
  var value: Double
  var row: RowReference
}

/// Lists of strings as three arrays.
struct PackedStrings {
  /// How many strings each list has.
  var counts: [UInt32]
  /// How many bytes each string has.
  var lengths: [UInt32]
  var bytes: [UInt8]

  init(_ lists: [[String]]) {
    counts = lists.map { UInt32($0.count) }
    lengths = lists.joined().map { UInt32($0.utf8.count) }
    bytes = lists.joined().flatMap { Array($0.utf8) }
  }

  /// The lists again.
  static func lists(_ blocks: some BlockSource) throws(ImageError) -> [[String]] {
    let counts = try blocks.next(\.strings.counts)
    let lengths = try blocks.next(\.strings.lengths)
    let bytes = try blocks.next(\.strings.bytes)
    var lists: [[String]] = []
    var string = 0
    var at = 0
    for list in 0..<counts.count {
      var strings: [String] = []
      for _ in 0..<counts.start[list] {
        guard string < lengths.count, Int(lengths.start[string]) <= bytes.count - at else {
          throw .wrongBlock(blocks.spans.count - 1)
        }
        let length = Int(lengths.start[string])
        strings.append(
          String(
            decoding: UnsafeBufferPointer(start: bytes.start + at, count: length), as: UTF8.self))
        string += 1
        at += length
      }
      lists.append(strings)
    }
    return lists
  }
}
