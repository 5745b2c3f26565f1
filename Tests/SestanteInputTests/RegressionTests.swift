import Foundation
import Sestante
import SestanteInput
import TestSupport
import Testing

/// What fuzzing found, or might have, once and for all: each input ends without a crash, and in many
/// pieces gives what it gives in one.
@Suite struct RegressionTests {
  private static func inputs(_ target: String) -> [URL] {
    let folder = Files.root.appendingPathComponent("Fuzz/regressions/\(target)")
    let found = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (found ?? []).sorted { $0.path < $1.path }
  }

  /// The first byte of an input of readers chooses the format, as in `FuzzReaders`.
  private static let formats: [InputFormat?] = [
    nil, .text, .whole, .jsonl, .json, .csv, .tsv, .xlsx,
  ]

  @Test func readers() throws {
    let inputs = Self.inputs("readers")
    #expect(!inputs.isEmpty)
    for input in inputs {
      let bytes = Array(try Data(contentsOf: input))
      let choice = Int(bytes.first ?? 0)
      var options = IngestOptions(format: Self.formats[choice & 7])
      options.hasNoHeader = choice & 8 != 0
      options.repairsMojibake = choice & 16 != 0
      let settings = InputSettings(encoding: .utf8)
      let content = Array(bytes.dropFirst())
      let whole = try? Reading(content, settings: settings, options: options)
      options.blockSize = 16
      let pieces = try? Reading(content, settings: settings, options: options, readSize: 1)
      #expect(whole?.records == pieces?.records, "\(input.lastPathComponent)")
    }
  }

  @Test func containers() throws {
    let inputs = Self.inputs("containers")
    #expect(!inputs.isEmpty)
    for input in inputs {
      let content = Array(try Data(contentsOf: input).dropFirst())
      let whole = try? Reading(content)
      let pieces = try? Reading(content, readSize: 1)
      #expect(whole == pieces, "\(input.lastPathComponent)")
    }
  }

  @Test func analysis() throws {
    let analyzer = try Shared.analyzer()
    let inputs = Self.inputs("analysis")
    #expect(!inputs.isEmpty)
    for input in inputs {
      let text = String(decoding: try Data(contentsOf: input), as: UTF8.self)
      let bytes = Array(text.utf8)
      for evidence in analyzer.analyze(text).evidence {
        #expect(Array(evidence.quote.utf8) == Array(bytes[evidence.span]))
      }
    }
  }
}
