import CLexicons
import FoundationEssentials
import Glibc
import SestanteLexicon

/// Runs while the package is built: compiles the embedded tables and writes their image, and the C
/// file that embeds it, into a folder.
///
/// Tables with faults are no reason to stop: the program then compiles them itself, and
/// `sestante lexicon check` says what is wrong with them.
@main
struct LexiconCompiler {
  static func main() {
    guard CommandLine.arguments.count == 2 else {
      print("usage: LexiconCompiler <folder>")
      exit(64)
    }
    do {
      try write(into: URL(fileURLWithPath: CommandLine.arguments[1]))
    } catch {
      print("error: the compiled lexicon cannot be written: \(error)")
      exit(1)
    }
  }

  private static func write(into folder: URL) throws {
    let code: String
    do {
      let image = try Lexicon(tables).image
      try Data(image).write(to: folder.appending(path: "lexicon.image"))
      code = embedding
    } catch let error as LexiconError {
      let count = error.diagnostics.count
      print("warning: \(count) faults in the tables, which are left to be compiled at each start")
      code = "// The tables have faults.\n"
    }
    try Data(code.utf8).write(to: folder.appending(path: "lexicon-image.c"))
  }

  private static var tables: [TableSource] {
    (0..<sestante_table_count()).map { index in
      let table = sestante_table(index)
      return TableSource(
        name: String(cString: table.name),
        embedded: UnsafeBufferPointer(start: table.bytes, count: Int(table.length)))
    }
  }

  private static let embedding = """
    // Written by LexiconCompiler.
    #include "CLexiconImage.h"

    #if defined(__clang__)
    #pragma clang diagnostic ignored "-Wc23-extensions"
    #endif

    static const uint8_t image[] __attribute__((aligned(64))) = {
    #embed "lexicon.image"
    };

    sestante_embedded_image sestante_lexicon_image(void) {
      return (sestante_embedded_image){image, sizeof image};
    }

    """
}
