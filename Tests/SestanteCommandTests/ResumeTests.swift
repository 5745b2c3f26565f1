import Foundation
import TestSupport
import Testing

/// `--resume`: a run that was killed goes on, and the result is that of a run that was not.
@Suite struct ResumeTests {
  /// A few megabytes with a record here and there that cannot be read.
  private func input(_ folder: Folder) throws -> String {
    #if DEBUG
      let lines = 1500
    #else
      let lines = 120000
    #endif
    var text = ""
    // Long words cost little to analyze and make many blocks.
    let filler = String(repeating: "x", count: 300)
    for line in 0..<lines {
      text +=
        line % 97 == 3
        ? "{\"id\":\"\(line)\",\"text\":[]}\n"
        : "{\"id\":\"\(line)\",\"text\":\"Camera lento \(line) \(filler)\"}\n"
    }
    return try folder.write("in.jsonl", text)
  }

  @Test(arguments: [1, 2])
  func `killed at any moment, the bytes are the same`(jobs: Int) throws {
    let folder = try Folder()
    let path = try input(folder)
    let script = """
      $S classify -q $O --jobs \(jobs) --rejects $D/whole.rejects -o $D/whole.jsonl \(path) || exit 1
      kills=0
      for moment in 0.1 0.5 1.3 2.5 1.7 99; do
        timeout -s KILL $moment \
          $S classify -q $O --jobs \(jobs) --resume --rejects $D/r -o $D/out.jsonl \(path)
        [ $? -eq 0 ] && break
        # Killed on its way out, a run may leave the file under its final name: the whole of it.
        [ ! -e $D/out.jsonl ] || cmp $D/whole.jsonl $D/out.jsonl || exit 2
        kills=$((kills + 1))
      done
      cmp $D/whole.jsonl $D/out.jsonl && cmp $D/whole.rejects $D/r || exit 3
      echo $kills
      """
    let result = try Tool.shell(script, folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect((Int(result.lines.last ?? "") ?? 0) > 0, "nothing was killed")
    #expect(folder.names == ["in.jsonl", "out.jsonl", "r", "whole.jsonl", "whole.rejects"])
  }

  @Test(arguments: ["INT", "TERM"])
  func `a signal stops with a summary`(signal: String) throws {
    let folder = try Folder()
    // The writer stays, so the run waits for more. A test's thread may have SIGTERM blocked, and the
    // second script hands that on: a run takes the signal all the same.
    let script = """
      mkfifo $D/pipe
      ( echo 'attesa lento'; exec sleep 600 ) > $D/pipe & writer=$!
      env --default-signal=INT $S classify $O $1 -o $D/out.jsonl $D/pipe & process=$!
      until ls $D/out.jsonl.partial* 2>/dev/null >&2; do sleep 0.1; done
      sleep 0.5; kill -\(signal) $process; wait $process; echo "status $?"
      kill -9 $writer
      """
    let result = try Tool.shell(script, folder)
    #expect(result.output == "status \(signal == "INT" ? 130 : 143)\n")
    #expect(result.errors.contains("stopped by SIG\(signal) after "))
    #expect(folder.names == ["pipe"])
    let kept = try Tool.shell(
      script.replacingOccurrences(of: "$1", with: "--resume")
        .replacingOccurrences(of: "mkfifo $D/pipe", with: "true"), folder)
    #expect(kept.errors.contains("the same command goes on from here"))
    #expect(folder.names == ["out.jsonl.partial", "out.jsonl.resume", "pipe"])
  }

  /// A named pipe that nobody writes to: the signal comes before, while or after it is opened.
  @Test func `a signal stops a run whose input never comes`() throws {
    let folder = try Folder()
    let script = """
      mkfifo $D/pipe
      for moment in 0 0.002 0.005 0.01 0.02 0.2; do
        $S classify $O -o $D/out.jsonl $D/pipe & process=$!
        until ls $D/out.jsonl.partial* 2>/dev/null >&2; do :; done
        sleep $moment; kill -TERM $process; wait $process; echo "status $?"
      done
      """
    let result = try Tool.shell(script, folder)
    #expect(result.lines == Array(repeating: "status 143", count: 6))
    #expect(folder.names == ["pipe"])
  }

  /// Leaves what a killed run leaves: the disk is full after some bytes.
  private func stop(_ folder: Folder, _ path: String, _ options: String = "") throws {
    let result = try Tool.shell(
      "ulimit -f 600; $S classify $O --resume \(options) -o $D/out.jsonl \(path)", folder)
    #expect(result.status == 74)
    #expect(result.errors.contains("File too large; what was done is kept for --resume"))
    #expect(folder.names.contains("out.jsonl.partial"))
    #expect(!folder.names.contains("out.jsonl"))
  }

  @Test func `a full disk keeps what was done and no half file`() throws {
    let folder = try Folder()
    let path = try input(folder)
    try stop(folder, path)
    let rest = try Tool.shell("$S classify $O --resume -o $D/out.jsonl \(path)", folder)
    #expect(rest.status == 0)
    let whole = try Tool.shell("$S classify -q $O \(path)", folder)
    #expect(whole.bytes == folder.read("out.jsonl"))
    #expect(folder.names == ["in.jsonl", "out.jsonl"])
  }

  @Test func `without resume a full disk leaves nothing`() throws {
    let folder = try Folder()
    let path = try input(folder)
    let result = try Tool.shell(
      "ulimit -f 600; $S classify $O -o $D/out.jsonl \(path)", folder)
    #expect(result.status == 74)
    #expect(folder.names == ["in.jsonl"])
  }

  @Test func `other options are refused`() throws {
    let folder = try Folder()
    let path = try input(folder)
    try stop(folder, path)
    let result = try Tool.shell(
      "$S classify $O --resume --inferred -o $D/out.jsonl \(path)", folder)
    #expect(result.status == 64)
    #expect(
      result.errors.contains("cannot resume \(folder.file("out.jsonl")): the options changed"))
    let fewer = try Tool.shell(
      "$S classify $O --jobs 1 -q --resume -o $D/out.jsonl \(path)", folder)
    #expect(fewer.status == 0)
  }

  @Test func `another input is refused`() throws {
    let folder = try Folder()
    let path = try input(folder)
    try stop(folder, path)
    try folder.write("in.jsonl", folder.read("in.jsonl") + Array("\n".utf8))
    let result = try Tool.shell("$S classify $O --resume -o $D/out.jsonl \(path)", folder)
    #expect(result.status == 65)
    #expect(result.errors.contains("the input \(path) changed"))
    #expect(folder.names.contains("out.jsonl.partial"))
  }

  @Test func `needs a file`() throws {
    #expect(try Tool.small(["classify", "--resume"]).status == 64)
    #expect(try Tool.small(["classify", "--resume", "-o", "-"]).status == 64)
  }

  /// A partial file of a process that is gone goes with the next run.
  @Test func `what a killed run left is removed`() throws {
    let folder = try Folder()
    let gone = try Tool.shell("echo $$", folder).lines[0]
    try folder.write("out.jsonl.partial-\(gone)", "half")
    try folder.write("out.jsonl.partial-1", "another's")
    let result = try Tool.small(
      ["classify", "-o", folder.file("out.jsonl")], stdin: Array("ottimo\n".utf8))
    #expect(result.status == 0)
    #expect(folder.names == ["out.jsonl", "out.jsonl.partial-1"])
  }

  @Test func `no progress in a pipe`() throws {
    let folder = try Folder()
    let path = try input(folder)
    let result = try Tool.small(["classify", path, "-o", folder.file("o.jsonl")])
    #expect(result.errors.hasPrefix("sestante: "))
    #expect(!result.errors.contains("\u{1B}"))
    #expect(!result.errors.contains("MB/s"))
  }
}
