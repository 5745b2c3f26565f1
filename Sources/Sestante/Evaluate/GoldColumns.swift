public import SestanteLexicon
internal import SestanteText

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The ends of a rating scale, and what its ratings say of the sentiment.
///
/// The scale is cut at two and three fifths: of 1 to 5, 1 and 2 are negative, 3 neutral, 4 and 5
/// positive; of 1 to 10, 1 to 4 are negative, 5 and 6 neutral, 7 to 10 positive.
public struct RatingScale: Sendable, Hashable {
  /// The worst rating.
  public let lowest: Double
  /// The best rating.
  public let highest: Double

  /// A scale from its worst to its best rating; nil if the first is not below the second.
  public init?(lowest: Double, highest: Double) {
    guard lowest < highest else { return nil }
    self.lowest = lowest
    self.highest = highest
  }

  /// One to five stars.
  public static let stars = RatingScale(1, 5)

  private init(_ lowest: Double, _ highest: Double) {
    self.lowest = lowest
    self.highest = highest
  }

  /// The polarity of a rating; nil outside the scale.
  public func polarity(of rating: Double) -> Polarity? {
    guard (lowest...highest).contains(rating) else { return nil }
    let share = (rating - lowest) / (highest - lowest)
    return share < 0.4 ? .negative : share > 0.6 ? .positive : .neutral
  }
}

/// Takes labels or ratings out of the columns of any input that `classify` reads.
///
/// ```swift
/// let columns = GoldColumns(label: "sentiment", scale: .stars, names: ["positivo": .positive])
/// columns.document(record, file: "reviews.csv")      // a document, or what is wrong with it
/// ```
public struct GoldColumns: Sendable {
  private let label: String?
  private let scale: RatingScale
  private let names: [String: Polarity]

  /// Columns to read.
  ///
  /// - Parameters:
  ///   - label: the column of the polarity, which the ingest options must keep; nil for ratings.
  ///   - names: further names of polarities, in lower case, beside the codebook's ids.
  public init(label: String?, scale: RatingScale = .stars, names: [String: Polarity] = [:]) {
    self.label = label
    self.scale = scale
    self.names = names
  }

  /// The names polarities have in tables of labels: `positivo`, `positive`.
  public static func names(in lexicon: Lexicon) -> [String: Polarity] {
    var found: [String: Polarity] = [:]
    for table in lexicon.tables(.labels) {
      for row in table.rows {
        guard let polarity = Polarity(id: row["id"]) else { continue }
        for code in ["it", "en"] { found[row[code].lowercased()] = polarity }
      }
    }
    return found
  }

  /// The document of a record; without a label or rating its polarity is nil.
  public func document(
    _ record: borrowing Record, file: String
  ) -> Result<GoldDocument, LexiconError> {
    func fault(_ code: String, _ message: String) -> Result<GoldDocument, LexiconError> {
      let place = SourceLocation(file: file, line: record.line)
      return .failure(LexiconError([Diagnostic(code: code, at: place, message)]))
    }
    let decoder = JSONDecoder()
    let id = try? decoder.decode(String.self, from: Data(record.id))
    let metadata = Data("{".utf8) + Data(record.metadata) + Data("}".utf8)
    let cells = (try? decoder.decode([String: Cell].self, from: metadata)) ?? [:]
    var document = GoldDocument(
      id: id ?? String(record.number), text: String(decoding: record.text, as: UTF8.self),
      language: Language(code: String(decoding: record.language, as: UTF8.self).lowercased()))
    if let label, let cell = cells[label], !cell.text.isEmpty {
      let name = cell.text.lowercased()
      guard let polarity = Polarity(id: name) ?? names[name] else {
        return fault(
          "unknown-polarity",
          "unknown polarity \"\(cell.text)\", expected positive, negative, neutral or mixed")
      }
      document.polarity = polarity
    } else if label == nil, let cell = cells["rating"], !cell.text.isEmpty {
      let number = cell.text.split(separator: ",", omittingEmptySubsequences: false)
        .joined(separator: ".")
      guard let rating = Double(number), let polarity = scale.polarity(of: rating) else {
        return fault(
          "bad-rating",
          "rating is \"\(cell.text)\", expected a number from \(Digits.short(scale.lowest, places: 2))"
            + " to \(Digits.short(scale.highest, places: 2))")
      }
      document.polarity = polarity
    }
    return .success(document)
  }

  /// A value of the metadata as its words.
  private struct Cell: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let text = try? value.decode(String.self) {
        self.text = text
      } else if let number = try? value.decode(Double.self) {
        text = Digits.short(number, places: 6)
      } else {
        text = ""
      }
    }
  }
}
