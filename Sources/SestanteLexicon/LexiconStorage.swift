internal import SestanteText

/// Owns the memory behind a ``LexiconView``; never changed once made.
final class LexiconStorage: @unchecked Sendable {
  let view: LexiconView
  private var blocks = PlainBlocks()

  let formCount: Int
  let keyCount: Int

  /// Lays a draft out as plain memory and empties it on the way, so that not everything is there
  /// twice.
  init(_ draft: inout LexiconDraft) {
    formCount = draft.forms.info.count
    keyCount = draft.forms.keys.count
    let emoticons = draft.emoticons.sorted { $0.key < $1.key }
    var emoticonKeys = emoticons.map(\.key)
    var grams = (starts: draft.languageModel.starts, ends: draft.languageModel.ends)
    var table = WordTable(draft.forms)
    draft.forms.keys = []
    draft.forms.bytes = []
    let children = draft.children
    draft.children = nil
    var childWords = children?.words ?? [0]
    var heads = draft.nodes.indices.map { node in
      NodeHead(
        draft.nodes[node], childStart: children?.starts[node] ?? 0,
        childBits: children?.sizes[node] ?? 1)
    }
    let slotMask = table.slots.count - 1
    let words = WordView(
      slots: blocks.move(&table.slots), slotMask: slotMask, indexBits: table.indexBits,
      records: blocks.move(&table.records), starts: blocks.move(&table.starts),
      bytes: blocks.move(&table.bytes))
    var emoticonRecords = emoticonKeys.map { packed in
      let bytes = withUnsafeBytes(of: packed.littleEndian) { Array($0.prefix { $0 != 0 }) }
      return FormTable.withPadded(bytes) { p, length, folding in
        withUnsafePointer(to: words) { UInt32(WordView.find($0, p, length, folding: folding)) }
      }
    }
    let tables = LexiconTables(
      words: words, forms: blocks.move(&draft.forms.info), nodes: blocks.move(&draft.nodes),
      heads: blocks.move(&heads),
      modifiers: blocks.move(&draft.modifiers), concepts: blocks.move(&draft.concepts),
      signals: blocks.move(&draft.signalReferences), children: blocks.move(&childWords),
      gramStarts: blocks.move(&grams.starts), gramEnds: blocks.move(&grams.ends),
      emoticonKeys: blocks.move(&emoticonKeys), emoticonRecords: blocks.move(&emoticonRecords),
      emoticonCount: emoticons.count, emoticonStarts: draft.emoticonStarts,
      numberRoots: [draft.numberRoots.italian, draft.numberRoots.english])
    view = LexiconView(blocks.copy([tables]))
  }
}
