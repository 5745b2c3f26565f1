import ArgumentParser
import FoundationEssentials
import Glibc
import Sestante
import SestanteLexicon

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
    if inputs.map(\.path) != other.inputs.map(\.path) {
      return Failure(
        .badData,
        "the folder holds other files (\(other.inputs.count) then, \(inputs.count) now)")
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
