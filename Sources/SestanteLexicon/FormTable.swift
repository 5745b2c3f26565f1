/// What look-up knows of a word form.
public struct FormInfo: BitwiseCopyable, Sendable {
  /// The node at which Italian and English terms that begin with the form go on; 0 for none.
  public var italian: UInt32 = 0
  /// The node at which English terms that begin with the form go on; 0 for none.
  public var english: UInt32 = 0
  /// Evidence of the language in hundredths of a log-odds: positive for Italian.
  public var weight: Int16 = 0
  /// The number a number word stands for, or −1.
  public var number: Int16 = -1
  /// What every token of the form is flagged with.
  public var flags: Token.Flags = []
}

/// Every word form of every table, while a lexicon is built; look-up reads a ``WordTable`` made
/// from it.
///
/// A *key* is a spelling, a *form* what it stands for: `perché`, `perche'` and `perche` are three
/// keys of one form. A key's bytes are kept with bit 5 set (`|0x20`), which folds ASCII and `C3 xx`
/// letters eight at a time; keys with other characters keep their exact bytes and hash with a salt.
/// Form 0 is "unknown".
struct FormTable: Sendable {
  /// Longer tokens are never in a table.
  static let longestForm = 48

  struct Key: BitwiseCopyable {
    /// Where the whole key stands.
    var start: UInt32
    var form: UInt32
    var length: UInt8
    var isFolded: Bool
    /// A full stop after this spelling ends no sentence.
    var isAbbreviation = false
  }

  /// The upper half of the hash, then the key's number; 0 is free. The count is a power of two.
  var slots: [UInt64]
  var bytes: [UInt8] = []
  var keys: [Key]
  /// What is known of each form, by its number.
  var info: [FormInfo]

  init() {
    slots = Array(repeating: 0, count: 1 << 12)
    keys = [Key(start: 0, form: 0, length: 0, isFolded: true)]
    info = [FormInfo()]
  }

  /// The number of forms, with "unknown".
  var count: Int { info.count }

  /// Whether bytes of normalized text are folded by `|0x20`: ASCII and `C3 xx` only.
  static func isFoldable(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var i = 0
    while i < bytes.count {
      if bytes[i] >= 0x80 {
        if bytes[i] != 0xC3 || i + 1 >= bytes.count { return false }
        i += 1
      }
      i += 1
    }
    return true
  }

  /// The form of a normalized spelling, 0 if no table knows it.
  func find(_ spelling: some Collection<UInt8>) -> Int {
    guard spelling.count <= Self.longestForm else { return 0 }
    return Self.withPadded(spelling) { Int(keys[number($0, $1, folding: $2)].form) }
  }

  /// The form of a normalized spelling, made if it is new. Gives 0 for one too long to be found.
  mutating func intern(_ spelling: some Collection<UInt8>) -> Int {
    guard !spelling.isEmpty, spelling.count <= Self.longestForm else { return 0 }
    return Self.withPadded(spelling) { p, length, folding in
      let found = number(p, length, folding: folding)
      if found != 0 { return Int(keys[found].form) }
      info.append(FormInfo())
      add(p, length, folding: folding, form: info.count - 1)
      return info.count - 1
    }
  }

  /// Makes another spelling lead to an existing form, unless terms of their own begin with it.
  mutating func alias(_ spelling: some Collection<UInt8>, to form: Int) {
    guard !spelling.isEmpty, spelling.count <= Self.longestForm else { return }
    Self.withPadded(spelling) { p, length, folding in
      let index = number(p, length, folding: folding)
      if index == 0 {
        add(p, length, folding: folding, form: form)
      } else if isBare(Int(keys[index].form)) {
        keys[index].form = UInt32(form)
      }
    }
  }

  /// Marks a known spelling as one whose full stop ends no sentence.
  mutating func markAbbreviation(_ spelling: some Collection<UInt8>) {
    Self.withPadded(spelling) { p, length, folding in
      keys[number(p, length, folding: folding)].isAbbreviation = true
    }
  }

  /// Whether nothing is known of a form but the language it speaks for.
  private func isBare(_ form: Int) -> Bool {
    info[form].italian == 0 && info[form].english == 0 && info[form].number < 0
  }

  /// The number of the key for a spelling, 0 for none.
  private func number(_ p: UnsafePointer<UInt8>, _ length: Int, folding: Bool) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: WordKey(p, length, folding: folding).hash) & mask
    while slots[slot] != 0 {
      let index = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF)
      let key = keys[index]
      if Int(key.length) == length, key.isFolded == folding,
        bytes[Int(key.start)..<Int(key.start) + length]
          .elementsEqual(UnsafeBufferPointer(start: p, count: length))
      {
        return index
      }
      slot = (slot + 1) & mask
    }
    return 0
  }

  /// Every spelling with its form.
  func forEachSpelling(_ body: (String, Int) -> Void) {
    for key in keys.dropFirst() {
      body(
        Self.unfold(bytes[Int(key.start)..<Int(key.start) + Int(key.length)], key.isFolded),
        Int(key.form))
    }
  }

  static func unfold(_ key: some Sequence<UInt8>, _ isFolded: Bool) -> String {
    String(decoding: isFolded ? key.map { $0 == 0xE3 ? 0xC3 : $0 } : Array(key), as: UTF8.self)
  }

  static func withPadded<R>(
    _ spelling: some Collection<UInt8>, _ body: (UnsafePointer<UInt8>, Int, Bool) -> R
  ) -> R {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longestForm + 16) { buffer in
      buffer.initialize(repeating: 0)
      var n = 0
      for byte in spelling {
        buffer[n] = byte
        n += 1
      }
      let folding = isFoldable(UnsafeBufferPointer(rebasing: buffer[0..<n]))
      if folding { for i in 0..<n { buffer[i] |= 0x20 } }
      guard let base = buffer.baseAddress else { preconditionFailure("memory without an address") }
      return body(UnsafePointer(base), n, folding)
    }
  }

  private mutating func add(_ p: UnsafePointer<UInt8>, _ length: Int, folding: Bool, form: Int) {
    let key = Key(
      start: UInt32(bytes.count), form: UInt32(form), length: UInt8(length), isFolded: folding)
    bytes.append(contentsOf: UnsafeBufferPointer(start: p, count: length))
    bytes.append(contentsOf: repeatElement(0, count: (8 - length % 8) % 8))
    keys.append(key)
    if keys.count * 2 > slots.count {
      slots = Array(repeating: 0, count: slots.count * 2)
      for number in 1..<keys.count { place(number) }
    } else {
      place(keys.count - 1)
    }
  }

  private mutating func place(_ number: Int) {
    let key = keys[number]
    let start = Int(key.start)
    let h = Self.withPadded(bytes[start..<start + Int(key.length)]) { p, length, _ in
      WordKey(p, length, folding: key.isFolded).hash
    }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: h) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = (h >> 32) << 32 | UInt64(number)
  }
}
