/// A small workbook, written by hand.
struct Workbook {
  var sheets: [(name: String, rows: String)]
  var strings = ""
  var styles = ""
  var is1904 = false
  var isHidden: Set<String> = []
  /// What stands before the root of each part.
  var prolog = ""

  /// A workbook with one sheet of cells as strings, each in the cell itself.
  static func of(_ rows: [[String]], sheet: String = "Dati") -> Workbook {
    let body = rows.enumerated().map { row, cells in
      "<row r=\"\(row + 1)\">"
        + cells.enumerated().map { column, cell in
          let letter = String(UnicodeScalar(UInt8(65 + column)))
          return cell.isEmpty
            ? ""
            : "<c r=\"\(letter)\(row + 1)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
              + "\(escaped(cell))</t></is></c>"
        }.joined() + "</row>"
    }
    return Workbook(sheets: [(sheet, body.joined())])
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\r", with: "_x000D_")
  }

  func bytes() throws -> [UInt8] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\(prolog)"
    var members: [(name: String, bytes: [UInt8])] = []
    func add(_ name: String, _ text: String) { members.append((name, Array((head + text).utf8))) }
    add("[Content_Types].xml", "<Types/>")
    add(
      "_rels/.rels",
      "<Relationships xmlns=\"\(relations)\"><Relationship Id=\"r\" Type=\"\(office)/officeDocument\" "
        + "Target=\"xl/workbook.xml\"/></Relationships>")
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"s\(index)\""
        + (isHidden.contains(sheet.name) ? " state=\"hidden\"/>" : "/>")
    }
    add(
      "xl/workbook.xml",
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><workbookPr date1904=\"\(is1904 ? 1 : 0)\"/>"
        + "<sheets>\(list.joined())</sheets></workbook>")
    let targets = sheets.indices.map {
      "<Relationship Id=\"s\($0)\" Type=\"\(office)/worksheet\" Target=\"worksheets/part\($0).xml\"/>"
    }
    add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns=\"\(relations)\">\(targets.joined())"
        + "<Relationship Id=\"x\" Type=\"\(office)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
        + "<Relationship Id=\"y\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>"
    )
    for (index, sheet) in sheets.enumerated() {
      add(
        "xl/worksheets/part\(index).xml",
        "<worksheet xmlns=\"\(main)\"><sheetData>\(sheet.rows)</sheetData></worksheet>")
    }
    add("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(strings)</sst>")
    add("xl/styles.xml", "<styleSheet xmlns=\"\(main)\">\(styles)</styleSheet>")
    return try Pack.zip(members)
  }
}
