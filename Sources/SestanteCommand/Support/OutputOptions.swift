import ArgumentParser
import SestantePrivacy

/// Where results and rejected records go, and what they may hold; the same for every verb that runs
/// over many documents.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("File to write, whole or not at all.", valueName: "file"))
  var file: String?

  @Flag(help: "Stop at the first record that cannot be read, with status 65.")
  var strict = false

  @Option(help: ArgumentHelp("File for the records that could not be read.", valueName: "file"))
  var rejects: String?

  @Flag(
    inversion: .prefixedNo,
    help: """
      Put placeholders such as [PHONE] in the place of personal data. When left out: in reports and \
      rejected records yes, in classifications no.
      """)
  var redact: Bool?

  @Flag(name: .shortAndLong, help: "No summary and no progress on standard error.")
  var quiet = false

  func validate() throws {
    guard let rejects, (file ?? "-") == rejects else { return }
    throw ValidationError("--rejects and the output are both \(rejects), expected two places.")
  }

  /// What is known of personal data, where it is to be replaced.
  func privacy(_ lexicon: LexiconOptions, unlessSaid isRedacted: Bool) throws -> PrivacyRules? {
    redact ?? isRedacted ? try lexicon.privacy() : nil
  }
}
