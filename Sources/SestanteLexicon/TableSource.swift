/// The bytes of a table and the name it goes by in messages and evidence.
public struct TableSource: Sendable {
  /// The path below `lexicons/`: `it/valence.tsv`.
  public var name: String
  private var content: Content

  private enum Content: @unchecked Sendable {
    case own([UInt8])
    case embedded(UnsafeBufferPointer<UInt8>)
  }

  /// The bytes of a table under a name.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    content = .own(bytes)
  }

  /// Bytes that never move or change, as those of the program: they are not copied.
  public init(name: String, embedded bytes: UnsafeBufferPointer<UInt8>) {
    self.name = name
    content = .embedded(bytes)
  }

  /// The whole file, as it was read.
  public var bytes: [UInt8] {
    get {
      switch content {
      case .own(let bytes): bytes
      case .embedded(let bytes): Array(bytes)
      }
    }
    set { content = .own(newValue) }
  }

  /// Calls `body` with the whole file, where it stands.
  public func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    switch content {
    case .own(let bytes): try bytes.withUnsafeBufferPointer(body)
    case .embedded(let bytes): try body(bytes)
    }
  }
}
