internal import Sestante

#if canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// One input, whatever it is wrapped in: gives its files of records one after the other.
///
/// gzip, zstd, zip and workbooks are recognized by their first bytes, inside each other too. What
/// must be searched and comes as a stream is kept in a temporary file without a name.
///
/// ```swift
/// let source = InputSource(file: "dump.zip", descriptor: descriptor, settings: InputSettings()) {
///   read(descriptor, $0.baseAddress, $0.count)
/// }
/// while let part = try source.next() {
///   var reader = try BlockReader(file: part.file, options: options) { try part.read($0) }
/// }
/// ```
public final class InputSource {
  private let settings: InputSettings
  /// Members of archives that were passed over for their names.
  public private(set) var passedOver: [String] = []
  private var first: (() throws -> Opened)?
  private var archives: [Archive] = []

  private enum Opened {
    case part(InputPart)
    case archive(Archive)
  }

  /// An archive whose members are being read.
  private final class Archive {
    let file: String
    let containers: [String]
    let zip: ZipReader
    /// Keeps what the archive stands in.
    let storage: TemporaryFile?

    init(file: String, containers: [String], zip: ZipReader, storage: TemporaryFile?) {
      self.file = file
      self.containers = containers
      self.zip = zip
      self.storage = storage
    }
  }

  /// How many containers may stand in each other.
  private static let mostContainers = 4

  /// An input under a name.
  ///
  /// - Parameters:
  ///   - descriptor: the file that `read` reads, if it is one: what must be searched is then
  ///     searched where it is.
  public init(
    file: String, descriptor: Int32? = nil, settings: InputSettings,
    read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) {
    self.settings = settings
    let searchable = descriptor.flatMap {
      lseek($0, 0, SEEK_CUR) == 0 && Self.isFile($0) ? $0 : nil
    }
    first = { [settings] in
      try Self.open(file, PeekReader(read), searchable, containers: [], settings)
    }
  }

  /// The next file of records, nil at the end.
  public func next() throws -> InputPart? {
    if let open = first {
      first = nil
      if let part = try enter(open()) { return part }
    }
    while let archive = archives.last {
      guard try archive.zip.next() else {
        archives.removeLast()
        continue
      }
      let member = archive.zip.memberName
      let name = "\(archive.file)/\(member)"
      guard FileKind.isWanted(member) else {
        passedOver.append(name)
        continue
      }
      let zip = archive.zip
      let opened = try Self.open(
        name, PeekReader { try zip.read($0) }, nil, containers: archive.containers, settings)
      if let part = try enter(opened) { return part }
    }
    return nil
  }

  private func enter(_ opened: Opened) throws -> InputPart? {
    switch opened {
    case .part(let part): return part
    case .archive(let archive):
      archives.append(archive)
      return nil
    }
  }

  private static func isFile(_ descriptor: Int32) -> Bool {
    var information = stat()
    return fstat(descriptor, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
  }

  /// Takes one container away, or gives the text inside the last one.
  private static func open(
    _ file: String, _ source: PeekReader, _ searchable: Int32?, containers: [String],
    _ settings: InputSettings
  ) throws -> Opened {
    let limit = UnpackLimit(file: file, ratio: settings.mostRatio)
    guard containers.count <= mostContainers else {
      throw InputError.unsupported(
        file: file, reason: "more than \(mostContainers) containers in each other")
    }
    switch FileKind(try source.peek(16)) {
    case .gzip:
      let reader = try GzipReader({ try source.read($0) }, limit: limit)
      return try open(
        file, PeekReader { try reader.read($0) }, nil, containers: containers + ["gzip"], settings)
    case .zstd:
      let reader = try ZstdReader({ try source.read($0) }, limit: limit)
      return try open(
        file, PeekReader { try reader.read($0) }, nil, containers: containers + ["zstd"], settings)
    case .zip:
      let storage = try searchable == nil ? TemporaryFile(file: file) { try source.read($0) } : nil
      guard let descriptor = searchable ?? storage?.descriptor else { break }
      return try openZip(file, descriptor, storage, containers, limit, settings)
    case .foreign(let reason): throw InputError.unsupported(file: file, reason: reason)
    case .text: break
    }
    let text = EncodingReader(source, encoding: settings.encoding, knowledge: settings.knowledge)
    try text.open()
    return .part(InputPart(file: file, containers: containers, text: text))
  }

  private static func openZip(
    _ file: String, _ descriptor: Int32, _ storage: TemporaryFile?, _ containers: [String],
    _ limit: UnpackLimit, _ settings: InputSettings
  ) throws -> Opened {
    switch try WorkbookPackage(descriptor: descriptor, limit: limit).content() {
    case .workbook:
      let workbook = try WorkbookReader(
        descriptor: descriptor, storage: storage, limit: limit, sheet: settings.sheet)
      return .part(InputPart(file: file, containers: containers, workbook: workbook))
    case .foreign(let reason): throw InputError.unsupported(file: file, reason: reason)
    case .members:
      return .archive(
        Archive(
          file: file, containers: containers + ["zip"],
          zip: try ZipReader(descriptor: descriptor, limit: limit), storage: storage))
    }
  }
}
