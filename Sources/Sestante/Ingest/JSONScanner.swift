/// Walks over JSON in memory: strict RFC 8259, nothing built.
///
/// The hot path of ingest: one pass, eight bytes a step inside strings. Each function takes a
/// place and gives the place behind what it read, or −1 after it noted the fault.
struct JSONScanner {
  let base: UnsafePointer<UInt8>
  /// The end of the record; a line end or the end of the memory.
  let end: Int
  /// How far memory may be loaded.
  let limit: Int
  /// How many containers may be open at a time.
  let depthLimit: Int
  private(set) var fault = JSONFault.none
  private(set) var faultPlace = 0

  init(base: UnsafePointer<UInt8>, end: Int, limit: Int, depthLimit: Int = 256) {
    self.base = base
    self.end = end
    self.limit = limit
    self.depthLimit = depthLimit
  }

  @inline(never)
  mutating func fail(_ fault: JSONFault, at place: Int) -> Int {
    self.fault = place >= end ? .truncated : fault
    faultPlace = min(place, end)
    return -1
  }

  @inline(__always)
  func skipBlanks(_ start: Int) -> Int {
    var index = start
    while index < end, Byte.isBlank(base[index]) { index &+= 1 }
    return index
  }

  /// A string from behind its opening quote; gives the place of the closing one.
  @inline(__always)
  mutating func string(_ start: Int) -> (end: Int, isEscaped: Bool) {
    var index = start
    while index &+ 16 <= limit {
      let first = Bytes.specials(Bytes.load(base, index))
      let second = Bytes.specials(Bytes.load(base, index &+ 8))
      if first | second != 0 {
        index &+= first != 0 ? Bytes.first(first) : 8 &+ Bytes.first(second)
        if base[index] == Byte.quote, index < end { return (index, false) }
        break
      }
      index &+= 16
    }
    return carefulString(index)
  }

  /// The rest of a string that has escapes or stands near the end of the memory.
  @inline(never)
  private mutating func carefulString(_ start: Int) -> (end: Int, isEscaped: Bool) {
    var index = start
    var isEscaped = false
    while index < end {
      if index &+ 8 <= limit {
        let marks = Bytes.specials(Bytes.load(base, index))
        if marks == 0 {
          index &+= 8
          continue
        }
        index &+= Bytes.first(marks)
        if index >= end { break }
      }
      let byte = base[index]
      if byte == Byte.quote { return (index, isEscaped) }
      if byte == Byte.backslash {
        isEscaped = true
        index = escape(index)
        if index < 0 { return (-1, true) }
      } else if byte < 0x20 {
        return (fail(.controlCharacter, at: index), isEscaped)
      } else {
        index &+= 1
      }
    }
    return (fail(.truncated, at: end), isEscaped)
  }

  /// An escape from its backslash.
  private mutating func escape(_ start: Int) -> Int {
    guard start &+ 1 < end else { return fail(.truncated, at: end) }
    switch base[start &+ 1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: return start &+ 2
    case 0x75:
      for place in start &+ 2..<start &+ 6 {
        guard place < end else { return fail(.truncated, at: end) }
        if !Self.isHex(base[place]) { return fail(.badEscape, at: start) }
      }
      return start &+ 6
    default: return fail(.badEscape, at: start)
    }
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6
  }

  /// A number from its first byte.
  mutating func number(_ start: Int) -> Int {
    var index = start
    if base[index] == 0x2D { index &+= 1 }
    let whole = index
    index = digits(index)
    if index == whole || (base[whole] == 0x30 && index > whole &+ 1) {
      return fail(.badNumber, at: index == whole ? index : start)
    }
    if index < end, base[index] == 0x2E {
      let fraction = index &+ 1
      index = digits(fraction)
      if index == fraction { return fail(.badNumber, at: index) }
    }
    if index < end, base[index] | 0x20 == 0x65 {
      index &+= 1
      if index < end, base[index] == 0x2B || base[index] == 0x2D { index &+= 1 }
      let exponent = index
      index = digits(exponent)
      if index == exponent { return fail(.badNumber, at: index) }
    }
    return index
  }

  @inline(__always)
  private func digits(_ start: Int) -> Int {
    var index = start
    while index < end, base[index] &- 0x30 < 10 { index &+= 1 }
    return index
  }

  /// `true`, `null` or the end of `false`: four letters as one number.
  @inline(__always)
  private mutating func word(_ start: Int, _ letters: Word) -> Int {
    guard start &+ 4 <= end else { return fail(.truncated, at: end) }
    let found = UInt32(
      littleEndian: UnsafeRawPointer(base + start).loadUnaligned(as: UInt32.self))
    return found == letters.rawValue ? start &+ 4 : fail(.expectedValue, at: start)
  }

  private enum Word: UInt32 {
    case `true` = 0x6575_7274
    case alse = 0x6573_6C61
    case null = 0x6C6C_756E
  }

  /// Any value from its first byte; `depth` counts the containers around it.
  mutating func value(_ start: Int, depth: Int) -> Int {
    guard start < end else { return fail(.truncated, at: end) }
    switch base[start] {
    case Byte.quote:
      let stop = string(start &+ 1).end
      return stop < 0 ? -1 : stop &+ 1
    case Byte.openBrace: return object(start, depth: depth &+ 1)
    case Byte.openBracket: return array(start, depth: depth &+ 1)
    case 0x74: return word(start, .true)
    case 0x66: return word(start &+ 1, .alse)
    case 0x6E: return word(start, .null)
    case 0x2D, 0x30...0x39: return number(start)
    default: return fail(.expectedValue, at: start)
    }
  }

  private mutating func array(_ start: Int, depth: Int) -> Int {
    guard depth <= depthLimit else { return fail(.tooDeep, at: start) }
    var index = skipBlanks(start &+ 1)
    if index < end, base[index] == Byte.closeBracket { return index &+ 1 }
    while true {
      index = value(index, depth: depth)
      if index < 0 { return -1 }
      index = skipBlanks(index)
      guard index < end else { return fail(.truncated, at: end) }
      if base[index] == Byte.closeBracket { return index &+ 1 }
      guard base[index] == Byte.comma else { return fail(.expectedCommaOrBracket, at: index) }
      index = skipBlanks(index &+ 1)
    }
  }

  private mutating func object(_ start: Int, depth: Int) -> Int {
    guard depth <= depthLimit else { return fail(.tooDeep, at: start) }
    var index = skipBlanks(start &+ 1)
    if index < end, base[index] == Byte.closeBrace { return index &+ 1 }
    while true {
      guard index < end, base[index] == Byte.quote else { return fail(.expectedKey, at: index) }
      index = string(index &+ 1).end
      if index < 0 { return -1 }
      index = skipBlanks(index &+ 1)
      guard index < end, base[index] == Byte.colon else { return fail(.expectedColon, at: index) }
      index = value(skipBlanks(index &+ 1), depth: depth)
      if index < 0 { return -1 }
      index = skipBlanks(index)
      guard index < end else { return fail(.truncated, at: end) }
      if base[index] == Byte.closeBrace { return index &+ 1 }
      guard base[index] == Byte.comma else { return fail(.expectedCommaOrBrace, at: index) }
      index = skipBlanks(index &+ 1)
    }
  }
}
