import Foundation
import Testing

/// The built command, run as a process of its own.
enum Tool {
  /// What a run came to.
  struct Result {
    var status: Int32
    var bytes: [UInt8]
    var errors: String

    var output: String { String(decoding: bytes, as: UTF8.self) }
    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  struct NotFound: Error {}
  struct TimedOut: Error { var arguments: [String] }

  /// The executable in the products directory, where this test runs too.
  static func path() throws -> String {
    let places = [
      Bundle.main.bundleURL, Bundle.main.executableURL?.deletingLastPathComponent(),
      CommandLine.arguments.first.map { URL(fileURLWithPath: $0).deletingLastPathComponent() },
      URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent(),
    ]
    for place in places.compactMap({ $0 }) {
      let path = place.appendingPathComponent("sestante").path
      if FileManager.default.isExecutableFile(atPath: path) { return path }
    }
    throw NotFound()
  }

  /// Runs the command with all shipped tables.
  static func run(
    _ arguments: [String], stdin: [UInt8] = [], environment: [String: String] = [:],
    timeout: Int = 120
  ) throws -> Result {
    try run(path(), arguments, stdin: stdin, environment: environment, timeout: timeout)
  }

  /// Runs a verb with a handful of tables, which load in no time.
  static func small(
    _ arguments: [String], stdin: [UInt8] = [], environment: [String: String] = [:],
    timeout: Int = 120
  ) throws -> Result {
    try run(
      arguments + SmallTables.options(), stdin: stdin, environment: environment, timeout: timeout)
  }

  /// Runs a line of `sh`; `$S` is the command, `$O` its options for the small tables.
  static func shell(_ script: String, _ folder: Folder) throws -> Result {
    try run(
      "/bin/sh", ["-c", script],
      environment: [
        "S": path(), "O": SmallTables.options().joined(separator: " "), "D": folder.path,
      ], timeout: 120)
  }

  /// Input and outputs are files, so nobody waits for anybody.
  private static func run(
    _ executable: String, _ arguments: [String], stdin: [UInt8] = [],
    environment: [String: String], timeout: Int
  ) throws -> Result {
    let folder = try Folder()
    let input = try folder.write("in", stdin)
    let output = try folder.write("out", [])
    let errors = try folder.write("err", [])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C"]
      .merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: input))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
    let done = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in done.signal() }
    try process.run()
    if done.wait(timeout: .now() + .seconds(timeout)) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      throw TimedOut(arguments: arguments)
    }
    let signalled = process.terminationReason == .uncaughtSignal ? Int32(128) : 0
    return Result(
      status: signalled + process.terminationStatus, bytes: folder.read("out"),
      errors: String(decoding: folder.read("err"), as: UTF8.self))
  }
}
