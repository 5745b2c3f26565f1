/// What a file of another tool says of one word, before it becomes a row.
struct ForeignEntry {
  var line: Int
  var column: Int
  /// The term as written.
  var term: Substring
  /// On the scale of our tables, −3 … +3.
  var valence: Double
  /// `adj`, `noun` …, empty if the file does not tell.
  var partOfSpeech = ""
}

/// What was read of a file of another tool, and what could not be.
struct ForeignReading {
  let text: ForeignText
  var entries: [ForeignEntry] = []
  var diagnostics: [Diagnostic] = []
  /// The words of categories that give no sign, by category.
  var unused: [String: Int] = [:]
  /// How a value became a valence, in words.
  var scale = ""
  /// Whether a term that stands more than once takes the mean of its senses.
  var averagesSenses = false

  init(_ text: ForeignText) { self.text = text }

  /// Reports a line, or a part of it, that becomes no row.
  mutating func leaveOut(_ code: String, _ line: Int, _ reason: String) {
    leaveOut(code, line, 1, reason)
  }

  mutating func leaveOut(_ code: String, _ line: Int, _ column: Int, _ reason: String) {
    diagnostics.append(Diagnostic(.warning, code: code, at: text.place(line, column), reason))
  }
}

/// Which categories praise and which blame, and how strongly.
struct CategorySigns {
  private let positive: Set<String>
  private let negative: Set<String>
  let strength: Double

  /// The names by which LIWC's, NRC's and common quanteda dictionaries call the two.
  private static let usual = (
    positive: ["positive", "positivo", "positivi", "pos", "posemo", "emopos", "tonepos"],
    negative: ["negative", "negativo", "negativi", "neg", "negemo", "emoneg", "toneneg"]
  )

  /// Signs of categories by name; the usual names where none is given.
  init(positive: [String], negative: [String], strength: Double) {
    let isUsual = positive.isEmpty && negative.isEmpty
    self.positive = Set((isUsual ? Self.usual.positive : positive).map(Self.fold))
    self.negative = Set((isUsual ? Self.usual.negative : negative).map(Self.fold))
    self.strength = strength
  }

  /// +1, −1, or 0 for a category without a sign.
  func sign(of category: some StringProtocol) -> Double {
    let name = Self.fold(category)
    return positive.contains(name) ? 1 : negative.contains(name) ? -1 : 0
  }

  /// The form in which names are compared: lower-case letters and digits.
  static func fold(_ name: some StringProtocol) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// What the scale of a format without degrees is called.
  var scale: String {
    "polarity only, written as ±\(ImportedTable.number(strength))"
  }
}
