import Foundation
import Sestante
import SestanteInput
import Testing

@Suite struct EncodingTests {
  private let text = "Perché l'attesa è così lunga? Più di un'ora, né scuse né città. À bientôt"

  private func encoded(_ encoding: String.Encoding, _ text: String? = nil) throws -> [UInt8] {
    Array(try #require((text ?? self.text).data(using: encoding)))
  }

  @Test(
    arguments: [
      (String.Encoding.windowsCP1252, TextEncoding.windows1252),
      (.utf16LittleEndian, .utf16LittleEndian), (.utf16BigEndian, .utf16BigEndian), (.utf8, .utf8),
    ])
  func `found by content`(foundation: String.Encoding, encoding: TextEncoding) throws {
    for readSize in [1, 3, 1 << 16] {
      let reading = try Reading(encoded(foundation), file: "a.txt", readSize: readSize)
      #expect(reading.texts == [text])
      #expect(reading.encodings == [encoding])
    }
  }

  @Test func `Mac Roman`() throws {
    let reading = try Reading(Pack.macRoman(text), file: "a.txt")
    #expect(reading.encodings == [.macRoman])
    #expect(reading.texts == [text])
  }

  @Test func `the euro sign of ISO-8859-15`() throws {
    let bytes = Array("costa 20 ".utf8) + [0xA4] + Array(", perch".utf8) + [0xE9]
    let reading = try Reading(bytes, file: "a.txt")
    #expect(reading.encodings == [.latin9])
    #expect(reading.texts == ["costa 20 €, perché"])
  }

  @Test func `quotes of Windows`() throws {
    let bytes =
      Array("l".utf8) + [0x92] + Array("hotel ".utf8) + [0x93] + Array("bello".utf8) + [0x94]
    #expect(try Reading(bytes, file: "a.txt").texts == ["l’hotel “bello”"])
  }

  @Test func `said by the user`() throws {
    let bytes = [UInt8](arrayLiteral: 0xE8, 0x0A)
    let settings = { InputSettings(encoding: $0) }
    #expect(try Reading(bytes, file: "a.txt", settings: settings(.latin1)).texts == ["è"])
    #expect(try Reading(bytes, file: "a.txt", settings: settings(.macRoman)).texts == ["Ë"])
    let strict = try Reading(bytes, file: "a.txt", settings: settings(.utf8))
    #expect(strict.rejections == ["a.txt:1:1: text is not valid UTF-8 (byte 0xE8)"])
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
  func `the first byte beyond ASCII decides, wherever it stands`(length: Int) throws {
    let ascii = String(repeating: "a", count: length)
    let bytes = try encoded(.windowsCP1252, ascii + text)
    let reading = try Reading(bytes, file: "a.txt", readSize: 4096)
    #expect(reading.texts == [ascii + text])
    #expect(reading.encodings == [.windows1252])
    #expect(try Reading(Array((ascii + text).utf8), file: "a.txt").encodings == [.utf8])
  }

  @Test func `all ASCII has no encoding`() throws {
    #expect(try Reading(Array("ciao\n".utf8), file: "a.txt").encodings == [nil])
  }

  @Test func `some damage leaves UTF-8 what it is`() throws {
    var bytes = Array("perché è così: città, però\n".utf8)
    bytes += [0x61, 0xE8, 0x0A]
    let reading = try Reading(bytes, file: "a.txt")
    #expect(reading.encodings == [.utf8])
    #expect(reading.texts.count == 1)
    #expect(reading.rejections.count == 1)
  }

  @Test func `one accent, at the very end`() throws {
    for (last, encoding) in [(0xE9, TextEncoding.windows1252), (0x8E, .macRoman)]
      as [(UInt8, TextEncoding)]
    {
      let reading = try Reading(Array("Non so perch".utf8) + [last], file: "a.txt")
      #expect(reading.encodings == [encoding])
      #expect(reading.texts == ["Non so perché"])
    }
    let cut = try Reading(Array("Perché così".utf8).dropLast(), file: "a.txt")
    #expect(cut.encodings == [.utf8])
    #expect(cut.rejections.count == 1)
  }

  @Test func `half a character becomes U+FFFD and is counted`() throws {
    var bytes = try encoded(.utf16LittleEndian, "buono davvero\n")
    bytes += [0x00, 0xD8, 0x61, 0x00]
    let reading = try Reading(bytes, file: "a.txt")
    #expect(reading.texts == ["buono davvero", "\u{FFFD}a"])
    #expect(reading.replaced == 1)
  }

  @Test(arguments: [
    ("UTF-16LE", TextEncoding.utf16LittleEndian), ("cp1252", .windows1252), ("latin1", .latin1),
    ("ISO-8859-15", .latin9), ("Mac Roman", .macRoman), ("utf8", .utf8),
    ("UTF-16BE", .utf16BigEndian),
  ])
  func `names`(name: String, encoding: TextEncoding) {
    #expect(TextEncoding(name: name) == encoding)
    #expect(TextEncoding(name: encoding.rawValue) == encoding)
    #expect(TextEncoding(name: "klingon") == nil)
  }
}
