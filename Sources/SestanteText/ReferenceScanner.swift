internal import CICU

/// The plain scanner: ICU normalizes, ICU's properties tell words from signs. It defines what the
/// fast ``TextScanner`` must find, and reads for it the runs that are not plain.
///
/// ```swift
/// ReferenceScanner.scan(&text)      // the same words and marks as TextScanner.scan(&text)
/// ```
public enum ReferenceScanner {
  /// Words longer than this many bytes keep their place but are not looked up.
  static let longestForm = 512

  /// Scans the whole text.
  public static func scan(_ text: inout ScannedText) {
    scan(&text, from: 0, to: text.length)
  }

  /// Scans the bytes `from ..< to`, which must begin and end at a blank or at an end of the text,
  /// and appends what it finds.
  static func scan(_ text: inout ScannedText, from: Int, to: Int) {
    // Of the original, not of what ICU makes of it: a full-width letter becomes ASCII.
    let original = UnsafeBufferPointer(start: text.bytes.base + from, count: to - from)
    if original.contains(where: { $0 >= 0x80 }) { text.hasHighBytes = true }
    let size = normalize(&text, from: from, to: to)
    let bytes = text.normalized.base
    let starts = text.normalizedStarts.base
    let ends = text.normalizedEnds.base
    let origin = UInt32(from)
    var i = 0
    var wordBegin = -1
    while i < size {
      let (scalar, width) = decode(bytes + i)
      switch ScalarClass.kind(scalar) {
      case .word:
        if wordBegin < 0 { wordBegin = i }
      case .apart:
        close(&wordBegin, at: i, origin: origin, in: &text)
      case .sign(let sign):
        close(&wordBegin, at: i, origin: origin, in: &text)
        let start = starts[i]
        text.marks.append(
          Mark(
            start: origin + start, length: UInt8(min(255, ends[i + width - 1] - start)), sign: sign)
        )
      }
      i += width
    }
    close(&wordBegin, at: size, origin: origin, in: &text)
  }

  /// Fills the work space with the normalized bytes of a part of the text; gives their number.
  static func normalize(_ text: inout ScannedText, from: Int, to: Int) -> Int {
    let length = to - from
    text.normalized.removeAll()
    text.normalizedStarts.removeAll()
    text.normalizedEnds.removeAll()
    var room = length * 3 + 64
    while true {
      text.normalized.reserve(room)
      text.normalizedStarts.reserve(room)
      text.normalizedEnds.reserve(room)
      let size = Int(
        sestante_icu_normalize(
          text.bytes.base + from, Int64(length), text.normalized.base, Int64(room),
          text.normalizedStarts.base, text.normalizedEnds.base))
      // ICU fails here only for want of memory: the run then stands without words.
      if size < 0 { return 0 }
      if size <= room { return size }
      room = size
    }
  }

  @inline(__always)
  static func decode(_ p: UnsafePointer<UInt8>) -> (scalar: UInt32, width: Int) {
    let first = UInt32(p[0])
    if first < 0x80 { return (first, 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | UInt32(p[1] & 0x3F), 2) }
    if first < 0xF0 {
      return ((first & 0x0F) << 12 | UInt32(p[1] & 0x3F) << 6 | UInt32(p[2] & 0x3F), 3)
    }
    return (
      (first & 0x07) << 18 | UInt32(p[1] & 0x3F) << 12 | UInt32(p[2] & 0x3F) << 6
        | UInt32(p[3] & 0x3F), 4
    )
  }

  private static func close(
    _ begin: inout Int, at end: Int, origin: UInt32, in text: inout ScannedText
  ) {
    guard begin >= 0 else { return }
    let start = origin + text.normalizedStarts.base[begin]
    let stop = origin + text.normalizedEnds.base[end - 1]
    let form = text.forms.count
    var length = 0
    var short = 0
    if end - begin <= longestForm {
      length = appendForm(begin, end, keeping: 2, in: &text)
      if length < end - begin || hasTriple(begin, end, in: text) {
        short = appendForm(begin, end, keeping: 1, in: &text)
      }
    }
    // A ligature or an expansion may be cut between two words: the second begins where the first
    // ends.
    let floor = text.words.isEmpty ? 0 : text.words.last.end
    if stop > floor {
      text.words.append(
        Word(
          start: max(start, floor), end: stop, form: UInt32(form), formLength: UInt16(length),
          shortLength: UInt16(short)))
    }
    begin = -1
  }

  private static func hasTriple(_ begin: Int, _ end: Int, in text: borrowing ScannedText) -> Bool {
    var previous: UInt32 = 0
    var run = 0
    var i = begin
    while i < end {
      let (scalar, width) = decode(text.normalized.base + i)
      run = scalar == previous ? run + 1 : 1
      previous = scalar
      if run == 3, !(0x30...0x39).contains(scalar) { return true }
      i += width
    }
    return false
  }

  /// Appends the word to the forms with letters that stand three times or more in a row cut to
  /// `keeping`; gives the length.
  private static func appendForm(
    _ begin: Int, _ end: Int, keeping: Int, in text: inout ScannedText
  ) -> Int {
    let before = text.forms.count
    var i = begin
    while i < end {
      let (scalar, width) = decode(text.normalized.base + i)
      var next = i + width
      var run = 1
      while next < end, decode(text.normalized.base + next).scalar == scalar {
        run += 1
        next += width
      }
      let isDigit = (0x30...0x39).contains(scalar)
      let kept = run >= 3 && !isDigit ? keeping : run
      for _ in 0..<kept { text.forms.append(from: text.normalized.base + i, count: width) }
      i = next
    }
    return text.forms.count - before
  }
}
