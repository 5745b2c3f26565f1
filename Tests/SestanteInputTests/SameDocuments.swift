import Foundation
import TestSupport

/// Five hundred documents, and the forms in which they are written.
enum SameDocuments {
  struct Document {
    var id: String
    var date: String
    var rating: String
    var text: String
  }

  /// A way to write text as bytes; it fails on what the encoding does not have.
  struct Encoding: Sendable {
    var name: String
    var hasEuro = true
    var encode: @Sendable (String) throws -> [UInt8]
  }

  /// A way to pack one file, which is named as it would be.
  struct Packing: Sendable {
    var name: String
    var pack: @Sendable (String, [UInt8]) throws -> [UInt8]

    func file(_ name: String) -> String { self.name == "zip" ? "d.zip" : name }
  }

  /// A way to write all documents as one file.
  struct Format: Sendable {
    var name: String
    var write: @Sendable ([Document], _ isTextAlone: Bool) -> String
  }

  static let plain = documents(hasEuro: false)
  /// The same with a sign that not every encoding has, and those that have it give it another byte.
  static let euro = documents(hasEuro: true)

  private static func documents(hasEuro: Bool) -> [Document] {
    var random = SplitMix64(seed: 500)
    let words = [
      "camera", "pulita", "perché", "così", "però", "città", "staff", "gentile", "è", "più",
      "l'attesa", "\"ottima\"", "non", "cortese;", "rapido,", "a|b", "breakfast", "slow", "Qualità",
      "né", "22%", "<b>", "&", "{x}", "[y]", "\\n",
    ]
    return (0..<500).map { number in
      let count = 3 + random.next(below: 30)
      let text = (0..<count).compactMap { _ in random.pick(words) }.joined(separator: " ")
      let day = 1 + random.next(below: 28)
      return Document(
        id: "r-\(number)", date: "2026-03-\(day < 10 ? "0" : "")\(day)",
        rating: "\(number % 5 + 1)",
        text: (hasEuro && number % 3 == 0 ? "Pagato 22 € però: la " : "La ") + text)
    }
  }

  static let encodings = [
    Encoding(name: "UTF-8") { Array($0.utf8) },
    Encoding(name: "UTF-8 with mark") { [0xEF, 0xBB, 0xBF] + Array($0.utf8) },
    Encoding(name: "UTF-16LE") { try bytes($0, .utf16LittleEndian) },
    Encoding(name: "UTF-16LE with mark") { [0xFF, 0xFE] + (try bytes($0, .utf16LittleEndian)) },
    Encoding(name: "UTF-16BE") { try bytes($0, .utf16BigEndian) },
    Encoding(name: "UTF-16BE with mark") { [0xFE, 0xFF] + (try bytes($0, .utf16BigEndian)) },
    Encoding(name: "Windows-1252") { try bytes($0, .windowsCP1252) },
    Encoding(name: "ISO-8859-1", hasEuro: false) { try bytes($0, .isoLatin1) },
    Encoding(name: "ISO-8859-15") { try Pack.latin9($0) },
    Encoding(name: "Mac Roman") { try Pack.macRoman($0) },
  ]

  private static func bytes(_ text: String, _ encoding: String.Encoding) throws -> [UInt8] {
    guard let data = text.data(using: encoding) else { throw Pack.Failed() }
    return Array(data)
  }

  static let packings = [
    Packing(name: "plain") { $1 }, Packing(name: "gzip") { try Pack.gzip($1) },
    Packing(name: "zstd") { Pack.zstd($1) }, Packing(name: "zip") { try Pack.zip([($0, $1)]) },
  ]

  static let formats = [
    Format(name: "a.csv") { cells($0, $1, ",") }, Format(name: "b.csv") { cells($0, $1, ";") },
    Format(name: "c.csv") { cells($0, $1, "|") }, Format(name: "a.tsv") { cells($0, $1, "\t") },
    Format(name: "a.jsonl") { objects($0, $1).joined(separator: "\n") + "\n" },
    Format(name: "a.json") { "[\n" + objects($0, $1).joined(separator: ",\n") + "\n]\n" },
  ]

  /// Lines of text, which have no other columns.
  static let lines = Format(name: "a.txt") { documents, _ in
    documents.map { $0.text + "\n" }.joined()
  }

  static func rows(_ documents: [Document], _ isTextAlone: Bool) -> [[String]] {
    isTextAlone
      ? [["text"]] + documents.map { [$0.text] }
      : [["id", "date", "rating", "text"]] + documents.map { [$0.id, $0.date, $0.rating, $0.text] }
  }

  private static func cells(
    _ documents: [Document], _ isTextAlone: Bool, _ delimiter: String
  ) -> String {
    rows(documents, isTextAlone).map { row in
      row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: delimiter) + "\r\n"
    }.joined()
  }

  private static func objects(_ documents: [Document], _ isTextAlone: Bool) -> [String] {
    documents.map { document in
      let text = document.text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      let others =
        "\"id\":\"\(document.id)\",\"date\":\"\(document.date)\",\"rating\":\(document.rating),"
      return "{\(isTextAlone ? "" : others)\"text\":\"\(text)\"}"
    }
  }
}
