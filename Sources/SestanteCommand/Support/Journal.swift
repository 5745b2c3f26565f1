import ArgumentParser
import Foundation
import Sestante
import SestanteLexicon

/// How far a run has come: everything that another run needs to go on.
struct Checkpoint: Codable, Equatable {
  /// Pieces of input whose results are written.
  var pieces = 0
  /// Their bytes, and a digest of them.
  var input = 0
  var digest = InputDigest()
  /// Bytes of output and of rejected records.
  var output = 0
  var rejects = 0
  var documents = 0
  var rejected = 0
  var firstRejection: String?
  /// By kind, in the order of kinds.
  var redactions: [Int] = []
}

/// What a run is: two runs of equal identity give equal bytes.
struct RunIdentity: Codable, Equatable {
  struct Input: Codable, Equatable {
    var path: String
    /// −1 for a stream.
    var size = -1
    var modified = -1
  }

  /// Of the journal's form.
  var journal = 1
  var versions: String
  /// A digest of all tables.
  var tables: UInt64
  /// The command line without what changes no byte.
  var arguments: [String]
  var inputs: [Input]

  init(_ analyzer: Analyzer, tables: [TableSource], paths: [String]) {
    let all = Versions(analyzer)
    versions = "\(all.sestante) \(all.codebook) \(all.lexicons)"
    var digest = InputDigest()
    for table in tables {
      digest.mix(Array(table.name.utf8))
      digest.mix(table.bytes)
    }
    self.tables = digest.value
    arguments = Self.essential(CommandLine.arguments.dropFirst())
    inputs = paths.map { path in
      var input = Input(path: path)
      var information = stat()
      if path != "-", stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG {
        input.size = Int(information.st_size)
        input.modified =
          Int(information.st_mtim.tv_sec) * 1_000_000_000 + Int(information.st_mtim.tv_nsec)
      }
      return input
    }
  }

  private static func essential(_ arguments: ArraySlice<String>) -> [String] {
    var kept: [String] = []
    var isValue = false
    for argument in arguments {
      if isValue {
        isValue = false
      } else if argument == "--jobs" {
        isValue = true
      } else if !["--resume", "--quiet", "-q"].contains(argument), !argument.hasPrefix("--jobs=") {
        kept.append(argument)
      }
    }
    return kept
  }

  /// Why a run cannot go on with what another left; nil if it can.
  func difference(to other: RunIdentity) -> Failure? {
    if versions != other.versions || journal != other.journal || tables != other.tables {
      return Failure(.validationFailure, "the program or its tables changed")
    }
    if arguments != other.arguments {
      return Failure(
        .validationFailure,
        "the options changed: then \"\(other.arguments.joined(separator: " "))\", "
          + "now \"\(arguments.joined(separator: " "))\"")
    }
    for (now, then) in zip(inputs, other.inputs) where now != then {
      let sizes =
        now.size == then.size
        ? "written to since" : "\(then.size) bytes then, \(now.size) now"
      return Failure(.badData, "the input \(now.path) changed (\(sizes))")
    }
    return nil
  }
}

/// A digest that is the same on every machine; for telling inputs apart, not for secrets.
struct InputDigest: Codable, Equatable {
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func mix(_ bytes: [UInt8]) {
    var h = value ^ UInt64(bytes.count)
    bytes.withUnsafeBytes { raw in
      var index = 0
      while index + 8 <= raw.count {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
        h = (h ^ word) &* 0x9FB2_1C65_1E98_DF25
        h ^= h >> 32
        index += 8
      }
      while index < raw.count {
        h = (h ^ UInt64(raw[index])) &* 0x9FB2_1C65_1E98_DF25
        h ^= h >> 29
        index += 1
      }
    }
    value = h
  }
}

/// A file beside the output in which a run writes down how far it has come.
///
/// The first line says what the run is, each further one is a ``Checkpoint``. A line ends with a
/// digest of itself: what a kill left half written does not count.
final class Journal {
  let path: String
  private let descriptor: Int32
  /// Where the run that left the journal had come to; nil if there was none.
  private(set) var last: Checkpoint?

  /// Opens the journal of an output; the output's lock must be held.
  ///
  /// - Throws: a ``Failure`` if another run left it, of other input or options.
  init(for output: String, _ identity: RunIdentity) throws {
    let final = PartialFile.resolved(output)
    path = "\(final).resume"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    if descriptor < 0 {
      throw Failure(.cannotCreate, "\(path): \(String(cString: strerror(errno)))")
    }
    let (lines, length) = Self.validLines(FileManager.default.contents(atPath: path) ?? Data())
    let decoder = JSONDecoder()
    if let head = lines.first {
      guard let other = try? decoder.decode(RunIdentity.self, from: Data(head.utf8)) else {
        throw Failure(.cannotCreate, "\(path) is not the journal of a run; remove it")
      }
      if let failure = identity.difference(to: other) {
        let partial = PartialFile.name(for: final, isResumable: true)
        throw Failure(
          failure.status,
          "cannot resume \(output): \(failure.description); "
            + "remove \(partial) and \(path) to begin again")
      }
      last = lines.dropFirst().last.flatMap {
        try? decoder.decode(Checkpoint.self, from: Data($0.utf8))
      }
    }
    // What a kill left half written goes; what is whole is never written a second time.
    guard ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
      throw Failure(.cannotWrite, "\(path): \(String(cString: strerror(errno)))")
    }
    if lines.isEmpty { try append(identity) }
  }

  func append(_ checkpoint: Checkpoint) throws {
    try append(checkpoint as any Encodable)
    fdatasync(descriptor)
  }

  /// The run is finished.
  func remove() { unlink(path) }

  deinit { close(descriptor) }

  private func append(_ value: any Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = try String(decoding: encoder.encode(value), as: UTF8.self)
    let line = Array("\(json)\t\(Self.digest(json))\n".utf8)
    let written = line.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if written != line.count {
      throw Failure(.cannotWrite, "\(path): \(String(cString: strerror(errno)))")
    }
  }

  /// The lines up to the first that is damaged, and how many bytes they take.
  private static func validLines(_ data: Data) -> (lines: [String], length: Int) {
    var lines: [String] = []
    var length = 0
    for line in data.split(separator: 10) where length + line.count < data.count {
      let parts = String(decoding: line, as: UTF8.self).split(separator: "\t")
      guard parts.count == 2, digest(String(parts[0])) == parts[1] else { break }
      lines.append(String(parts[0]))
      length += line.count + 1
    }
    return (lines, length)
  }

  private static func digest(_ text: String) -> String {
    var digest = InputDigest()
    digest.mix(Array(text.utf8))
    return String(digest.value, radix: 16)
  }
}
