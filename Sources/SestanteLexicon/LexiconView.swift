internal import CScan
internal import SestanteText

/// The compiled lexicon as plain memory: what the hot path reads.
///
/// A view is one address. Copying it costs nothing and counts no references, which is why rules and
/// loops pass it around. The ``Lexicon`` it came from owns the memory and must
/// outlive it.
public struct LexiconView: BitwiseCopyable, @unchecked Sendable {
  @usableFromInline let tables: UnsafePointer<LexiconTables>

  init(_ tables: UnsafePointer<LexiconTables>) { self.tables = tables }

  /// The table of spellings.
  @inline(__always)
  var words: UnsafePointer<WordView> {
    UnsafeRawPointer(tables).assumingMemoryBound(to: WordView.self)
  }
  /// What is known of each form.
  @inlinable
  public var forms: UnsafePointer<FormInfo> {
    @inline(__always) get { tables.pointee.forms }
  }
  /// The trie of terms; node 0 is "no term".
  @inlinable
  public var nodes: UnsafePointer<TermNode> {
    @inline(__always) get { tables.pointee.nodes }
  }
  /// What following terms asks of each node, apart from the rest of it.
  @inline(__always)
  var heads: UnsafePointer<NodeHead> { tables.pointee.heads }
  /// Modifiers, as ``TermNode/modifier`` counts them.
  @inlinable
  public var modifiers: UnsafePointer<Modifier> {
    @inline(__always) get { tables.pointee.modifiers }
  }
  /// Concepts of all nodes, those of a node side by side.
  @inlinable
  public var concepts: UnsafePointer<ConceptReference> {
    @inline(__always) get { tables.pointee.concepts }
  }
  /// Signals of all nodes, those of a node side by side.
  @inlinable
  public var signals: UnsafePointer<SignalReference> {
    @inline(__always) get { tables.pointee.signals }
  }
  /// The blocks of a ``ChildTable``.
  @inline(__always)
  var children: UnsafePointer<UInt64> { tables.pointee.children }
  @inline(__always)
  var firstSteps: FirstSteps { tables.pointee.firstSteps }
  @inline(__always)
  var gramStarts: UnsafePointer<Int8> { tables.pointee.gramStarts }
  @inline(__always)
  var gramEnds: UnsafePointer<Int8> { tables.pointee.gramEnds }
  @inline(__always)
  var emoticonKeys: UnsafePointer<UInt64> { tables.pointee.emoticonKeys }
  @inline(__always)
  var emoticonRecords: UnsafePointer<UInt32> { tables.pointee.emoticonRecords }
  @inline(__always)
  var emoticonCount: Int { tables.pointee.emoticonCount }
  @inline(__always)
  var emoticonStarts: SIMD2<UInt64> { tables.pointee.emoticonStarts }
  @inline(__always)
  var emoticonSeconds: SIMD2<UInt64> { tables.pointee.emoticonSeconds }
  @inline(__always)
  var numberRoots: SIMD2<UInt32> { tables.pointee.numberRoots }

  /// The record of a word's bytes, the one of unknown words if no table knows it.
  ///
  /// - Parameters:
  ///   - p: the word; 15 bytes past its beginning and 7 past its end must be readable.
  ///   - folding: whether the bytes are ASCII and `C3 xx` only, in any case.
  @inline(__always)
  func find(
    _ p: UnsafePointer<UInt8>, _ length: Int, folding: Bool = true
  ) -> UnsafePointer<WordRecord> {
    words.pointee.records + WordView.find(words, p, length, folding: folding)
  }

  /// The node for terms that begin with a number, 0 for none.
  @inline(__always)
  func numberRoot(_ language: Language) -> UInt32 { numberRoots[language == .english ? 1 : 0] }

  @inline(__always)
  func languageWeight(_ word: UnsafePointer<UInt8>, _ length: Int) -> Int {
    LanguageModel.weight(gramStarts, gramEnds, word, length)
  }

  @inline(__always)
  func mayBeginEmoticon(_ byte: UInt8, _ next: UInt8) -> Bool {
    guard byte < 0x80, emoticonStarts[Int(byte >> 6)] >> UInt64(byte & 63) & 1 != 0 else {
      return false
    }
    return next >= 0x80 || emoticonSeconds[Int(next >> 6)] >> UInt64(next & 63) & 1 != 0
  }

  /// The record of an emoticon, packed into a word; the one of unknown words if there is none.
  func emoticon(_ packed: UInt64) -> UnsafePointer<WordRecord> {
    var low = 0
    var high = emoticonCount
    while low < high {
      let middle = (low + high) / 2
      if emoticonKeys[middle] < packed { low = middle + 1 } else { high = middle }
    }
    guard low < emoticonCount, emoticonKeys[low] == packed else { return words.pointee.records }
    return words.pointee.records + Int(emoticonRecords[low])
  }
}
