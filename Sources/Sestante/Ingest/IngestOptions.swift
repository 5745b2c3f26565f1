/// What the user said about the input; everything left out is found by content.
public struct IngestOptions: Sendable {
  /// The format; found by file name and first bytes when absent.
  public var format: InputFormat?
  /// The byte between the cells of a CSV file; found in the header when absent.
  public var delimiter: UInt8?
  /// The column of the text. In JSON a dotted path reaches into nested objects: `review.body`.
  ///
  /// A text column named here stands alone: no title is put in front of it.
  public var textColumn: String?
  /// The column of the id; a record without one gets its number.
  public var idColumn: String?
  /// The column of the rating.
  public var ratingColumn: String?
  /// The column of the date.
  public var dateColumn: String?
  /// The column of the channel.
  public var channelColumn: String?
  /// The column of the language.
  public var languageColumn: String?
  /// Columns to carry in the metadata, in this order, under the names given.
  public var keep: [String]
  /// Further columns by their role; the options above come first.
  public var columns: [ColumnRole: String] = [:]
  /// Whether a CSV file starts with data: its columns are named by their numbers, from 1.
  public var hasNoHeader = false
  /// The scale of ratings that are plain numbers; they stay as they are when absent.
  public var ratingScale: RatingRange?
  /// Which number of a date is the day; found in the first records when absent.
  public var dateOrder: DateOrder?
  /// Whether metadata tells the file and the line of each record.
  public var carriesOrigin = false
  /// Whether UTF-8 that was taken for Windows-1252 and encoded again is put right.
  public var repairsMojibake = false
  /// The largest record in bytes; a longer one is rejected and never held in memory.
  public var longestRecord: Int
  /// How deep JSON may be nested.
  public var deepestJSON = 256
  /// How many columns a file of cells may have.
  public var mostColumns = 4096
  /// How many bytes of a rejected record its ``Rejection`` keeps; 0 keeps none.
  public var longestRaw = 0
  /// How many bytes a block should have; it grows only for a longer record.
  public var blockSize: Int
  /// The number of the first record; more than 1 where other files came before.
  public var firstRecord = 1
  /// What the tables tell of columns and values.
  public var knowledge: InputKnowledge

  /// Options; what is not given is found by content.
  public init(
    format: InputFormat? = nil, delimiter: UInt8? = nil, textColumn: String? = nil,
    idColumn: String? = nil, ratingColumn: String? = nil, dateColumn: String? = nil,
    channelColumn: String? = nil, languageColumn: String? = nil, keep: [String] = [],
    longestRecord: Int = 64 << 20, blockSize: Int = 32 << 10,
    knowledge: InputKnowledge = InputKnowledge()
  ) {
    self.format = format
    self.delimiter = delimiter
    self.textColumn = textColumn
    self.idColumn = idColumn
    self.ratingColumn = ratingColumn
    self.dateColumn = dateColumn
    self.channelColumn = channelColumn
    self.languageColumn = languageColumn
    self.keep = keep
    self.longestRecord = longestRecord
    self.blockSize = blockSize
    self.knowledge = knowledge
  }

  /// The column the user named for a role.
  func column(for role: ColumnRole) -> String? {
    let named: String? =
      switch role {
      case .text: textColumn
      case .id: idColumn
      case .date: dateColumn
      case .channel: channelColumn
      case .rating: ratingColumn
      case .language: languageColumn
      default: nil
      }
    return named ?? columns[role]
  }
}
