/// Decimal numbers written from integers: no locale, no printf, the same bytes everywhere.
public enum Digits {
  /// A number with a fixed count of places, `.` as mark; never `-0`.
  public static func fixed(_ value: Double, places: Int) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "0" }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let units = Int((abs(value) * Double(scale)).rounded())
    var text = String(units / scale)
    if places > 0 {
      let rest = String(units % scale)
      text += "." + String(repeating: "0", count: places - rest.utf8.count) + rest
    }
    return value < 0 && units > 0 ? "-" + text : text
  }

  /// The same without trailing zeros: `0.25`, `1`.
  static func short(_ value: Double, places: Int) -> String {
    var text = fixed(value, places: places)
    guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
}
