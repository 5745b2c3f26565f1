/// A weighted grammar that texts are made from, for measuring: words and sentences of no customer.
///
/// A table of three cells a row, divided by tabs, with `#` for comments: a symbol, the weight of each
/// of its alternatives in this row, and the alternatives, divided by ` | `. In an alternative
/// `{symbol}` stands for one of that symbol's alternatives, `\u{…}` for a code point, `\n`, `\t`,
/// `\\` and `\{` for themselves; a lone `-` is the empty text. Several rows of one symbol add up.
///
/// ```
/// text	1	{thing} {judgement}. | {thing} {judgement}!
/// thing	3	room | breakfast
/// thing	1	elevator
/// judgement	1	was great | was awful
/// ```
public struct Recipe: Sendable {
  /// A fault of the table.
  public struct Fault: Error, CustomStringConvertible, Equatable {
    /// `file:line: what is wrong`.
    public var description: String
  }

  /// A part of an alternative.
  enum Piece: Sendable, Equatable {
    case words([UInt8])
    case symbol(Int)
  }

  /// What a symbol may become; one of them is drawn by weight.
  struct Choice: Sendable {
    var alternatives: [[Piece]] = []
    /// The sum of the weights up to and including each alternative.
    var bounds: [Int] = []
    /// Where it was first named: for faults.
    var place: Place
  }

  /// A row of a table.
  struct Place: Sendable {
    var file: String
    var line: Int
  }

  private(set) var choices: [Choice] = []
  private var indexes: [String: Int] = [:]
  private var names: [String] = []

  /// Reads tables that make one grammar.
  ///
  /// - Throws: a fault for a row of the wrong shape, a symbol that has no row, one that contains
  ///   itself.
  public init(_ tables: [(file: String, text: String)]) throws(Fault) {
    for table in tables { try read(table.file, table.text) }
    for (symbol, choice) in choices.enumerated() where choice.alternatives.isEmpty {
      throw fault(choice.place, "no row for {\(names[symbol])}")
    }
    var states = [UInt8](repeating: 0, count: choices.count)
    for symbol in choices.indices { try expectEnd(symbol, &states) }
  }

  private mutating func read(_ file: String, _ text: String) throws(Fault) {
    var place = Place(file: file, line: 0)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      place.line += 1
      if line.isEmpty || line.hasPrefix("#") { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count == 3, let weight = Int(cells[1]), weight > 0, !cells[0].isEmpty else {
        throw fault(place, "expected symbol, weight from 1, alternatives, divided by tabs")
      }
      let symbol = index(of: String(cells[0]), place)
      for alternative in Self.alternatives(of: cells[2]) {
        let pieces = try pieces(alternative, place)
        choices[symbol].alternatives.append(pieces)
        choices[symbol].bounds.append((choices[symbol].bounds.last ?? 0) + weight)
      }
    }
  }

  /// The symbols, in the order in which they are named.
  public var symbols: [String] { names }

  /// The number of a symbol, nil if there is none of that name.
  func symbol(_ name: String) -> Int? { indexes[name] }

  private func fault(_ place: Place, _ message: String) -> Fault {
    Fault(description: "\(place.file):\(place.line): \(message)")
  }

  private mutating func index(of name: String, _ place: Place) -> Int {
    if let found = indexes[name] { return found }
    indexes[name] = choices.count
    names.append(name)
    choices.append(Choice(place: place))
    return choices.count - 1
  }

  /// The parts between ` | `.
  private static func alternatives(of cell: Substring) -> [Substring] {
    var parts: [Substring] = []
    var rest = cell
    while let bar = rest.firstRange(of: " | ") {
      parts.append(rest[..<bar.lowerBound])
      rest = rest[bar.upperBound...]
    }
    return parts + [rest]
  }

  private mutating func pieces(_ text: Substring, _ place: Place) throws(Fault) -> [Piece] {
    if text == "-" { return [] }
    var pieces: [Piece] = []
    var words: [UInt8] = []
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "{":
        guard let end = scalars.firstIndex(of: "}") else { throw fault(place, "{ without }") }
        if !words.isEmpty { pieces.append(.words(words)) }
        words = []
        pieces.append(.symbol(index(of: String(scalars[..<end]), place)))
        scalars = scalars[scalars.index(after: end)...]
      case "\\": words += try escaped(&scalars, place)
      default: words += String(scalar).utf8
      }
    }
    if !words.isEmpty { pieces.append(.words(words)) }
    return pieces
  }

  /// What follows a backslash.
  private func escaped(
    _ scalars: inout Substring.UnicodeScalarView, _ place: Place
  ) throws(Fault) -> String.UTF8View {
    switch scalars.popFirst() {
    case "n": return "\n".utf8
    case "t": return "\t".utf8
    case "\\": return "\\".utf8
    case "{": return "{".utf8
    case "u":
      if scalars.popFirst() == "{", let end = scalars.firstIndex(of: "}"),
        let value = UInt32(String(scalars[..<end]), radix: 16), let scalar = Unicode.Scalar(value)
      {
        scalars = scalars[scalars.index(after: end)...]
        return String(scalar).utf8
      }
      throw fault(place, "expected a code point as \\u{1F600}")
    default: throw fault(place, "unknown escape")
    }
  }

  /// Whether every way from a symbol comes to an end; 1 is under way, 2 is known.
  private func expectEnd(_ symbol: Int, _ states: inout [UInt8]) throws(Fault) {
    if states[symbol] == 2 { return }
    if states[symbol] == 1 {
      throw fault(choices[symbol].place, "{\(names[symbol])} contains itself")
    }
    states[symbol] = 1
    for pieces in choices[symbol].alternatives {
      for case .symbol(let inner) in pieces { try expectEnd(inner, &states) }
    }
    states[symbol] = 2
  }
}
