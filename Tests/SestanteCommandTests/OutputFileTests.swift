import Foundation
import Testing

/// An output is whole under its name, or was never there.
@Suite struct OutputFileTests {
  static let ok = Array("ottimo\n".utf8)

  @Test(arguments: ["classify", "report"])
  func `a full device is 74`(verb: String) throws {
    let folder = try Folder()
    let file = try Tool.small([verb, "-o", "/dev/full"], stdin: Self.ok)
    #expect(file.status == 74)
    #expect(file.errors == "sestante: /dev/full: No space left on device\n")
    let stream = try Tool.shell("echo ottimo | $S \(verb) $O >/dev/full", folder)
    #expect(stream.status == 74)
    #expect(stream.errors == "sestante: standard output: No space left on device\n")
  }

  @Test(arguments: ["classify", "report"])
  func `what cannot be created is 73`(verb: String) throws {
    let folder = try Folder()
    for path in [folder.file("no/x"), folder.path] {
      let result = try Tool.small([verb, "-o", path], stdin: Self.ok)
      #expect(result.status == 73)
      #expect(result.errors.hasPrefix("sestante: \(path): "))
    }
    let rejects = try Tool.small(
      ["classify", "-o", folder.file("x"), "--rejects", folder.file("no/x")], stdin: Self.ok)
    #expect(rejects.status == 73)
    #expect(folder.names == [])
  }

  @Test(arguments: [
    ("classify", "{}\n", ["--strict"]), ("classify", "{}\n", []),
    ("classify", "a,b\n", ["--format", "csv"]), ("report", "{}\n", []),
    ("report", "{}\n", ["--strict"]),
  ])
  func `a run that fails leaves the old file`(verb: String, input: String, options: [String])
    throws
  {
    let folder = try Folder()
    let old = try folder.write("out.jsonl", "old")
    let result = try Tool.small([verb, "-o", old] + options, stdin: Array(input.utf8))
    #expect(result.status == 65)
    #expect(folder.text("out.jsonl") == "old")
    #expect(folder.names == ["out.jsonl"])
  }

  @Test func `the new file takes the permissions of the old`() throws {
    let folder = try Folder()
    let path = try folder.write("out.jsonl", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    #expect(try Tool.small(["classify", "-o", path], stdin: Self.ok).status == 0)
    let now = try FileManager.default.attributesOfItem(atPath: path)
    #expect(now[.posixPermissions] as? Int == 0o600)
    #expect(folder.text("out.jsonl").hasPrefix("{\"id\":\"1\""))
  }

  @Test func `a link stays a link`() throws {
    let folder = try Folder()
    let path = try folder.write("real.jsonl", "old")
    let link = folder.file("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(try Tool.small(["classify", "-o", link], stdin: Self.ok).status == 0)
    #expect(folder.text("real.jsonl").hasPrefix("{\"id\":\"1\""))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    #expect(folder.names == ["link", "real.jsonl"])
  }

  @Test func `input and output may be one file`() throws {
    let folder = try Folder()
    let path = try folder.write("a.txt", "ottimo\npessimo\n")
    let result = try Tool.small(["classify", path, "-o", path, "--output-format", "jsonl"])
    #expect(result.status == 0)
    #expect(folder.text("a.txt").split(separator: "\n").count == 2)
  }
}
