import PackagePlugin

/// Compiles the tables while the package is built, so that the program need not do it at each start:
/// runs `LexiconCompiler`, whose C file goes into the target `CLexiconImage`.
///
/// The tables stand in the tool itself, so a changed table makes a new tool and that a new image.
@main
struct CompileLexicon: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.pluginWorkDirectoryURL
    return [
      .buildCommand(
        displayName: "Compiling the lexicon",
        executable: try context.tool(named: "LexiconCompiler").url,
        arguments: [folder.path], outputFiles: [folder.appending(path: "lexicon-image.c")])
    ]
  }
}
