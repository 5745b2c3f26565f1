/// The version of the engine, as records and `--version` carry it.
public enum Version {
  /// Three numbers with full stops between them.
  public static let current = "0.1.0"
}
