/// The sheets a workbook lists, and how its dates count.
final class WorkbookPart: XMLHandler {
  struct Sheet {
    var name: String
    var relation: String
    var isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var is1904 = false
  let wantsRest = false

  func start(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) {
    if XMLName.local(name, is: "sheet"), sheets.count < 10_000 {
      let state = attributes.string("state")
      sheets.append(
        Sheet(
          name: attributes.string("name") ?? "", relation: attributes.string("id") ?? "",
          isHidden: state == "hidden" || state == "veryHidden"))
    } else if XMLName.local(name, is: "workbookPr") {
      let value = attributes.string("date1904")
      is1904 = value == "1" || value == "true"
    }
  }

  func end(_ name: UnsafePointer<CChar>) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Which part stands behind which relation.
final class RelationsPart: XMLHandler {
  private(set) var targets: [String: String] = [:]
  private(set) var byKind: [String: String] = [:]
  let wantsRest = false

  func start(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) {
    guard XMLName.local(name, is: "Relationship"), targets.count < 10_000,
      let id = attributes.string("Id"), let target = attributes.string("Target"),
      attributes.string("TargetMode") != "External"
    else { return }
    targets[id] = target
    if let kind = attributes.string("Type")?.split(separator: "/").last {
      byKind[String(kind)] = target
    }
  }

  func end(_ name: UnsafePointer<CChar>) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// The path of a target in the package, seen from a folder: `../x.xml` and `/xl/x.xml` occur.
  static func path(_ target: String, in folder: String) -> String {
    var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for part in target.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }
}

/// What the cell styles show: dates, times or neither.
final class StylesPart: XMLHandler {
  /// The shape of each cell style, by its number.
  private(set) var shapes: [SerialDate.Shape?] = []
  private var codes: [Int: SerialDate.Shape] = [:]
  private var isInCellFormats = false
  let wantsRest = false

  func start(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) {
    if XMLName.local(name, is: "numFmt") {
      guard let id = attributes.integer("numFmtId"), let code = attributes.string("formatCode"),
        codes.count < 10_000
      else { return }
      codes[id] = SerialDate.shape(ofCode: code)
    } else if XMLName.local(name, is: "cellXfs") {
      isInCellFormats = true
    } else if isInCellFormats, XMLName.local(name, is: "xf"), shapes.count < 1 << 17 {
      let id = attributes.integer("numFmtId") ?? 0
      shapes.append(codes[id] ?? SerialDate.shape(ofBuiltIn: id))
    }
  }

  func end(_ name: UnsafePointer<CChar>) {
    if XMLName.local(name, is: "cellXfs") { isInCellFormats = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The strings that cells share, as one run of bytes.
final class SharedStringsPart: XMLHandler {
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  private var isInText = false
  private var isInPhonetics = false
  let wantsRest = false

  /// The most memory they may take.
  static let limit = 512 << 20
  var isTooLarge: Bool { bytes.count > Self.limit }

  /// A string by its number; nothing if there is none.
  subscript(index: Int) -> ArraySlice<UInt8> {
    guard index >= 0, index + 1 < starts.count else { return [] }
    return bytes[starts[index]..<starts[index + 1]]
  }

  func start(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) {
    if XMLName.local(name, is: "t") {
      isInText = !isInPhonetics
    } else if XMLName.local(name, is: "rPh") {
      isInPhonetics = true
    }
  }

  func end(_ name: UnsafePointer<CChar>) {
    if XMLName.local(name, is: "t") {
      isInText = false
    } else if XMLName.local(name, is: "rPh") {
      isInPhonetics = false
    } else if XMLName.local(name, is: "si") {
      starts.append(bytes.count)
    }
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) {
    if isInText, !isTooLarge { bytes += text }
  }
}
