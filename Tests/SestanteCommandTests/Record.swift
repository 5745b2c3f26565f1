import Foundation

/// A classification as the contract writes it; decoding fails where a part is missing or of another type.
struct ClassifiedRecord: Decodable, Equatable {
  struct Sentiment: Decodable, Equatable {
    var label: String
    var score: Double
  }
  struct Pillar: Decodable, Equatable {
    var pillar: String
    var polarity: String
    var score: Double
    var evidence: [Int]
    var inferred: Bool?
  }
  struct Touchpoint: Decodable, Equatable {
    var touchpoint: String
    var polarity: String
    var score: Double
    var evidence: [Int]
  }
  struct Topic: Decodable, Equatable {
    var topic: String
    var touchpoint: String?
    var polarity: String
    var score: Double
    var evidence: [Int]
  }
  struct Signal: Decodable, Equatable {
    var signal: String
    var value: String
    var evidence: [Int]
  }
  struct Cue: Decodable, Equatable {
    var start: Int
    var end: Int
    var text: String
    var entry: String
    var role: String
    var effect: Double
  }
  struct Evidence: Decodable, Equatable {
    var start: Int
    var end: Int
    var quote: String
    var polarity: String
    var score: Double
    var because: [Cue]
  }
  struct Versions: Decodable, Equatable {
    var sestante: String
    var codebook: String
    var lexicons: String
  }
  var id: String
  var language: String
  var sentiment: Sentiment
  var pillars: [Pillar]
  var touchpoints: [Touchpoint]
  var topics: [Topic]
  var signals: [Signal]
  var evidence: [Evidence]
  var versions: Versions

  init(_ line: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(line.utf8))
  }
}

extension Tool.Result {
  /// The records on standard output, a line each.
  func records() throws -> [ClassifiedRecord] { try lines.map { try ClassifiedRecord($0) } }

  /// The metadata of each record, as it is written.
  var metadata: [String] {
    lines.map { line in
      guard let start = line.range(of: "\"metadata\":"),
        let end = line.range(of: ",\"versions\":", options: .backwards)
      else { return "" }
      return String(line[start.upperBound..<end.lowerBound])
    }
  }
}
