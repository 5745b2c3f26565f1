/// The version of the engine, as records and `--version` carry it.
public enum Version {
  public static let current = "0.1.0"
}
