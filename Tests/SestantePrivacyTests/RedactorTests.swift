import Lexicons
import SestanteLexicon
import TestSupport
import Testing

@testable import SestantePrivacy

@Suite struct RedactorTests {
  /// Texts before and after.
  @Test(arguments: [
    ("cell.3281234567", "cell.[PHONE]"),
    ("TEL 0039 02 1234 5678", "TEL [PHONE]"),
    ("tel +44 (0)20 7946 0958 o +393331234567", "tel [PHONE] o [PHONE]"),
    ("fax 0512345678 / tel 0512345679", "fax [PHONE] / tel [PHONE]"),
    ("chiamatemi al (06) 1234 5678 la mattina", "chiamatemi al [PHONE] la mattina"),
    ("Carta 4539-1488-0343-6467 scaduta", "Carta [CARD] scaduta"),
    ("IBAN: IT 60 X 05428 11101 000000123456.", "IBAN: [IBAN]."),
    ("rssmra85t10a562s ok", "[TAX_CODE] ok"),
    ("P.I. 12345678903, p.iva IT12345678903", "P.I. [VAT], p.iva [VAT]"),
    ("Targa AB123CD oppure ab 123 cd", "Targa [PLATE] oppure [PLATE]"),
    ("AB12 CDE is my reg", "[PLATE] is my reg"),
    ("Via Garibaldi, 22 - 20121 Milano (MI), ok", "[ADDRESS], ok"),
    ("abito in via mazzini 15", "abito in [ADDRESS]"),
    ("I live at 221B Baker Street, London NW1 6XE.", "I live at [ADDRESS]."),
    ("MARIO@LIBERO.IT, m_rossi-78@pec.studio.it.", "[EMAIL], [EMAIL]."),
    ("scrivi a mario punto rossi chiocciola libero punto it", "scrivi a [EMAIL]"),
    ("john dot doe at gmail dot com", "[EMAIL]"),
    ("il Dott. Giovanni D'Amico ha visitato", "il Dott. [NAME] ha visitato"),
    ("Sig.ra ESPOSITO CARMELA, RICHIEDE RIMBORSO", "Sig.ra [NAME], RICHIEDE RIMBORSO"),
    ("Mr. and Mrs. Smith enjoyed it", "Mr. and Mrs. [NAME] enjoyed it"),
    ("«333 1234567» — grazie", "«[PHONE]» — grazie"),
  ])
  func replaced(text: String, expected: String) throws {
    var redactor = Redactor(try PrivacyRules(Lexicons.all))
    #expect(redactor.redact(text) == expected)
  }

  /// What only looks like personal data.
  @Test(arguments: [
    "ordine numero 3312345678", "Ordine 302-1234567-1234567", "lotto L3331234567",
    "saldo -1.234,56 EUR",
    "dal 01.01.2024 al 31.12.2024", "orario 08.00-12.30 15.00-19.30", "3.500.000 visualizzazioni",
    "https://www.example.com/p/3331234567?ref=0212345678", "ISBN 978-88-04-12345-6",
    "Piazza Duomo è a 5 minuti, via Torino a 10 minuti", "sono Contenta del servizio",
    "con Costa Crociere mai più", "San Giovanni Rotondo è bella", "look at amazon dot com",
    "UPS 1Z999AA10123456784", "Galaxy S10 2TB", "model GT12 ABC", "we went to Florence and Georgia",
    "01 02 03 04 05 06", "4111 1111 1111 1112", "IP 192.168.1.100", "45.4642, 9.1900", "a@b", "@",
    "@@@",
    "via mail 3 volte", "3 Star Hotel", "€ 3331234567", "3331234567 €", "",
  ])
  func kept(text: String) throws {
    var redactor = Redactor(try PrivacyRules(Lexicons.all))
    #expect(redactor.redact(text) == text)
  }

  @Test func `a field's name is a cue`() throws {
    var redactor = Redactor(try PrivacyRules(Lexicons.all))
    #expect(redactor.redact("555123", under: .field("telefono")) == "[PHONE]")
    #expect(redactor.redact("3331234567", under: .field("numero_ordine")) == "3331234567")
    #expect(redactor.redact("Ugo Zanottel", under: .field("Cliente nome")) == "[NAME]")
    #expect(redactor.redact("3331234567", under: .field("colonna")) == "[PHONE]")
  }

  @Test func `an id is only redacted beyond doubt`() throws {
    var redactor = Redactor(try PrivacyRules(Lexicons.all))
    #expect(redactor.redact("3331234567", under: .id) == "3331234567")
    #expect(redactor.redact("mario@example.it", under: .id) == "[EMAIL]")
    #expect(redactor.redact("tel-3331234567", under: .id) == "tel-3331234567")
  }

  @Test func `parts of a text`() throws {
    let text = Array("tel 333 1234567, a@b.it!".utf8)
    let items = [PersonalData(.phone, 4..<15), PersonalData(.email, 17..<23)]
    func part(_ range: Range<Int>) -> String {
      text.withUnsafeBufferPointer {
        String(decoding: items.replaced(in: $0, range), as: UTF8.self)
      }
    }
    #expect(part(0..<text.count) == "tel [PHONE], [EMAIL]!")
    #expect(part(0..<4) == "tel ")
    #expect(part(4..<15) == "[PHONE]")
    #expect(part(6..<9) == "[PHONE]")
    #expect(part(15..<17) == ", ")
    #expect(part(10..<20) == "[PHONE], [EMAIL]")
    #expect(part(5..<5) == "")
  }

  @Test func `any text gives ascending spans on scalar boundaries`() throws {
    var redactor = Redactor(try PrivacyRules(Lexicons.all))
    var random = SplitMix64(seed: 5)
    let seeds = [
      "+39 333 1234567", "a@b.it", "via Roma 12", "Sig. Rossi", "IT60X0542811101000000123456",
    ]
    for round in 0..<300 {
      var text = RandomText.make(&random, length: 120)
      if let seed = random.pick(seeds) { text += seed + RandomText.make(&random, length: 40) }
      let bytes = Array(text.utf8)
      let items = bytes.withUnsafeBufferPointer { redactor.find(in: $0) }
      var end = 0
      for item in items {
        #expect(item.span.lowerBound >= end && !item.span.isEmpty, "round \(round)")
        end = item.span.upperBound
        for place in [item.span.lowerBound, end] where place < bytes.count {
          #expect(bytes[place] & 0xC0 != 0x80, "round \(round): inside a scalar")
        }
      }
      #expect(end <= bytes.count)
    }
  }

  @Test(arguments: [
    "@", "a@", "1 ", "+1-", "via ", "Mario ", "IT60 ", "(", "a.b@c.d ", "1234567890",
  ])
  func `time is linear`(part: String) throws {
    var redactor = Redactor(try PrivacyRules(Lexicons.all))
    func seconds(_ count: Int) -> Double {
      let text = String(repeating: part, count: count / part.utf8.count)
      let clock = ContinuousClock()
      let time = clock.measure { _ = redactor.redact(text) }
      return Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds)
    }
    _ = seconds(20_000)
    let (short, long) = (seconds(20_000), seconds(320_000))
    #expect(long < max(short, 0.002) * 16 * 6, "\(short) s, then \(long) s for 16 times as much")
  }

  @Test func `a row that cannot be read is a diagnostic`() throws {
    let head = "%format\tprivacycues/1\n%language\tit\ncue\trole\tneed\treach\tside\tnote\n"
    let source = TableSource(name: "it/privacy-cues.tsv", bytes: Array((head + "tel\tfone\n").utf8))
    let error = #expect(throws: LexiconError.self) { _ = try PrivacyRules([source]) }
    #expect(error?.diagnostics.first?.location.line == 4)
    #expect(error?.diagnostics.first?.code == "bad-privacy-row")
  }
}
