import Lexicons
import Testing

@testable import SestanteLexicon

/// Images that are damaged, short or not ours are refused with the reason, and never read beyond
/// their end.
@Suite struct LexiconImageTests {
  private static let tables =
    TableFiles.taxonomy + [
      TableFiles.source("it/valence.tsv", "valence/1", "bello|noun||1", "lascia a desiderare|||-2"),
      TableFiles.source("it/symbols.tsv", "symbols/1", ":)|1", "☹|-1"),
      TableFiles.source("it/scoring.tsv", "scoring/1", language: "any", "valence.full|3"),
    ]

  private static func image() throws -> [UInt8] { try Lexicon(tables).image }

  /// Where a field of the header begins.
  private enum Field {
    static let (byteOrder, version, size, tables, blockCount) = (8, 12, 16, 24, 40)
  }

  private static func error(_ image: [UInt8], of tables: [TableSource]? = nil) -> ImageError? {
    do throws(ImageError) {
      _ = try Lexicon(image: image, of: tables ?? Self.tables)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a lexicon comes back as it was`() throws {
    let compiled = try Lexicon(Self.tables)
    let read = try Lexicon(image: compiled.image, of: Self.tables)
    #expect(read.files == compiled.files)
    #expect(read.version == compiled.version)
    #expect(read.conceptNames == compiled.conceptNames)
    #expect(read.signals == compiled.signals)
    #expect(read.signalValues == compiled.signalValues)
    #expect(read.parameters == compiled.parameters)
    #expect(read.parameterRows == compiled.parameterRows)
    #expect(read.tables.map(\.name) == compiled.tables.map(\.name))
    #expect(read.forms.count == compiled.forms.count)
    var spellings: [String] = []
    compiled.forms.forEachSpelling { spelling, form in
      spellings.append(spelling)
      #expect(read.forms.find(Array(spelling.utf8)) == form)
    }
    #expect(spellings.count > 4)
    #expect(read.concept("waiting-time") == 0)
    #expect(read.image == compiled.image)
  }

  @Test func `the same tables give the same image`() throws {
    let image = try Self.image()
    for _ in 0..<10 { #expect(try Self.image() == image) }
  }

  @Test func `the build's image is of the shipped tables`() throws {
    // Without an image the build would still be right, only slow to start.
    let image = try #require(Lexicons.image)
    let lexicon = try Lexicon(embedded: image, of: Lexicons.all)
    #expect(lexicon.files == Lexicons.all.map(\.name))
    // Its sum is checked where it is read from a copy only.
    #expect(Self.error(Array(image), of: Lexicons.all) == nil)
  }

  @Test func `every shorter piece is refused`() throws {
    let image = try Self.image()
    var lengths = Set(0..<512)
    lengths.formUnion(stride(from: 0, to: image.count, by: 997))
    lengths.insert(image.count - 1)
    for length in lengths.sorted() {
      let error = Self.error(Array(image.prefix(length)))
      #expect(error == .tooShort(found: length, needed: length < 64 ? 64 : image.count))
    }
    #expect(Self.error(image) == nil)
    #expect(Self.error(image + [1, 2, 3]) == nil)
  }

  @Test func `what is not ours is refused`() throws {
    let image = try Self.image()
    func changed(_ at: Int, _ byte: UInt8) -> [UInt8] {
      var changed = image
      changed[at] = byte
      return changed
    }
    #expect(Self.error(changed(0, 0)) == .noImage)
    #expect(Self.error([UInt8](repeating: 0xFF, count: 4096)) == .noImage)
    #expect(
      Self.error(changed(Field.version, 99))
        == .otherVersion(found: 99, expected: LexiconImage.version))
    #expect(Self.error(changed(Field.tables, image[Field.tables] ^ 1)) == .otherTables)
    var swapped = image
    swapped[Field.byteOrder..<Field.byteOrder + 4].reverse()
    #expect(Self.error(swapped) == .otherByteOrder)
  }

  @Test func `an image of other tables is refused`() throws {
    let image = try Self.image()
    var other = Self.tables
    other[7] = TableFiles.source("it/valence.tsv", "valence/1", "bello|noun||2")
    #expect(Self.error(image, of: other) == .otherTables)
    other[7] = Self.tables[7]
    other[7].name = "it/other.tsv"
    #expect(Self.error(image, of: other) == .otherTables)
    #expect(Self.error(image, of: Self.tables.dropLast()) == .otherTables)
  }

  @Test func `every changed byte behind the header is noticed`() throws {
    let image = try Self.image()
    for at in Array(64..<1024) + Array(stride(from: 1024, to: image.count, by: 641)) {
      var damaged = image
      damaged[at] ^= 0x10
      #expect(Self.error(damaged) == .wrongSum)
    }
  }

  /// A directory that lies, with a sum that fits: each place is checked by itself.
  @Test func `no block reaches beyond the image`() throws {
    let image = try Self.image()
    let count = Int(image[Field.blockCount])
    #expect(count > 10)
    for block in 0..<count {
      for (field, value) in [
        (0, UInt64(image.count)), (0, .max), (0, .max - 63), (0, 8), (8, .max), (8, 1 << 60),
        (8, UInt64(image.count)), (16, 0), (16, 3), (16, .max),
      ] {
        var lying = image
        lying.withUnsafeMutableBytes {
          $0.storeBytes(of: value, toByteOffset: 64 + block * 32 + field, as: UInt64.self)
        }
        Self.sign(&lying)
        #expect(Self.error(lying) == .wrongBlock(block))
      }
    }
    var fewer = image
    fewer[Field.blockCount] -= 1
    #expect(Self.error(fewer) == .wrongBlock(count - 1))
    fewer[Field.blockCount + 7] = 0xFF
    #expect(Self.error(fewer) == .wrongBlock(0))
  }

  /// Blocks whose counts do not go together.
  @Test func `counts must fit each other`() throws {
    let image = try Self.image()
    for block in 0..<Int(image[Field.blockCount]) {
      var emptied = image
      emptied.withUnsafeMutableBytes {
        $0.storeBytes(of: 0, toByteOffset: 64 + block * 32 + 8, as: UInt64.self)
      }
      Self.sign(&emptied)
      if case .wrongBlock = Self.error(emptied) { continue }
      // Nothing in these tables: modifiers, concepts, signals.
      #expect((8...10).contains(block))
    }
  }

  @Test func `embedded bytes must be aligned`() throws {
    let image = try Self.image()
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: image.count + 64, alignment: 64)
    defer { memory.deallocate() }
    memory[8..<8 + image.count].copyBytes(from: image)
    #expect(throws: ImageError.notAligned) {
      try Lexicon(
        embedded: UnsafeRawBufferPointer(rebasing: memory[8..<8 + image.count]), of: Self.tables)
    }
  }

  /// Makes the sum fit what was changed.
  private static func sign(_ image: inout [UInt8]) {
    image.withUnsafeMutableBytes { bytes in
      var sum = ByteSum()
      sum.add(UnsafeRawBufferPointer(rebasing: bytes[64...]))
      bytes.storeBytes(of: sum.value, toByteOffset: 32, as: UInt64.self)
    }
  }
}
