import Testing

/// Only mapped and kept columns are carried.
@Suite struct MetadataTests {
  static let csv = #"""
    id,Data,Canale,voto,testo,negozio,email
    x,2026-03-01,call-note,"4,5",ottimo,"Roma ""Est""",a@b.it
    y,,,,ottimo,,

    """#

  static let json = """
    {"id":1,"date":"2026-03-01","rating":2,"text":"ottimo","store":{"city": "Roma"},"email":"a@b.it"}
    {"text":"ottimo","channel":null,"store":[1, 2]}

    """

  @Test func mapped() throws {
    let cells = try Tool.small(["classify"], stdin: Array(Self.csv.utf8))
    #expect(
      cells.metadata.first
        == #"{"date":"2026-03-01","channel":"call-note","rating":4.5,"store":"Roma \"Est\""}"#)
    let objects = try Tool.small(["classify"], stdin: Array(Self.json.utf8))
    #expect(
      objects.metadata == [
        #"{"date":"2026-03-01","rating":2,"store":{"city":"Roma"}}"#,
        #"{"channel":null,"store":[1,2]}"#,
      ])
    #expect(!cells.output.contains("a@b.it") && !objects.output.contains("a@b.it"))
  }

  @Test func kept() throws {
    let cells = try Tool.small(
      ["classify", "--keep", "negozio,id", "--rating-column", "voto"], stdin: Array(Self.csv.utf8))
    #expect(
      cells.metadata.first
        == #"{"date":"2026-03-01","channel":"call-note","rating":4.5,"#
        + #""store":"Roma \"Est\"","negozio":"Roma \"Est\"","id":"x"}"#)
    let objects = try Tool.small(["classify", "--keep", "store"], stdin: Array(Self.json.utf8))
    #expect(
      objects.metadata == [
        #"{"date":"2026-03-01","rating":2,"store":{"city":"Roma"}}"#,
        #"{"channel":null,"store":[1,2]}"#,
      ])
    #expect(!cells.output.contains("a@b.it") && !objects.output.contains("a@b.it"))
  }
}
