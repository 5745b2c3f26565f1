internal import CICU

/// Unicode's canonical composition (NFC), the form tables are written in.
///
/// ```swift
/// CanonicalForm.compose("perche\u{301}")      // "perché", one scalar for é
/// CanonicalForm.isComposed("perché")           // true
/// ```
public enum CanonicalForm {
  /// The text in NFC.
  public static func compose(_ text: String) -> String {
    var copy = text
    return copy.withUTF8 { bytes in
      guard let base = bytes.baseAddress else { return "" }
      var room = bytes.count * 3 + 16
      while true {
        var size = 0
        let composed = String(unsafeUninitializedCapacity: room) { out in
          guard let target = out.baseAddress else { return 0 }
          size = Int(sestante_icu_nfc(base, Int64(bytes.count), target, Int64(out.count)))
          return size >= 0 && size <= out.count ? size : 0
        }
        // ICU fails here only for want of memory: the text then stays as it is.
        if size < 0 { return String(decoding: bytes, as: UTF8.self) }
        if size <= room { return composed }
        room = size
      }
    }
  }

  /// Whether the text is in NFC already.
  ///
  /// Compares scalars, for to `==` on strings `é` and `e´` are the same.
  public static func isComposed(_ text: some StringProtocol) -> Bool {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return true }
    return compose(String(text)).utf8.elementsEqual(text.utf8)
  }
}
