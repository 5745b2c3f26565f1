internal import CScan
public import SestanteText

/// The compiled lexicon as plain memory: what the hot path reads.
///
/// A view is a handful of addresses. Copying one costs nothing and counts no references, which is
/// why rules and loops pass it around. The ``Lexicon`` it came from owns the memory and must
/// outlive it.
public struct LexiconView: BitwiseCopyable, @unchecked Sendable {
  let slots: UnsafePointer<UInt64>
  let slotMask: Int
  let keys: UnsafePointer<FormTable.Key>
  let keyBytes: UnsafePointer<UInt8>
  /// What is known of each form.
  public let forms: UnsafePointer<FormInfo>
  /// The trie of terms; node 0 is "no term".
  public let nodes: UnsafePointer<TermNode>
  /// Modifiers, as ``TermNode/modifier`` counts them.
  public let modifiers: UnsafePointer<Modifier>
  /// Concepts of all nodes, those of a node side by side.
  public let concepts: UnsafePointer<ConceptReference>
  /// Signals of all nodes, those of a node side by side.
  public let signals: UnsafePointer<SignalReference>
  let transitions: UnsafePointer<TransitionTable.Entry>
  let transitionMask: Int
  let childFilters: UnsafePointer<UInt64>
  let gramStarts: UnsafePointer<Int8>
  let gramEnds: UnsafePointer<Int8>
  let emoticonKeys: UnsafePointer<UInt64>
  let emoticonForms: UnsafePointer<UInt32>
  let emoticonCount: Int
  let emoticonStarts: SIMD2<UInt64>
  let numberRoots: SIMD2<UInt32>

  /// The form of a word's bytes, 0 if no table knows it.
  ///
  /// - Parameters:
  ///   - p: the word; 7 bytes past its end must be readable.
  ///   - folding: whether the bytes are ASCII and `C3 xx` only, in any case.
  @inline(__always)
  func find(
    _ p: UnsafePointer<UInt8>, _ length: Int, folding: Bool = true
  ) -> FormTable.Found {
    FormTable.search(slots, slotMask, keys, keyBytes, p, length, folding)
  }

  /// The form of a plain word whose hash is known.
  @inline(__always)
  func find(_ p: UnsafePointer<UInt8>, _ length: Int, hash: UInt64) -> FormTable.Found {
    FormTable.probe(slots, slotMask, keys, keyBytes, p, length, true, hash)
  }

  /// The node a term's first form leads to in a language, 0 for none.
  @inline(__always)
  func root(_ form: UInt32, _ language: Language) -> UInt32 {
    language == .english ? forms[Int(form)].english : forms[Int(form)].italian
  }

  /// The node for terms that begin with a number, 0 for none.
  @inline(__always)
  func numberRoot(_ language: Language) -> UInt32 { numberRoots[language == .english ? 1 : 0] }

  /// The node behind `node` for a next form, 0 for none.
  @inline(__always)
  func child(of node: UInt32, form: UInt32) -> UInt32 {
    if !mayHaveChild(nodes + Int(node), form: form) { return 0 }
    return TransitionTable.search(transitions, transitionMask, node, form)
  }

  /// Whether a node may have a child for a form; see ``ChildFilter``.
  @inline(__always)
  func mayHaveChild(_ node: UnsafePointer<TermNode>, form: UInt32) -> Bool {
    let bit = ChildFilter.bit(form, node.pointee.filterBits)
    return childFilters[Int(node.pointee.filterStart) + bit >> 6] >> UInt64(bit & 63) & 1 != 0
  }

  /// Where the search for a transition begins.
  @inline(__always)
  func transitionSlot(_ node: UInt32, _ form: UInt32) -> Int {
    TransitionTable.slot(UInt64(node) << 32 | UInt64(form), transitionMask)
  }

  @inline(__always)
  func languageWeight(_ word: UnsafePointer<UInt8>, _ length: Int) -> Int {
    LanguageModel.weight(gramStarts, gramEnds, word, length)
  }

  @inline(__always)
  func beginsEmoticon(_ byte: UInt8) -> Bool {
    byte < 0x80 && emoticonStarts[Int(byte >> 6)] >> UInt64(byte & 63) & 1 != 0
  }

  /// The form of an emoticon, packed into a word; 0 if there is none.
  func emoticon(_ packed: UInt64) -> UInt32 {
    var low = 0
    var high = emoticonCount
    while low < high {
      let middle = (low + high) / 2
      if emoticonKeys[middle] < packed { low = middle + 1 } else { high = middle }
    }
    return low < emoticonCount && emoticonKeys[low] == packed ? emoticonForms[low] : 0
  }
}

/// Owns the memory behind a ``LexiconView``; never changed once made.
final class LexiconStorage: @unchecked Sendable {
  let view: LexiconView
  private let blocks: [UnsafeMutableRawPointer]

  let formCount: Int
  let keyCount: Int

  /// Lays a draft out as plain memory and empties it on the way, so that not everything is there
  /// twice.
  init(_ draft: inout LexiconDraft) {
    var blocks: [UnsafeMutableRawPointer] = []
    func move<T: BitwiseCopyable>(_ array: inout [T]) -> UnsafePointer<T> {
      let block = UnsafeMutablePointer<T>.allocate(capacity: array.count + 1)
      array.withUnsafeBufferPointer { source in
        if let base = source.baseAddress { block.update(from: base, count: source.count) }
      }
      blocks.append(UnsafeMutableRawPointer(block))
      array = []
      return UnsafePointer(block)
    }
    formCount = draft.forms.info.count
    keyCount = draft.forms.keys.count
    let emoticons = draft.emoticons.sorted { $0.key < $1.key }
    var emoticonKeys = emoticons.map(\.key)
    var emoticonForms = emoticons.map(\.value)
    var grams = (starts: draft.languageModel.starts, ends: draft.languageModel.ends)
    let slotMask = draft.forms.slots.count - 1
    let transitionMask = draft.transitions.entries.count - 1
    view = LexiconView(
      slots: move(&draft.forms.slots), slotMask: slotMask, keys: move(&draft.forms.keys),
      keyBytes: move(&draft.forms.bytes), forms: move(&draft.forms.info), nodes: move(&draft.nodes),
      modifiers: move(&draft.modifiers), concepts: move(&draft.concepts),
      signals: move(&draft.signalReferences), transitions: move(&draft.transitions.entries),
      transitionMask: transitionMask, childFilters: move(&draft.childFilters),
      gramStarts: move(&grams.starts), gramEnds: move(&grams.ends),
      emoticonKeys: move(&emoticonKeys), emoticonForms: move(&emoticonForms),
      emoticonCount: emoticons.count, emoticonStarts: draft.emoticonStarts,
      numberRoots: [draft.numberRoots.italian, draft.numberRoots.english])
    self.blocks = blocks
  }

  deinit { for block in blocks { block.deallocate() } }
}
