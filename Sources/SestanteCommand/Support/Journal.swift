import ArgumentParser
import FoundationEssentials
import Glibc

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
    let (lines, length) = try Self.validLines(Data(InputFile.bytes(of: path)))
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
