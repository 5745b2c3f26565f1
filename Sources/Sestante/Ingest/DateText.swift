/// Which of two numbers of a date is the day.
public enum DateOrder: String, Sendable, CaseIterable {
  /// `05/03/2026` is 5 March.
  case dayFirst = "dmy"
  /// `05/03/2026` is 3 May.
  case monthFirst = "mdy"
}

/// Turns dates in Italian and English forms into ISO 8601.
struct DateText: Sendable {
  let knowledge: InputKnowledge
  let order: DateOrder

  /// `2026-03-01` or `2026-03-01T10:14:33` with what follows of zones; nil if it is no date.
  func iso(_ text: String) -> String? {
    guard text.utf8.count <= 48 else { return nil }
    let parts = Self.parts(text)
    guard parts.count >= 3, let (date, used) = date(parts) else { return nil }
    guard let time = time(parts[used...]) else { return nil }
    return date + time
  }

  /// The order that dates of a sample need: nil if none of them tells.
  static func order(of samples: [String]) -> DateOrder? {
    var (dayFirst, monthFirst) = (0, 0)
    for sample in samples {
      let numbers = parts(sample).prefix(3).compactMap { part -> Int? in
        if case .number(let value, let digits) = part, digits <= 2 { value } else { nil }
      }
      guard numbers.count >= 2 else { continue }
      if numbers[0] > 12, numbers[1] <= 12 { dayFirst += 1 }
      if numbers[1] > 12, numbers[0] <= 12 { monthFirst += 1 }
    }
    return dayFirst == monthFirst ? nil : dayFirst > monthFirst ? .dayFirst : .monthFirst
  }

  /// Whether a text is ISO 8601 already, so that nothing is to be done.
  static func isISO(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard end - start == 10 || (end - start > 10 && base[start + 10] == 0x54) else { return false }
    for place in 0..<10 {
      let byte = base[start + place]
      if place == 4 || place == 7 ? byte != 0x2D : byte &- 0x30 >= 10 { return false }
    }
    return true
  }

  private enum Part: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case sign(UnicodeScalar)
  }

  private func date(_ parts: [Part]) -> (String, used: Int)? {
    var (numbers, month, used, first): ([(Int, Int)], Int?, Int, Int?) = ([], nil, 0, nil)
    for (index, part) in parts.enumerated() {
      switch part {
      case .number(let value, let digits):
        numbers.append((value, digits))
      case .word(let word):
        if let found = knowledge.months[word] {
          if month != nil { return nil }
          month = found
          first = numbers.count
        } else if !numbers.isEmpty, knowledge.clock[word] != "ordinal" {
          return nil
        }
      case .sign(let sign): if sign == ":" { return nil }
      }
      used = index + 1
      if numbers.count + (month == nil ? 0 : 1) == 3 { break }
    }
    let order: [Int]
    if let month {
      guard numbers.count == 2, first != nil else { return nil }
      order = [numbers[1].0, month, numbers[0].0]
      guard numbers[1].1 == 4 || numbers[1].1 == 2 else { return nil }
      return Self.text(year: order[0], numbers[1].1, month: order[1], day: order[2]).map {
        ($0, used)
      }
    }
    guard numbers.count == 3 else { return nil }
    if numbers[0].1 == 4 {
      return Self.text(year: numbers[0].0, 4, month: numbers[1].0, day: numbers[2].0).map {
        ($0, used)
      }
    }
    guard numbers[2].1 == 4 || numbers[2].1 == 2, numbers[0].1 <= 2, numbers[1].1 <= 2 else {
      return nil
    }
    var (day, month2) = (numbers[0].0, numbers[1].0)
    if self.order == .monthFirst && day <= 12 || month2 > 12 { swap(&day, &month2) }
    return Self.text(year: numbers[2].0, numbers[2].1, month: month2, day: day).map { ($0, used) }
  }

  private static func text(year: Int, _ digits: Int, month: Int, day: Int) -> String? {
    let year = digits == 2 ? year + (year < 69 ? 2000 : 1900) : year
    guard (1...12).contains(month), day >= 1, day <= days(year, month), year <= 9999 else {
      return nil
    }
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }

  private static func days(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The time of what follows the date, `T…` or nothing; nil if it is neither.
  private func time(_ parts: ArraySlice<Part>) -> String? {
    var rest = parts
    while let part = rest.first {
      if case .number = part { break }
      if case .word(let word) = part, knowledge.clock[word] != "time" {
        return nil
      }
      rest = rest.dropFirst()
    }
    guard !rest.isEmpty else { return "" }
    var values: [Int] = []
    var zone = ""
    while let part = rest.first {
      switch part {
      case .number(let value, let digits):
        guard values.count < 3, digits <= 2 else {
          if values.count == 3 { break }
          return nil
        }
        values.append(value)
      case .sign(":"), .sign("."): break
      case .sign("+"), .sign("-"):
        guard values.count >= 2, let offset = Self.offset(rest) else { return nil }
        zone = offset
        rest = []
        continue
      case .word(let word):
        switch knowledge.clock[word] {
        case "utc": zone = "Z"
        case "am", "pm":
          guard let hour = values.first, hour >= 1, hour <= 12 else { return nil }
          values[0] = hour % 12 + (knowledge.clock[word] == "pm" ? 12 : 0)
        default: return nil
        }
      default: return nil
      }
      rest = rest.dropFirst()
    }
    guard values.count >= 2, values[0] < 24, values[1] < 60, values.count < 3 || values[2] < 61
    else { return nil }
    return "T" + values.prefix(3).map { Self.padded($0, 2) }.joined(separator: ":")
      + (values.count == 2 ? ":00" : "") + zone
  }

  /// `+0100` or `+01:00`.
  private static func offset(_ parts: ArraySlice<Part>) -> String? {
    guard case .sign(let sign)? = parts.first else { return nil }
    var digits = ""
    for part in parts.dropFirst() {
      if case .number(let value, let count) = part { digits += padded(value, count) }
    }
    if digits.count == 2 { digits += "00" }
    guard digits.count == 4 else { return nil }
    return "\(sign)\(digits.prefix(2)):\(digits.suffix(2))"
  }

  private static func padded(_ value: Int, _ digits: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  private static func parts(_ text: String) -> [Part] {
    var parts: [Part] = []
    var digits = ""
    var word = ""
    func close() {
      if let value = Int(digits), digits.count <= 9 {
        parts.append(.number(value, digits: digits.count))
      }
      let folded = ColumnNames.fold(word)
      if !folded.isEmpty { parts.append(.word(folded)) }
      (digits, word) = ("", "")
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9":
        if !word.isEmpty { close() }
        digits.unicodeScalars.append(scalar)
      case "/", "-", ".", ",", ":", "+", " ", "\u{A0}", "\u{202F}", "\u{200E}":
        close()
        if scalar == ":" || scalar == "+" || scalar == "-" { parts.append(.sign(scalar)) }
      default:
        if !digits.isEmpty { close() }
        word.unicodeScalars.append(scalar)
      }
    }
    close()
    return parts
  }
}

extension DateText {
  /// The time of a count of seconds or milliseconds since 1970; nil if it is neither.
  static func iso(sinceEpoch number: Int) -> String? {
    let isMilliseconds = number >= 100_000_000_000
    let seconds = isMilliseconds ? number / 1000 : number
    guard seconds >= 100_000_000, seconds < 10_000_000_000 else { return nil }
    let rest = seconds % 86_400
    let time = [rest / 3600, rest / 60 % 60, rest % 60].map { padded($0, 2) }
    return CivilDate.text(daysSinceEpoch: seconds / 86_400) + "T" + time.joined(separator: ":")
      + "Z"
  }
}

/// The Gregorian calendar.
public enum CivilDate {
  /// `2026-03-01`, of a number of days since 1 January 1970.
  public static func text(daysSinceEpoch days: Int) -> String {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func padded(_ value: Int, _ digits: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
