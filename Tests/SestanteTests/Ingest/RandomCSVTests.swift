import Sestante
import TestSupport
import Testing

/// The CSV reader against a plain one that walks byte by byte.
@Suite struct RandomCSVTests {
  @Test(arguments: 1...60)
  func `random files give what a plain reader gives`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let parts = [
      "a", "b c", "\"", "\"\"", ",", ";", "\n", "\r\n", "è", "5\" x", " ", "", "\"a\"", "\",\n",
    ]
    var content = "id,text,n\n"
    for _ in 0..<300 { content += parts.randomElement(using: &random) ?? "" }
    let expected = Self.records(Array(content.utf8)).dropFirst()
    for (readSize, blockSize) in [(1 << 20, 1 << 18), (7, 10)] {
      let found = try ingest(
        Array(content.utf8), file: "a.csv", IngestOptions(blockSize: blockSize), readSize: readSize)
      let good = expected.filter { !$0.isDamaged && $0.cells.count <= 3 }
      #expect(found.texts == good.map { $0.cells.count > 1 ? $0.cells[1] : "" })
      #expect(found.records.count + found.rejections.count == expected.count)
    }
  }

  struct Row {
    var cells: [String] = []
    var isDamaged = false
  }

  /// RFC 4180 as one reads it aloud.
  static func records(_ bytes: [UInt8]) -> [Row] {
    var rows: [Row] = []
    var index = 0
    while index < bytes.count {
      let start = index
      var row = Row()
      var isEnd = false
      while !isEnd {
        var cell: [UInt8] = []
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
          index += 1
          var isClosed = false
          while index < bytes.count, !isClosed {
            if bytes[index] != UInt8(ascii: "\"") {
              cell.append(bytes[index])
            } else if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") {
              cell.append(bytes[index])
              index += 1
            } else {
              isClosed = true
            }
            index += 1
          }
          if !isClosed { row.isDamaged = true }
          while index < bytes.count, bytes[index] != UInt8(ascii: ","), bytes[index] != 0x0A {
            if bytes[index] != 0x20, bytes[index] != 0x0D { row.isDamaged = true }
            index += 1
          }
        } else {
          while index < bytes.count, bytes[index] != UInt8(ascii: ","), bytes[index] != 0x0A {
            cell.append(bytes[index])
            index += 1
          }
          if index == bytes.count || bytes[index] == 0x0A {
            while cell.last == 0x0D { cell.removeLast() }
          }
        }
        row.cells.append(String(decoding: cell, as: UTF8.self))
        isEnd = index == bytes.count || bytes[index] == 0x0A
        index += 1
      }
      let stop = min(index - 1, bytes.count)
      if bytes[start..<stop].contains(where: { $0 != 0x0D }) { rows.append(row) }
    }
    return rows
  }
}
