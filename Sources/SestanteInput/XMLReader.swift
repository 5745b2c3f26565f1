internal import CExpat

/// What takes the events of an XML part.
protocol XMLHandler: AnyObject {
  func start(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes)
  func end(_ name: UnsafePointer<CChar>)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  /// Whether so much was taken that the parser should rest until it is asked again.
  var wantsRest: Bool { get }
}

/// The attributes of an element, looked up by their local name.
struct XMLAttributes {
  let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  subscript(_ name: StaticString) -> UnsafePointer<CChar>? {
    guard let list else { return nil }
    var index = 0
    while let key = list[index] {
      if XMLName.local(key, is: name) { return list[index + 1] }
      index += 2
    }
    return nil
  }

  func string(_ name: StaticString) -> String? { self[name].map { String(cString: $0) } }

  func integer(_ name: StaticString) -> Int? { self[name].flatMap { Int(String(cString: $0)) } }
}

enum XMLName {
  /// Compares the part behind a prefix: `x:row` is a `row`.
  static func local(_ name: UnsafePointer<CChar>, is wanted: StaticString) -> Bool {
    var start = name
    var index = name
    while index.pointee != 0 {
      if index.pointee == 0x3A { start = index + 1 }
      index += 1
    }
    guard index - start == wanted.utf8CodeUnitCount else { return false }
    for place in 0..<wanted.utf8CodeUnitCount
    where UInt8(bitPattern: start[place]) != wanted.utf8Start[place] { return false }
    return true
  }
}

/// Runs an XML part through Expat, a piece at a time.
///
/// A document type declaration ends it: with none there are no entities but XML's own five, nothing
/// to expand and nothing to fetch.
final class XMLReader {
  private let parser: XML_Parser
  private let source: ByteReading
  private let handler: any XMLHandler
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var isResting = false
  private var isLast = false
  private var isRefused = false
  private(set) var isFinished = false

  init(_ handler: any XMLHandler, _ source: @escaping ByteReading) throws(InputError) {
    guard let parser = XML_ParserCreate(nil) else {
      throw .system(file: "XML", reason: "no memory for a parser")
    }
    self.parser = parser
    self.handler = handler
    self.source = source
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { user, name, attributes in
        guard let name else { return }
        XMLReader.at(user)?.handler.start(name, XMLAttributes(list: attributes))
      },
      { user, name in
        guard let reader = XMLReader.at(user), let name else { return }
        reader.handler.end(name)
        if reader.handler.wantsRest { XML_StopParser(reader.parser, XML_Bool(XML_TRUE)) }
      })
    XML_SetCharacterDataHandler(parser) { user, text, count in
      guard let text else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        XMLReader.at(user)?.handler.text(UnsafeBufferPointer(start: $0, count: Int(count)))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in
      guard let reader = XMLReader.at(user) else { return }
      reader.isRefused = true
      XML_StopParser(reader.parser, XML_Bool(XML_FALSE))
    }
  }

  deinit {
    XML_ParserFree(parser)
    buffer.deallocate()
  }

  private static func at(_ user: UnsafeMutableRawPointer?) -> XMLReader? {
    user.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Parses some more; gives what is wrong with the part, or nil.
  func advance() throws -> String? {
    guard !isFinished else { return nil }
    let status: XML_Status
    if isResting {
      isResting = false
      status = XML_ResumeParser(parser)
    } else {
      let count = try source(buffer)
      status = XML_Parse(
        parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(count),
        count == 0 ? 1 : 0)
      isLast = count == 0
    }
    if isRefused { return "a document type declaration is refused" }
    switch status {
    case XML_STATUS_SUSPENDED: isResting = true
    case XML_STATUS_OK: isFinished = isLast
    default:
      let line = XML_GetCurrentLineNumber(parser)
      let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) }
      return "line \(line): \(reason ?? "not well-formed")"
    }
    return nil
  }
}
