// swift-tools-version: 6.3;(experimentalCGen)
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Set by what cannot run tools while it builds, like the fuzzers.
let isCompiledAtStart = Context.environment["SESTANTE_COMPILE_AT_START"] != nil

let package = Package(
  name: "sestante",
  products: [
    .library(name: "SestanteText", targets: ["SestanteText"]),
    .library(name: "SestanteLexicon", targets: ["SestanteLexicon"]),
    .library(name: "SestantePrivacy", targets: ["SestantePrivacy"]),
    .library(name: "Sestante", targets: ["Sestante"]),
    .library(name: "SestanteInput", targets: ["SestanteInput"]),
    .library(name: "Lexicons", targets: ["Lexicons"]),
    .executable(name: "sestante", targets: ["SestanteCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // libicu behind plain C types: no ICU header is visible to Swift.
    .target(
      name: "CICU",
      linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icui18n")]),
    // The byte classification that Swift cannot express portably (SSE2, NEON, plain C).
    .target(name: "CScan"),
    // The tables, carried inside the binary with C23 `#embed`.
    .target(name: "CLexicons"),
    // The same, compiled: the plugin writes its C file, unless tables are to be compiled at each start.
    .target(name: "CLexiconImage", plugins: isCompiledAtStart ? [] : ["CompileLexicon"]),
    .plugin(name: "CompileLexicon", capability: .buildTool(), dependencies: ["LexiconCompiler"]),
    .executableTarget(
      name: "LexiconCompiler", dependencies: ["CLexicons", "SestanteLexicon"],
      swiftSettings: strict),

    // Containers: gzip and zstd as streams, zip and its members, XML as events.
    .systemLibrary(name: "CInflate", providers: [.apt(["zlib1g-dev", "libzstd-dev"])]),
    .systemLibrary(name: "CArchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),

    .target(name: "SestanteText", dependencies: ["CICU", "CScan"], swiftSettings: strict),
    .target(
      name: "SestanteLexicon", dependencies: ["SestanteText", "CScan"], swiftSettings: strict),
    .target(
      name: "SestantePrivacy", dependencies: ["SestanteText", "SestanteLexicon"],
      swiftSettings: strict),
    .target(
      name: "Sestante",
      dependencies: ["SestanteText", "SestanteLexicon", "SestantePrivacy", "CScan"],
      swiftSettings: strict),
    .target(
      name: "Lexicons", dependencies: ["CLexicons", "CLexiconImage", "SestanteLexicon"],
      path: "lexicons",
      exclude: ["it", "en", "common", "taxonomy"], swiftSettings: strict),
    .target(
      name: "SestanteInput", dependencies: ["Sestante", "CICU", "CInflate", "CArchive", "CExpat"],
      swiftSettings: strict),
    .executableTarget(
      name: "SestanteCommand",
      dependencies: [
        "Sestante", "SestanteLexicon", "SestantePrivacy", "SestanteInput", "Lexicons",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    .target(
      name: "TestSupport",
      dependencies: ["Sestante", "SestanteLexicon", "SestanteText", "Lexicons"],
      path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "SestanteTextTests", dependencies: ["SestanteText", "CScan", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SestanteLexiconTests",
      dependencies: ["SestanteLexicon", "SestanteText", "Lexicons", "TestSupport"],
      exclude: ["Tables"], swiftSettings: strict),
    .testTarget(
      name: "SestantePrivacyTests",
      dependencies: ["SestantePrivacy", "SestanteLexicon", "Lexicons", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SestanteTests",
      dependencies: ["Sestante", "SestanteLexicon", "SestanteText", "Lexicons", "TestSupport"],
      exclude: ["Cases", "Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "SestanteInputTests",
      dependencies: [
        "SestanteInput", "Sestante", "Lexicons", "TestSupport", "CArchive", "CInflate",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SestanteCommandTests", dependencies: ["SestanteCommand", "Sestante", "TestSupport"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
