internal import SestanteText

/// Reads one object of a JSON file into slots.
struct JSONRecordReader: ~Copyable {
  private let keys: KeyTable
  private var guesses: KeyGuesses
  private var folded = Scratch<UInt8>()
  private var seen: Set<String> = []
  private var fresh: Set<String> = []

  /// How many names of unused keys are kept: a file whose keys are data must not fill the memory.
  private static let mostUnused = 1000

  init(_ columns: ColumnMap) {
    keys = KeyTable(columns.keys)
    guesses = KeyGuesses(nodeCount: keys.nodeCount)
  }

  /// Reads the object that starts at `start`; gives the place behind it, or −1.
  ///
  /// - Parameters:
  ///   - node: the place of the object in the tree of dotted paths, 0 for the record itself.
  ///   - depth: how many objects are open, this one included.
  ///   - slots: reset by the caller; of two equal keys the last wins.
  mutating func object(
    _ scanner: inout JSONScanner, _ start: Int, node: Int = 0, depth: Int = 1,
    slots: UnsafeMutablePointer<Slot>
  ) -> Int {
    guard depth <= scanner.depthLimit else { return scanner.fail(.tooDeep, at: start) }
    let base = scanner.base
    var index = scanner.skipBlanks(start &+ 1)
    if index < scanner.end, base[index] == Byte.closeBrace { return index &+ 1 }
    var previous = guesses.opening(node)
    while true {
      guard index < scanner.end, base[index] == Byte.quote else {
        return scanner.fail(.expectedKey, at: index)
      }
      let nameStart = index &+ 1
      let entry: Int
      let guess = Int(guesses.base[previous].next)
      if index &+ KeyGuesses.longest <= scanner.limit, guesses.base[guess].matches(base, index) {
        index &+= Int(guesses.base[guess].length)
        entry = Int(guesses.base[guess].entry)
        previous = guess
      } else {
        let name = scanner.string(nameStart)
        if name.end < 0 { return -1 }
        entry = lookUp(node, scanner, nameStart, name.end, name.isEscaped, &previous)
        index = name.end &+ 1
      }
      let nameEnd = index &- 1
      if index < scanner.end, base[index] != Byte.colon { index = scanner.skipBlanks(index) }
      guard index < scanner.end, base[index] == Byte.colon else {
        return scanner.fail(.expectedColon, at: index)
      }
      index = scanner.skipBlanks(index &+ 1)
      guard index < scanner.end else { return scanner.fail(.truncated, at: index) }

      var slot = Slot(start: index, nameStart: nameStart, nameEnd: nameEnd)
      if base[index] == Byte.quote {
        let string = scanner.string(index &+ 1)
        if string.end < 0 { return -1 }
        slot.start = index &+ 1
        slot.end = string.end
        slot.kind = .string
        slot.form = string.isEscaped ? .jsonEscaped : .json
        index = string.end &+ 1
      } else {
        let child = entry < 0 ? -1 : Int(keys.entries[entry].child)
        if child >= 0 { keys.clear(child, slots) }
        index =
          child >= 0 && base[index] == Byte.openBrace
          ? object(&scanner, index, node: child, depth: depth &+ 1, slots: slots)
          : scanner.value(index, depth: depth)
        if index < 0 { return -1 }
        slot.end = index
        slot.kind = Self.kind(base[slot.start])
      }
      if entry >= 0 { assign(slot, entry, slots) }

      index = scanner.skipBlanks(index)
      guard index < scanner.end else { return scanner.fail(.truncated, at: index) }
      if base[index] == Byte.closeBrace { return index &+ 1 }
      guard base[index] == Byte.comma else { return scanner.fail(.expectedCommaOrBrace, at: index) }
      index = scanner.skipBlanks(index &+ 1)
    }
  }

  /// What a value is, by its first byte.
  static func kind(_ byte: UInt8) -> Slot.Kind {
    switch byte {
    case Byte.quote: .string
    case Byte.openBrace: .object
    case Byte.openBracket: .array
    case 0x74, 0x66: .literal
    case 0x6E: .null
    default: .number
    }
  }

  @inline(__always)
  private func assign(_ slot: Slot, _ entry: Int, _ slots: UnsafeMutablePointer<Slot>) {
    var slot = slot
    for index in Int(keys.entries[entry].useStart)..<Int(keys.entries[entry].useEnd) {
      let use = keys.uses[index]
      guard use.rank <= slots[Int(use.slot)].rank else { continue }
      slot.rank = use.rank
      slots[Int(use.slot)] = slot
    }
  }

  /// The entry of a key that was not the one expected; remembers it for the next record.
  @inline(never)
  private mutating func lookUp(
    _ node: Int, _ scanner: JSONScanner, _ start: Int, _ end: Int, _ isEscaped: Bool,
    _ previous: inout Int
  ) -> Int {
    let length = end &- start &+ 2
    guard !isEscaped, length <= KeyGuesses.longest,
      start &- 1 &+ KeyGuesses.longest <= scanner.limit
    else { return entry(node, scanner.base, start, end, isEscaped) }
    var (place, guess) = guesses.place(node, scanner.base, start &- 1, length: length)
    if !guesses.base[place].matches(scanner.base, start &- 1) {
      guess.entry = Int32(entry(node, scanner.base, start, end, isEscaped))
      guesses.base[place] = guess
    }
    guesses.base[previous].next = Int32(place)
    previous = place
    return Int(guesses.base[place].entry)
  }

  /// Keys of records that fed nothing, seen for the first time since the last call.
  mutating func takeUnusedKeys() -> Set<String> {
    guard !fresh.isEmpty else { return [] }
    defer { fresh = [] }
    return fresh
  }

  private mutating func note(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) {
    guard seen.count < Self.mostUnused, end - start <= 200 else { return }
    let name = String(
      decoding: UnsafeBufferPointer(start: base + start, count: end - start), as: UTF8.self)
    if seen.insert(name).inserted { fresh.insert(name) }
  }

  /// The entry of a key, whatever its spelling; what the root has and nobody wants is noted.
  private mutating func entry(
    _ node: Int, _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ isEscaped: Bool
  ) -> Int {
    let found = find(node, base, start, end, isEscaped)
    if found < 0, node == 0 { note(base, start, end) }
    return found
  }

  private mutating func find(
    _ node: Int, _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ isEscaped: Bool
  ) -> Int {
    folded.removeAll()
    guard end &- start <= 4096 else { return -1 }
    var isPlain = !isEscaped
    for index in start..<end {
      if base[index] >= 0x80 { isPlain = false }
      let byte = ColumnNames.foldASCII(base[index])
      if byte != 0 { folded.append(byte) }
    }
    if !isPlain {
      folded.removeAll()
      JSONText.decode(base, from: start, to: end, into: &folded)
      let bytes = folded.elements
      let name = ColumnNames.fold(String(decoding: bytes, as: UTF8.self))
      folded.removeAll()
      for byte in name.utf8 { folded.append(byte) }
    }
    return keys.entry(node, folded.base, folded.count)
  }
}
