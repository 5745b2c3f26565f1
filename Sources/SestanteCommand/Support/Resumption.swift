import ArgumentParser
import FoundationEssentials
import Sestante
import SestantePrivacy

/// The side of a run that lets another go on with it.
///
/// Input is read from its beginning again and cut into the same pieces, so every format and every
/// stream can be resumed; pieces whose results are written are not worked on, only compared with
/// what the former run read.
final class Resumption {
  private let journal: Journal
  private let output: OutputFile
  private let rejects: OutputFile?
  /// What the former run had done; nothing if there was none.
  private var start = Checkpoint()
  /// Pieces read so far, and what they held.
  private var pieces = 0
  private var input = 0
  private var digest = InputDigest()
  /// The same for pieces under way, oldest first.
  private var underWay: [(input: Int, digest: InputDigest)] = []
  private var done: Checkpoint
  private var savedAt = Measurement.wall
  /// Seconds between two checkpoints: long against what one costs.
  private var interval = shortest
  private static let shortest = 0.25

  init(_ journal: Journal, output: OutputFile, rejects: OutputFile?) {
    self.journal = journal
    self.output = output
    self.rejects = rejects
    done = Checkpoint()
  }

  var isSkipping: Bool { pieces < start.pieces }

  /// Cuts the files to the last checkpoint; nil if the run begins anew.
  func begin() throws -> Checkpoint? {
    if let last = journal.last, output.left >= last.output, (rejects?.left ?? 0) >= last.rejects {
      start = last
      done = last
    }
    try output.resume(at: start.output)
    try rejects?.resume(at: start.rejects)
    return start.pieces > 0 ? start : nil
  }

  /// Notes a piece of input; true if a former run has worked on it.
  func isDone(_ bytes: [UInt8]) throws -> Bool {
    pieces += 1
    input += bytes.count
    digest.mix(bytes)
    if pieces > start.pieces {
      underWay.append((input, digest))
      return false
    }
    if pieces == start.pieces, digest != start.digest { throw Self.changed }
    return true
  }

  /// Expects that the input was as long as a former run found it.
  func expectPassed() throws { if isSkipping { throw Self.changed } }

  /// Notes that the result of the oldest piece under way is written.
  func delivered(_ outcome: BatchRun.Outcome) throws {
    guard !underWay.isEmpty else { return }
    let piece = underWay.removeFirst()
    done.pieces += 1
    done.input = piece.input
    done.digest = piece.digest
    done.output = output.position
    done.rejects = rejects?.position ?? 0
    guard Measurement.wall - savedAt >= interval else { return }
    try save(outcome)
  }

  /// Writes down how far the run is.
  func save(_ outcome: BatchRun.Outcome) throws {
    let begun = Measurement.wall
    done.documents = outcome.documents
    done.rejected = outcome.rejected
    done.firstRejection = outcome.firstRejection
    done.redactions = PersonalDataKind.allCases.map { outcome.redactions[$0] }
    // The data first: a checkpoint must never promise what is not there.
    output.sync()
    rejects?.sync()
    try journal.append(done)
    savedAt = Measurement.wall
    interval = max(Self.shortest, 10 * (savedAt - begun))
  }

  private static let changed = Failure(
    .badData,
    "cannot resume: the input is not the one that was read before; "
      + "remove the .partial and .resume files to begin again")
}
