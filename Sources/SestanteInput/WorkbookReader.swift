/// Reads one sheet of an .xlsx as rows of `InputFormat/xlsx`, in bounded memory but for the strings
/// that its cells share.
final class WorkbookReader {
  /// The name of the sheet that is read.
  let sheet: String
  /// The sheets there are, in their order.
  let sheets: [String]
  private let file: String
  /// Keeps what the workbook stands in.
  private let storage: TemporaryFile?
  private let part: String
  private let content: SheetPart
  private let xml: XMLReader
  private let limit: UnpackLimit
  private let size: Int
  private var place = 0
  private var given = 0

  /// Opens a workbook in a file that can be searched.
  ///
  /// - Parameter wanted: the sheet; the first one that is not hidden if nil.
  init(
    descriptor: Int32, storage: TemporaryFile? = nil, limit: UnpackLimit, sheet wanted: String?
  ) throws {
    file = limit.file
    self.storage = storage
    self.limit = limit
    size = FileSize.of(descriptor)
    let package = WorkbookPackage(descriptor: descriptor, limit: limit)
    let roots = RelationsPart()
    try package.parse("_rels/.rels", roots)
    let book = RelationsPart.path(roots.byKind["officeDocument"] ?? "xl/workbook.xml", in: "")
    let folder = book.split(separator: "/").dropLast().joined(separator: "/")
    let name = book.split(separator: "/").last.map(String.init) ?? ""
    let workbook = WorkbookPart()
    guard try package.parse(book, workbook) else {
      throw InputError.unreadableWorkbook(file: file, part: book, reason: "is missing")
    }
    let relations = RelationsPart()
    try package.parse("\(folder)/_rels/\(name).rels", relations)
    sheets = workbook.sheets.map(\.name)
    let chosen =
      wanted.map { name in workbook.sheets.first { $0.name == name } }
      ?? workbook.sheets.first { !$0.isHidden } ?? workbook.sheets.first
    guard let chosen else {
      throw InputError.noSheet(file: file, named: wanted ?? "", found: sheets)
    }
    sheet = chosen.name

    let styles = StylesPart()
    if let target = relations.byKind["styles"] {
      try package.parse(RelationsPart.path(target, in: folder), styles)
    }
    var strings: SharedStringsPart?
    if let target = relations.byKind["sharedStrings"] {
      let shared = SharedStringsPart()
      try package.parse(RelationsPart.path(target, in: folder), shared)
      if shared.isTooLarge {
        throw InputError.unsupported(
          file: file, reason: "its strings take more than \(SharedStringsPart.limit >> 20) MB")
      }
      strings = shared
    }
    content = SheetPart(strings: strings, shapes: styles.shapes, is1904: workbook.is1904)
    part = RelationsPart.path(
      relations.targets[chosen.relation] ?? "worksheets/sheet1.xml", in: folder)
    guard let zip = try package.open(part) else {
      throw InputError.unreadableWorkbook(file: file, part: part, reason: "is missing")
    }
    xml = try XMLReader(content) { try zip.read($0) }
  }

  func read(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while place == content.output.count {
      content.output.removeAll(keepingCapacity: true)
      place = 0
      if xml.isFinished { return 0 }
      if let reason = try xml.advance() ?? content.fault {
        throw InputError.unreadableWorkbook(file: file, part: part, reason: reason)
      }
    }
    let count = min(buffer.count, content.output.count - place)
    buffer.copyBytes(from: content.output[place..<place + count])
    place += count
    given += count
    // A long string that many cells share makes much of little, as a bomb does.
    try limit.check(packed: size, unpacked: given)
    return count
  }
}

/// The zip around a workbook: opened anew for each part, for parts come in any order.
struct WorkbookPackage {
  let descriptor: Int32
  let limit: UnpackLimit

  /// The reader that stands at a part, nil if there is none.
  func open(_ part: String) throws(InputError) -> ZipReader? {
    let zip = try ZipReader(descriptor: descriptor, limit: limit)
    while try zip.next() { if zip.memberName == part { return zip } }
    return nil
  }

  /// Runs a part through a handler; false if there is no such part.
  @discardableResult
  func parse(_ part: String, _ handler: any XMLHandler) throws -> Bool {
    guard let zip = try open(part) else { return false }
    let reader = try XMLReader(handler) { try zip.read($0) }
    while !reader.isFinished {
      if let reason = try reader.advance() {
        throw InputError.unreadableWorkbook(file: limit.file, part: part, reason: reason)
      }
    }
    return true
  }

  enum Content {
    case workbook, members
    case foreign(String)
  }

  /// What the zip is.
  func content() throws(InputError) -> Content {
    let zip = try ZipReader(descriptor: descriptor, limit: limit)
    while try zip.next() {
      switch zip.memberName {
      case "xl/workbook.xml": return .workbook
      case "xl/workbook.bin": return .foreign("is a binary workbook: save it as .xlsx or CSV")
      case "word/document.xml": return .foreign("is a Word document: give its text")
      case "META-INF/manifest.xml":
        return .foreign("is an OpenDocument file: save it as .xlsx or CSV")
      default: continue
      }
    }
    return .members
  }
}
