internal import CScan

/// A spelling with all that look-up wants of it: half a cache line, so that a known word costs one
/// look into the slots and one at its record.
struct WordRecord: BitwiseCopyable {
  /// The spelling's first and next eight bytes, folded if ``isFolded``, padded with zeros.
  var head: UInt64
  var tail: UInt64
  /// What it stands for; several spellings may share a form.
  var form: UInt32
  /// Where Italian and English terms that begin with the form go on.
  var italian: TermRoot
  var english: TermRoot
  /// Evidence of the language in hundredths of a log-odds: positive for Italian.
  var weight: Int16
  /// The length in bytes, with ``folded`` on top for spellings that go by their folded bytes.
  var size: UInt8
  /// What every token of this spelling is flagged with.
  var flags: Token.Flags

  @inline(__always)
  var length: UInt8 { size & ~Self.folded }
  @inline(__always)
  var isFolded: Bool { size & Self.folded != 0 }

  /// What ``size`` has on top of the length of a folded spelling.
  @inline(__always)
  static var folded: UInt8 { 0x80 }

  /// The record of a key with its first bytes.
  init(
    _ key: FormTable.Key, head: UInt64, tail: UInt64, _ info: FormInfo, _ nodes: [TermNode]
  ) {
    self.head = head
    self.tail = tail
    form = key.form
    italian = TermRoot(info.italian, nodes[Int(info.italian)])
    english = TermRoot(info.english, nodes[Int(info.english)])
    weight = info.weight
    size = key.length | (key.isFolded ? Self.folded : 0)
    flags = info.flags
    if key.isAbbreviation { flags.insert(.abbreviation) }
  }

  /// The record of an unknown word.
  static let unknown = WordRecord(
    FormTable.Key(start: 0, form: 0, length: 0, isFolded: false), head: 0, tail: 0, FormInfo(),
    [TermNode()])
}

/// The first bytes of a word of the text, ready to be compared, and their hash.
struct WordKey: BitwiseCopyable {
  var head: UInt64
  var tail: UInt64
  var hash: UInt64

  /// The key of a word's bytes; 15 bytes past their beginning, and 7 past their end, must be
  /// readable.
  @inline(__always)
  init(_ p: UnsafePointer<UInt8>, _ length: Int, folding: Bool) {
    let fold: UInt64 = folding ? 0x2020_2020_2020_2020 : 0
    head = (sestante_load64(p) | fold) & sestante_lower_bytes(length)
    tail = (sestante_load64(p + 8) | fold) & sestante_upper_bytes(length)
    // The upper half of a product depends on all bits of its factor; folded onto the lower one it
    // makes all bits good. Lengths need no part in it: words have no zero byte.
    var h = (head &* 0xD6E8_FEB8_6659_FD93) ^ (tail &* 0x9E37_79B9_7F4A_7C15)
    if length > 16 {
      var i = 16
      while i < length {
        h ^= h >> 29
        h =
          (h ^ ((sestante_load64(p + i) | fold) & sestante_lower_bytes(length &- i)))
          &* 0xFF51_AFD7_ED55_8CCD
        i += 8
      }
    }
    if !folding { h ^= 0x6A09_E667_F3BC_C909 }
    hash = h ^ h >> 32
  }
}

/// The packed table of spellings that look-up reads, made from a ``FormTable``.
///
/// A slot holds the number of a record and, in the bits that are left, a part of the hash, so that
/// unknown words hardly ever touch a record. Records stand in the order in which tables introduced
/// them, which puts frequent words side by side and gives them their first slot.
struct WordTable {
  var slots: [UInt32]
  var records: [WordRecord]
  /// Where the bytes of each record stand; asked for spellings of more than 16 bytes only.
  var starts: [UInt32]
  var bytes: [UInt8]
  /// How many bits of a slot are the record's number.
  let indexBits: Int

  init(_ table: borrowing FormTable, _ nodes: [TermNode]) {
    records = [.unknown]
    records.reserveCapacity(table.keys.count)
    starts = table.keys.map(\.start)
    bytes = table.bytes + Array(repeating: 0, count: 16)
    var bits = 8
    while 1 << bits < table.keys.count { bits += 1 }
    indexBits = bits
    slots = Array(repeating: 0, count: 2 << bits)
    let mask = slots.count - 1
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      for key in table.keys.dropFirst() {
        let word = WordKey(base + Int(key.start), Int(key.length), folding: key.isFolded)
        records.append(
          WordRecord(
            key, head: word.head, tail: word.tail, table.info[Int(key.form)], nodes))
        var slot = Int(truncatingIfNeeded: word.hash) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = Self.tag(word.hash, bits) | UInt32(records.count - 1)
      }
    }
  }

  /// The part of a hash that a slot keeps.
  @inline(__always)
  static func tag(_ hash: UInt64, _ indexBits: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: hash >> 32) & ~(1 &<< UInt32(truncatingIfNeeded: indexBits) &- 1)
  }
}

/// The packed table as plain memory.
struct WordView: BitwiseCopyable {
  let slots: UnsafePointer<UInt32>
  let slotMask: Int
  let indexBits: Int
  let records: UnsafePointer<WordRecord>
  let starts: UnsafePointer<UInt32>
  let bytes: UnsafePointer<UInt8>

  /// Where the search for a key begins.
  @inline(__always)
  func slot(_ key: WordKey) -> Int { Int(truncatingIfNeeded: key.hash) & slotMask }

  /// The number of the first record that may be the key's; 0 if there is none.
  @inline(__always)
  func candidate(_ key: WordKey) -> Int {
    var at = slot(key)
    return next(key, &at)
  }

  /// The next such record, from a slot on; leaves the slot behind it.
  @inline(__always)
  private func next(_ key: WordKey, _ at: inout Int) -> Int {
    let tag = WordTable.tag(key.hash, indexBits)
    let indexMask = 1 &<< UInt32(truncatingIfNeeded: indexBits) &- 1
    while true {
      let entry = slots[at]
      at = (at &+ 1) & slotMask
      if entry == 0 { return 0 }
      if entry & ~indexMask == tag { return Int(entry & indexMask) }
    }
  }

  /// Whether a record is that of a word.
  @inline(__always)
  func isSame(
    _ index: Int, _ key: WordKey, _ p: UnsafePointer<UInt8>, _ length: Int, _ folding: Bool
  ) -> Bool {
    let record = records + index
    // Words of the text may be longer than any spelling: their size is no byte.
    let size = length &+ (folding ? Int(WordRecord.folded) : 0)
    let difference =
      (record.pointee.head ^ key.head) | (record.pointee.tail ^ key.tail)
      | UInt64(truncatingIfNeeded: Int(record.pointee.size) ^ size)
    return difference == 0
      && (length <= 16
        || Self.isRestSame(bytes + Int(starts[index]), p, length, folding))
  }

  @inline(never)
  private static func isRestSame(
    _ stored: UnsafePointer<UInt8>, _ p: UnsafePointer<UInt8>, _ length: Int, _ folding: Bool
  ) -> Bool {
    for i in 16..<length where stored[i] != (folding ? p[i] | 0x20 : p[i]) { return false }
    return true
  }

  /// The number of a word's record, 0 if no table knows it.
  ///
  /// A function of the view's address: a call would copy the view otherwise.
  @inline(never)
  static func find(
    _ view: UnsafePointer<WordView>, _ p: UnsafePointer<UInt8>, _ length: Int, folding: Bool
  ) -> Int {
    if length > FormTable.longestForm || length <= 0 { return 0 }
    let key = WordKey(p, length, folding: folding)
    var at = view.pointee.slot(key)
    while true {
      let index = view.pointee.next(key, &at)
      if index == 0 || view.pointee.isSame(index, key, p, length, folding) { return index }
    }
  }
}
