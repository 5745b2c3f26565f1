internal import SestanteText

/// Everything a compiled lexicon is, as arrays: what a draft leaves, on the way to plain memory.
struct LexiconParts {
  var slots: [UInt32]
  var records: [WordRecord]
  var starts: [UInt32]
  var bytes: [UInt8]
  var forms: [FormInfo]
  var nodes: [TermNode]
  var heads: [NodeHead]
  var modifiers: [Modifier]
  var concepts: [ConceptReference]
  var signals: [SignalReference]
  var children: [UInt64]
  var firstSteps: [UInt64]
  var gramStarts: [Int8]
  var gramEnds: [Int8]
  var emoticonKeys: [UInt64]
  var emoticonRecords: [UInt32]
  /// One element.
  var constants: [LexiconConstants]
  var strings: PackedStrings
  var parameters: [ParameterValue]

  /// Takes a draft's arrays and empties it on the way.
  init(_ draft: inout LexiconDraft) {
    let names = LexiconNames(draft)
    strings = names.packed
    parameters = names.values
    gramStarts = draft.languageModel.starts
    gramEnds = draft.languageModel.ends
    let table = WordTable(draft.forms, draft.nodes)
    draft.forms.keys = []
    draft.forms.bytes = []
    (slots, records, starts, bytes) = (table.slots, table.records, table.starts, table.bytes)
    forms = Self.take(&draft.forms.info)
    let children = draft.children
    draft.children = nil
    heads = draft.nodes.indices.map { node in
      NodeHead(
        draft.nodes[node], childStart: children?.starts[node] ?? 0,
        childBits: children?.sizes[node] ?? 1)
    }
    self.children = children?.words ?? [0]
    firstSteps = FirstSteps.filter(children?.firstSteps ?? [])
    nodes = Self.take(&draft.nodes)
    modifiers = Self.take(&draft.modifiers)
    concepts = Self.take(&draft.concepts)
    signals = Self.take(&draft.signalReferences)
    constants = [
      LexiconConstants(
        emoticonStarts: draft.emoticonStarts, emoticonSeconds: draft.emoticonSeconds,
        numberRoots: [draft.numberRoots.italian, draft.numberRoots.english],
        indexBits: table.indexBits)
    ]
    let emoticons = draft.emoticons.sorted { $0.key < $1.key }
    emoticonKeys = emoticons.map(\.key)
    emoticonRecords = emoticonKeys.map { packed in
      let bytes = withUnsafeBytes(of: packed.littleEndian) { Array($0.prefix { $0 != 0 }) }
      return UInt32(table.number(of: bytes))
    }
  }

  private static func take<T>(_ array: inout [T]) -> [T] {
    defer { array = [] }
    return array
  }
}

/// What a compiled lexicon has one of.
struct LexiconConstants: BitwiseCopyable {
  /// Which ASCII bytes begin an emoticon.
  var emoticonStarts: SIMD2<UInt64>
  /// Which ASCII bytes are the second of one.
  var emoticonSeconds: SIMD2<UInt64>
  /// Where terms begin that start with a number, per language.
  var numberRoots: SIMD2<UInt32>
  /// Stands last, so that there is nothing between the fields.
  var indexBits: Int
}

extension WordTable {
  /// The number of a short spelling's record, 0 if there is none.
  fileprivate func number(of spelling: [UInt8]) -> Int {
    FormTable.withPadded(spelling) { p, length, folding in
      let key = WordKey(p, length, folding: folding)
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: key.hash) & mask
      while slots[slot] != 0 {
        let number = Int(slots[slot] & (1 << UInt32(indexBits) - 1))
        let record = records[number]
        let size = UInt8(length) | (folding ? WordRecord.folded : 0)
        if record.head == key.head, record.tail == key.tail, record.size == size { return number }
        slot = (slot + 1) & mask
      }
      return 0
    }
  }
}
