internal import SestanteText

/// Which column feeds which part of a record, resolved once a file.
///
/// In CSV the header was read and every name found; in JSON the keys are looked up record by
/// record. The reader makes the map, each parser takes it.
public struct ColumnMap: Sendable {
  /// The format asked for or found.
  public let format: InputFormat
  /// The names in the header of a CSV file; empty in other formats.
  public let columns: [String]
  /// The byte between the cells of a CSV file.
  public let delimiter: UInt8
  /// The byte that ends a line: LF, or CR in files that have no LF.
  let lineEnd: UInt8
  let longestRecord: Int
  let deepestJSON: Int
  let longestRaw: Int
  let carriesOrigin: Bool
  let repairsMojibake: Bool
  let dates: DateText
  let ratings: RatingText
  let staff: Set<String>
  /// Roles whose column was found by what stands in it.
  public let guessed: [ColumnRole]
  /// What feeds each slot: the slots of ``ColumnRole`` in its order, then the kept columns.
  let sources: [Source]
  /// The keys of JSON that feed them; empty in other formats.
  let keys: KeyTree
  /// Tells the map of one file from that of another: two files of an archive may share a name.
  let identity = Identity()

  /// Nothing but itself.
  final class Identity: Sendable {}

  /// The names a slot goes by.
  struct Source: Sendable, Equatable {
    /// Best first.
    var names: [String]
    /// The names as they are compared.
    var folded: [String]
    /// The option by which the user named it, nil for the usual names.
    var option: String?
    /// The column of a CSV file, −1 for none.
    var column = -1

    init(names: [String], folded: [String]? = nil, option: String? = nil) {
      self.names = names
      self.folded = folded ?? names.map(ColumnNames.fold)
      self.option = option
    }
  }

  init(
    format: InputFormat, columns: [String] = [], delimiter: UInt8 = Byte.comma,
    lineEnd: UInt8 = Byte.lineFeed, guesses: [ColumnRole: Int] = [:],
    dateOrder: DateOrder = .dayFirst, options: IngestOptions
  ) {
    self.format = format
    self.columns = columns
    self.delimiter = delimiter
    self.lineEnd = lineEnd
    longestRecord = min(max(options.longestRecord, 1), ScannedText.longest)
    deepestJSON = max(options.deepestJSON, 1)
    longestRaw = options.longestRaw
    carriesOrigin = options.carriesOrigin
    repairsMojibake = options.repairsMojibake
    dates = DateText(knowledge: options.knowledge, order: options.dateOrder ?? dateOrder)
    ratings = RatingText(options.knowledge, scale: options.ratingScale)
    staff = options.knowledge.staff
    let places = Places(columns)
    var sources = Self.sources(options).map { source in
      var source = source
      source.column = places.column(of: source)
      return source
    }
    var guessed: [ColumnRole] = []
    for role in ColumnRole.allCases where sources[role.slot].column < 0 {
      guard let column = guesses[role], sources[role.slot].option == nil else { continue }
      sources[role.slot].column = column
      guessed.append(role)
    }
    self.sources = sources
    self.guessed = guessed
    let isJSON = format == .json || format == .jsonl
    keys = isJSON ? options.knowledge.columns.keys.tree(sources) : KeyTree([])
  }

  /// The columns of a CSV file that go nowhere: never stored, never printed.
  public var unused: [String] {
    let used = Set(sources.map(\.column))
    return columns.indices.filter { !used.contains($0) || isUnheard($0) }.map { columns[$0] }
  }

  /// Whether a column only serves to be passed over.
  private func isUnheard(_ column: Int) -> Bool {
    let roles: [ColumnRole] = [.reply, .author]
    return sources.enumerated().allSatisfy { slot, source in
      source.column != column || roles.contains { $0.slot == slot }
    }
  }

  /// The order of day and month in dates.
  public var dateOrder: DateOrder { dates.order }

  /// The column of a CSV file that feeds a role.
  public func column(for role: ColumnRole) -> String? {
    let column = sources[role.slot].column
    return column < 0 ? nil : columns[column]
  }

  /// Whether every column that an option names is there, and some text column.
  func check(file: String) throws(IngestError) {
    for source in sources where source.column < 0 {
      guard let option = source.option else { continue }
      throw .noColumn(named: source.names[0], option: option, file: file, found: columns)
    }
    if sources[ColumnRole.text.slot].column < 0 {
      throw .noTextColumn(file: file, found: columns)
    }
  }

  private static func sources(_ options: IngestOptions) -> [Source] {
    let roles = ColumnRole.allCases
    let claimed = Set(roles.compactMap { options.column(for: $0) }.map(ColumnNames.fold))
    var sources = roles.map { role in
      if let name = options.column(for: role) {
        return Source(names: [name], option: options.option(for: role))
      }
      if role == .title, options.textColumn != nil { return Source(names: []) }
      let names = options.knowledge.columns
      guard !claimed.isEmpty else {
        return Source(names: names[role], folded: names.folded[role] ?? [])
      }
      return Source(names: names[role].filter { !claimed.contains(ColumnNames.fold($0)) })
    }
    var kept: Set<String> = []
    for name in options.keep where kept.insert(name).inserted {
      sources.append(Source(names: [name], option: "--keep"))
    }
    return sources
  }

  /// Where the names of a header stand.
  private struct Places {
    private var exact: [String: Int] = [:]
    private var folded: [String: Int] = [:]

    init(_ columns: [String]) {
      for (index, name) in columns.enumerated() {
        if exact[name] == nil { exact[name] = index }
        let plain = ColumnNames.fold(name)
        if folded[plain] == nil { folded[plain] = index }
      }
    }

    /// The exact name if it is there, else the best name in any spelling.
    func column(of source: Source) -> Int {
      guard !exact.isEmpty else { return -1 }
      for (name, plain) in zip(source.names, source.folded) {
        if let index = exact[name] ?? folded[plain] { return index }
      }
      return -1
    }
  }
}

extension IngestOptions {
  /// The option by which the user named the column of a role.
  func option(for role: ColumnRole) -> String {
    columns[role] == nil ? "--\(role.rawValue)-column" : "--column \(role.rawValue)"
  }
}

extension ColumnRole {
  /// The place of the role among a record's slots.
  var slot: Int {
    switch self {
    case .text: 0
    case .title: 1
    case .id: 2
    case .date: 3
    case .channel: 4
    case .rating: 5
    case .nps: 6
    case .product: 7
    case .store: 8
    case .language: 9
    case .author: 10
    case .reply: 11
    }
  }

  /// The roles that go into the metadata: a run of slots.
  static let carried: ClosedRange<Int> = 3...8

  /// The slot of the first kept column.
  static let firstKept = 12
}
