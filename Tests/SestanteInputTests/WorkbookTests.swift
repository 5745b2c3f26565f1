import Sestante
import SestanteInput
import Testing

@Suite struct WorkbookTests {
  private func texts(_ workbook: Workbook, _ sheet: String? = nil) throws -> [String] {
    try Reading(workbook.bytes(), file: "a.xlsx", settings: InputSettings(sheet: sheet)).texts
  }

  @Test func `every kind of cell`() throws {
    let header =
      #"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Data</t></is></c>"#
      + #"<c r="C1" t="str"><v>Voto</v></c><c r="D1" t="s"><v>1</v></c></row>"#
    let rows =
      #"<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" s="1"><v>46082.4267708333</v></c>"#
      + #"<c r="C3"><v>4.2999999999999998</v></c><c r="D3" t="b"><v>1</v></c></row>"#
      + #"<row r="4"><c r="A4" t="inlineStr"><is><r><t>Bella </t></r><r><t>camera</t></r>"#
      + #"<rPh><t>no</t></rPh></is></c><c r="B4" s="2"><v>46082</v></c><c r="C4"><v>5</v></c>"#
      + #"<c r="D4" t="b"><v>0</v></c></row>"#
      + #"<row r="5"><c r="A5"><v>12</v></c><c r="B5" s="3"><v>59.5</v></c><c r="C5" t="e"><v>#N/A</v></c></row>"#
      + #"<row r="6"><c r="A6" s="1"/><c r="B6"/></row>"#
    var workbook = Workbook(sheets: [("Foglio1", header + rows)])
    workbook.strings =
      "<si><t>Testo</t></si><si><t>Verificato</t></si><si><t>&quot;Così&quot; &amp; così_x000D_\nsì</t></si>"
    workbook.styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/>"
      + "<numFmt numFmtId=\"165\" formatCode=\"[$-410]d mmmm yyyy;@\"/></numFmts><cellXfs>"
      + "<xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/><xf numFmtId=\"165\"/></cellXfs>"
    var options = IngestOptions(keep: ["Verificato"])
    options.knowledge = shippedKnowledge
    let reading = try Reading(workbook.bytes(), file: "a.xlsx", options: options)
    #expect(reading.texts == ["\"Così\" & così\r\nsì", "Bella camera", "12"])
    #expect(
      reading.records.map(\.metadata) == [
        #""date":"2026-03-01T10:14:33","rating":4.3,"Verificato":"true""#,
        #""date":"2026-03-01","rating":5,"Verificato":"false""#,
        #""date":"1900-02-28T12:00:00","Verificato":"""#,
      ])
    #expect(reading.lines == [3, 4, 5])
  }

  @Test func `sheets by name, the first that shows otherwise`() throws {
    func rows(_ text: String) -> String {
      "<row><c t=\"inlineStr\"><is><t>Testo</t></is></c></row><row><c t=\"inlineStr\"><is><t>\(text)"
        + "</t></is></c></row>"
    }
    var workbook = Workbook(sheets: [("Uno", rows("a")), ("Due", rows("b")), ("Tre", rows("c"))])
    workbook.isHidden = ["Uno"]
    #expect(try texts(workbook) == ["b"])
    #expect(try texts(workbook, "Uno") == ["a"])
    #expect(try texts(workbook, "Tre") == ["c"])
    #expect(
      throws: InputError.noSheet(file: "a.xlsx", named: "Sei", found: ["Uno", "Due", "Tre"])
    ) { try texts(workbook, "Sei") }
  }

  @Test func `the calendar of 1904`() throws {
    var workbook = Workbook(sheets: [
      (
        "A",
        #"<row><c t="str"><v>Testo</v></c><c t="str"><v>Data</v></c></row>"#
          + #"<row><c t="str"><v>x</v></c><c s="0"><v>0</v></c></row>"#
      )
    ])
    workbook.styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"
    workbook.is1904 = true
    #expect(
      try Reading(workbook.bytes(), file: "a.xlsx").records.map(\.metadata)
        == [#""date":"1904-01-01""#])
  }

  @Test func `entities and declarations are refused`() throws {
    var workbook = Workbook.of([["Testo"], ["a"]])
    workbook.prolog = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
    let error = #expect(throws: InputError.self) { try texts(workbook) }
    #expect(error?.description.contains("document type declaration is refused") == true)
  }

  @Test func `what cannot be a sheet`() throws {
    for rows in [
      #"<row r="2"/><row r="1"/>"#, #"<row r="99999999"/>"#,
      #"<row><c r="XFE1" t="str"><v>a</v></c></row>"#, "<row>",
    ] {
      #expect(throws: InputError.self) { try texts(Workbook(sheets: [("A", rows)])) }
    }
  }

  @Test func `a workbook cut anywhere is no crash`() throws {
    let bytes = try Workbook.of([["Testo", "Voto"], ["bello", "4"]]).bytes()
    for count in stride(from: 0, to: bytes.count, by: 37) {
      _ = try? Reading(Array(bytes[..<count]), file: "a.xlsx")
      var damaged = bytes
      damaged[count] ^= 0x55
      _ = try? Reading(damaged, file: "a.xlsx")
    }
  }
}
