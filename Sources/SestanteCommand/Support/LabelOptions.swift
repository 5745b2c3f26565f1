import ArgumentParser

/// The language in which ids are spelled out for people.
struct LabelOptions: ParsableArguments {
  @Option(name: .customLong("labels"), help: "Language of the labels: it or en.")
  var language = "en"

  func validate() throws {
    if language != "it", language != "en" {
      throw ValidationError("--labels is \(language), expected it or en.")
    }
  }
}
