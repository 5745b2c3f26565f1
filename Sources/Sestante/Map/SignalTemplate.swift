/// A signal's value with a place for the number matched: `nps <n>/10`.
struct SignalTemplate {
  let head: Substring
  let tail: Substring

  /// Nil if the value has no place for a number.
  init?(_ value: String) {
    guard let open = value.utf8.firstIndex(of: UInt8(ascii: "<")), value[open...].hasPrefix("<n>")
    else { return nil }
    head = value[..<open]
    tail = value[open...].dropFirst(3)
  }

  /// The value with a number in its place.
  func filled(with number: Int32) -> String { "\(head)\(number)\(tail)" }
}
