// swift-tools-version: 6.0
// Fuzz targets, apart from the package so that no ordinary build sees them; scripts/fuzz builds and runs them.
import PackageDescription

// The entry is libFuzzer's: the sanitizers are chosen by scripts/fuzz, for the libraries too.
let fuzzing: [SwiftSetting] = [.unsafeFlags(["-parse-as-library"])]

func target(_ name: String, _ dependencies: [String]) -> Target {
  .executableTarget(
    name: name, dependencies: ["FuzzDriver"] + dependencies.map { .product(name: $0, package: "sestante") },
    swiftSettings: fuzzing)
}

let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "sestante", path: "..")],
  targets: [
    .target(name: "FuzzDriver"),
    target("FuzzReaders", ["Sestante", "Lexicons"]),
    target("FuzzContainers", ["Sestante", "SestanteInput", "Lexicons"]),
    target("FuzzAnalysis", ["Sestante", "SestanteLexicon", "Lexicons"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
