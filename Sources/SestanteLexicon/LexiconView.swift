internal import CScan
public import SestanteText

/// The compiled lexicon as plain memory: what the hot path reads.
///
/// A view is a handful of addresses. Copying one costs nothing and counts no references, which is why
/// rules and loops pass it around. The ``Lexicon`` it came from owns the memory and must outlive it.
public struct LexiconView: BitwiseCopyable, @unchecked Sendable {
  let slots: UnsafePointer<UInt64>
  let slotMask: Int
  let keys: UnsafePointer<FormTable.Key>
  let keyBytes: UnsafePointer<UInt8>
  /// What is known of each form.
  public let forms: UnsafePointer<FormInfo>
  /// The trie of terms; node 0 is "no term".
  public let nodes: UnsafePointer<TermNode>
  public let modifiers: UnsafePointer<Modifier>
  public let concepts: UnsafePointer<ConceptReference>
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

  init(_ lexicon: borrowing Lexicon) {
    var blocks: [UnsafeMutableRawPointer] = []
    func copy<T: BitwiseCopyable>(_ array: [T]) -> UnsafePointer<T> {
      let block = UnsafeMutablePointer<T>.allocate(capacity: array.count + 1)
      array.withUnsafeBufferPointer { source in
        if let base = source.baseAddress { block.update(from: base, count: source.count) }
      }
      blocks.append(UnsafeMutableRawPointer(block))
      return UnsafePointer(block)
    }
    let emoticons = lexicon.emoticons.sorted { $0.key < $1.key }
    view = LexiconView(
      slots: copy(lexicon.forms.slots), slotMask: lexicon.forms.slots.count - 1,
      keys: copy(lexicon.forms.keys), keyBytes: copy(lexicon.forms.bytes),
      forms: copy(lexicon.forms.info), nodes: copy(lexicon.nodes), modifiers: copy(lexicon.modifiers),
      concepts: copy(lexicon.concepts), signals: copy(lexicon.signalReferences),
      transitions: copy(lexicon.transitions.entries),
      transitionMask: lexicon.transitions.entries.count - 1, childFilters: copy(lexicon.childFilters),
      gramStarts: copy(lexicon.languageModel.starts),
      gramEnds: copy(lexicon.languageModel.ends), emoticonKeys: copy(emoticons.map(\.key)),
      emoticonForms: copy(emoticons.map(\.value)), emoticonCount: emoticons.count,
      emoticonStarts: lexicon.emoticonStarts,
      numberRoots: [lexicon.numberRoots.italian, lexicon.numberRoots.english])
    self.blocks = blocks
  }

  deinit { for block in blocks { block.deallocate() } }
}
