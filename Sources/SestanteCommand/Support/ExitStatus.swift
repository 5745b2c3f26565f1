import ArgumentParser

/// The exit statuses of the contract (`docs/ARCHITECTURE.md`), after BSD's sysexits.
extension ExitCode {
  /// A check or an evaluation is unhappy.
  static let unhappy = ExitCode(1)
  /// Some input was rejected under `--strict`, or none of it could be read.
  static let badData = ExitCode(65)
  /// No such input.
  static let noInput = ExitCode(66)
  /// Output could not be created.
  static let cannotCreate = ExitCode(73)
  /// Output could not be written.
  static let cannotWrite = ExitCode(74)
}

/// An end with a message on standard error and a status.
struct Failure: Error, CustomStringConvertible {
  var description: String
  var status: ExitCode

  init(_ status: ExitCode, _ description: String) {
    self.status = status
    self.description = description
  }
}
