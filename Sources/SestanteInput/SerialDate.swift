internal import Sestante

/// Dates as a workbook keeps them: days since an epoch, with a fraction for the time.
enum SerialDate {
  /// What a number format shows of a serial.
  struct Shape: Equatable {
    var hasDate = false
    var hasTime = false
  }

  /// What the built-in formats show; nil for those of plain numbers.
  static func shape(ofBuiltIn id: Int) -> Shape? {
    switch id {
    case 14...17, 27...31, 36, 50...54, 57, 58: Shape(hasDate: true)
    case 22: Shape(hasDate: true, hasTime: true)
    case 18...21, 32...35, 45...47, 55, 56: Shape(hasTime: true)
    default: nil
    }
  }

  /// What a format code shows: letters outside of quotes, brackets and escapes.
  static func shape(ofCode code: String) -> Shape? {
    var shape = Shape()
    var isMinuteOrMonth = false
    var (isQuoted, bracket, isEscaped) = (false, false, false)
    // Only the section for positive numbers counts.
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\"": isQuoted.toggle()
      case _ where isQuoted: continue
      case "\\", "_", "*": isEscaped = true
      case "[": bracket = true
      case "]": bracket = false
      case "h", "s": shape.hasTime = true
      case _ where bracket: continue
      case ";": return finished(shape, isMinuteOrMonth)
      case "d", "y": shape.hasDate = true
      case "m": isMinuteOrMonth = true
      case "0", "#", "?", "e", "g":
        if !shape.hasDate, !shape.hasTime, !isMinuteOrMonth { return nil }
      default: continue
      }
    }
    return finished(shape, isMinuteOrMonth)
  }

  private static func finished(_ shape: Shape, _ isMinuteOrMonth: Bool) -> Shape? {
    if shape.hasDate || shape.hasTime { return shape }
    return isMinuteOrMonth ? Shape(hasDate: true) : nil
  }

  /// `2026-03-01`, `2026-03-01T10:14:33` or `10:14:33`; nil if it is no date a calendar has.
  static func text(_ serial: Double, _ shape: Shape, is1904: Bool) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    var days = Int(serial)
    var seconds = Int(((serial - Double(days)) * 86_400).rounded())
    if seconds >= 86_400 {
      seconds -= 86_400
      days += 1
    }
    let time =
      "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    if !shape.hasDate { return time }
    // The calendar of 1900 has a 29 February that never was: serials above 60 are one too many.
    let sinceEpoch = is1904 ? days - 24_107 : days > 60 ? days - 25_569 : days - 25_568
    let date = CivilDate.text(daysSinceEpoch: sinceEpoch)
    return seconds == 0 ? date : "\(date)T\(time)"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
