// Makes it.jsonl and en.jsonl from the sentences under frames/: each slot gets an invented value with
// valid check characters, in one of the ways people write it. The same program gives the same bytes.
//
// Run by scripts/privacy-corpus.
import Foundation

struct SplitMix64: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

var random = SplitMix64(state: 2026)

func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
func pick<T>(_ all: [T]) -> T { all[below(all.count)] }
func digits(_ count: Int) -> String { (0..<count).map { _ in String(below(10)) }.joined() }
func letters(_ count: Int, of set: String = "ABCDEFGHLMNPRSTVZ") -> String {
  (0..<count).map { _ in String(pick(Array(set))) }.joined()
}
/// `#` becomes a digit, `@` a letter.
func fill(_ shape: String) -> String {
  shape.map { $0 == "#" ? digits(1) : $0 == "@" ? letters(1) : String($0) }.joined()
}
func grouped(_ text: String, _ size: Int, by separator: String) -> String {
  stride(from: 0, to: text.count, by: size).map { start in
    String(text.dropFirst(start).prefix(size))
  }.joined(separator: separator)
}

// MARK: - Persons

struct Place {
  var first: [String]
  var last: [String]
}

let persons = [
  "it": Place(
    first: [
      "Marco", "Giulia", "Francesca", "Luca", "Chiara", "Alessandro", "Anna", "Paolo", "Martina",
      "Davide", "Elena", "Stefano", "Sara", "Matteo", "Valentina", "Antonio", "Silvia", "Roberto",
      "Ilaria", "Giuseppe", "Federica", "Simone", "Laura", "Andrea", "Beatrice", "Gianluca",
      "Loredana", "Carmine", "Ylenia", "Rosaria",
    ],
    last: [
      "Rossi", "Bianchi", "Esposito", "Colombo", "Ricci", "Marino", "Greco", "Conti", "De Luca",
      "Mancini", "Barbieri", "Fontana", "Santoro", "Moretti", "D'Angelo", "Lombardi", "Pellegrini",
      "Di Stefano", "Caruso", "Ferrara", "Perinetti", "Brambati", "Scognamillo", "Zanottel",
    ]),
  "en": Place(
    first: [
      "James", "Emily", "Sarah", "Michael", "Laura", "Thomas", "Rachel", "David", "Karen", "Peter",
      "Hannah", "Andrew", "Claire", "Simon", "Rebecca", "Kevin", "Nicole", "Daniel", "Joanna",
      "Oliver", "Megan", "Stephen", "Alice", "Gareth", "Priya", "Connor", "Fiona", "Callum",
    ],
    last: [
      "Smith", "Jones", "Taylor", "Brown", "Wilson", "Evans", "Walker", "Roberts", "Wright",
      "Thompson", "Hughes", "Edwards", "Turner", "Parker", "Collins", "O'Brien", "Murphy",
      "McCarthy", "Patel", "Khan", "Whitcombe", "Ardley", "Tressider", "Hollins",
    ]),
]

func name(_ language: String) -> String {
  let place = persons[language]!
  return "\(pick(place.first)) \(pick(place.last))"
}

func plain(_ text: String) -> String {
  String(text.lowercased().filter { $0.isLetter })
}

func email(_ language: String) -> String {
  let place = persons[language]!
  let (first, last) = (plain(pick(place.first)), plain(pick(place.last)))
  let local = pick([
    "\(first).\(last)", "\(first)\(last)", "\(first)_\(last)", "\(first.prefix(1)).\(last)",
    "\(last).\(first)\(below(90) + 10)", "\(first)-\(last)", "\(first)\(below(40) + 1960)", "info",
    "\(first).\(last)+reclami", "amministrazione", "\(last)\(below(99))",
  ])
  let domain = pick([
    "example.it", "example.com", "mail.example", "posta.example.org", "studio-\(last).example",
    "example.net", "ufficio.example.com", "example.co.uk",
  ])
  let address = "\(local)@\(domain)"
  return below(12) == 0 ? address.uppercased() : address
}

func spelledEmail(_ language: String) -> String {
  let place = persons[language]!
  let (first, last) = (plain(pick(place.first)), plain(pick(place.last)))
  return language == "it"
    ? pick([
      "\(first).\(last) chiocciola example.it", "\(first) punto \(last) chiocciola example punto it",
      "\(first)\(last) (at) example.com", "\(first)\(below(90)) chiocciola example punto com",
    ])
    : pick([
      "\(first).\(last) at example dot com", "\(first)\(last)[at]example.com",
      "\(first) dot \(last) at example dot org", "\(first)\(below(90)) (at) example (dot) net",
    ])
}

// MARK: - Numbers with check characters

func withLuhn(_ body: String) -> String {
  var sum = 0
  for (place, digit) in body.reversed().enumerated() {
    let value = Int(String(digit))! * (place % 2 == 0 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return body + String((10 - sum % 10) % 10)
}

func card() -> String {
  let kind = below(10)
  if kind == 0 {
    let number = withLuhn(pick(["34", "37"]) + digits(12))
    return pick([
      number, "\(number.prefix(4)) \(number.dropFirst(4).prefix(6)) \(number.suffix(5))",
    ])
  }
  let prefix = kind < 6 ? "4" + digits(3) : "5\(below(5) + 1)" + digits(2)
  let number = withLuhn(prefix + digits(11))
  return pick([
    number, grouped(number, 4, by: " "), grouped(number, 4, by: " "), grouped(number, 4, by: "-"),
    grouped(number, 4, by: "."),
  ])
}

func rest97(_ text: String) -> Int {
  var rest = 0
  for character in text {
    let value = Int(String(character), radix: 36)!
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

func iban(_ language: String) -> String {
  let country = language == "it" && below(4) > 0 ? "IT" : pick(["GB", "DE", "FR", "ES", "IE", "NL"])
  let body: String =
    switch country {
    case "IT": letters(1) + digits(22)
    case "GB": letters(4) + digits(14)
    case "DE": digits(18)
    case "FR": digits(23)
    case "ES": digits(20)
    case "IE": letters(4) + digits(14)
    default: letters(4) + digits(10)
    }
  let check = 98 - rest97(body + country + "00")
  let whole = country + (check < 10 ? "0\(check)" : "\(check)") + body
  return pick([
    whole, whole, grouped(whole, 4, by: " "), grouped(whole, 4, by: " "), whole.lowercased(),
    grouped(whole, 4, by: "-"),
  ])
}

func codiceFiscale() -> String {
  let months = Array("ABCDEHLMPRST")
  let day = below(28) + 1 + (below(2) == 0 ? 40 : 0)
  var body = letters(6, of: "BCDFGLMNPRSTVZ") + digits(2) + String(pick(months))
  body += (day < 10 ? "0" : "") + "\(day)" + letters(1, of: "ABCDEFGHL") + digits(3)
  if below(8) == 0 {
    // Two persons of the same code: the last digit becomes a letter.
    let last = Int(String(body.removeLast()))!
    body.append(Array("LMNPQRSTUV")[last])
  }
  let odd = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
  ]
  var sum = 0
  for (place, character) in body.enumerated() {
    var value = Int(String(character), radix: 36)!
    if value > 9 { value -= 10 }
    sum += place % 2 == 0 ? odd[value] : value
  }
  let whole = body + String(Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")[sum % 26])
  let parts = [whole.prefix(6), whole.dropFirst(6).prefix(5), whole.suffix(5)]
  return pick([whole, whole, whole, whole.lowercased(), parts.joined(separator: " ")])
}

func partitaIVA() -> String { withLuhn("0" + digits(6) + pick(["015", "001", "063", "058"])) }

// MARK: - Telephones: subscribers' numbers hold 555 or lie in ranges kept for fiction

func phone(_ language: String) -> String {
  if language == "en" {
    return pick([
      fill("07700 900###"), fill("07700900###"), fill("+44 7700 900###"), fill("020 7946 0###"),
      fill("0161 496 0###"), fill("(0161) 496 0###"), fill("01632 960###"), fill("+44 20 7946 0###"),
      fill("07700 900 ###"), fill("(212) 555-01##"), fill("312-555-01##"), fill("415.555.01##"),
      fill("+1 646 555 01##"), fill("1-800-555-01##"), fill("+1 (305) 555-01##"), fill("+353 1 555 ####"),
      fill("+49 30 555####"), fill("0044 7700 900###"),
    ])
  }
  let mobile = pick(["320", "328", "333", "335", "338", "339", "340", "347", "349", "351", "366", "380", "392"])
  let area = pick(["02", "06", "011", "051", "081", "045", "0521", "0832", "0471"])
  return pick([
    fill("\(mobile)555####"), fill("\(mobile) 555####"), fill("\(mobile) 55 5# ###"),
    fill("\(mobile)-555####"), fill("\(mobile)/555####"), fill("\(mobile) 555 ####"),
    fill("\(mobile).555####"), fill("+39 \(mobile) 555####"), fill("+39\(mobile)555####"),
    fill("0039 \(mobile) 555####"), fill("(+39) \(mobile) 555 ####"), fill("\(area) 555####"),
    fill("\(area)/555####"), fill("\(area)-555####"), fill("\(area)555####"), fill("+39 \(area) 555####"),
    fill("\(mobile) 5 55 ## ##"), fill("+33 6 55 5# ## ##"), fill("+49 151 555#####"),
  ])
}

// MARK: - Plates and addresses

let plateLetters = "ABCDEFGHJKLMNPRSTVWXYZ"

func plate(_ language: String) -> String {
  if language == "en" {
    let number = letters(2, of: "ABCDEFGHKLMN") + pick(["12", "19", "20", "22", "58", "63", "69", "71"])
    let end = letters(3, of: "ABCDEFGHJKLMNPRSTUVWXYZ")
    return pick(["\(number) \(end)", "\(number) \(end)", "\(number)\(end)"])
  }
  let (a, n, b) = (letters(2, of: plateLetters), digits(3), letters(2, of: plateLetters))
  return pick(["\(a)\(n)\(b)", "\(a) \(n) \(b)", "\(a)\(n)\(b)", "\(a)-\(n)-\(b)", "\(a)\(n)\(b)".lowercased()])
}

func address(_ language: String) -> String {
  if language == "en" {
    let number = pick(["\(below(180) + 1)", "\(below(180) + 1)", "\(below(90) + 1)B"])
    let street = pick([
      "High Street", "Oakfield Road", "Mill Lane", "Queens Avenue", "St John's Road", "Elm Grove",
      "Victoria Terrace", "Church Close", "Station Rd", "Harbour View", "Maple Drive", "West 42nd St",
      "Pine Crescent", "Old Kent Way",
    ])
    let base = "\(number) \(street)"
    let postcode = "\(pick(["LS", "BN", "SE", "EH", "CF", "OX"]))\(below(19) + 1) \(below(9) + 1)\(letters(2, of: "ABDEFHJLNPRSTUWXYZ"))"
    return pick([
      base, base, "Flat \(below(20) + 1), \(base)", "\(base), \(pick(["Leeds", "Brighton", "Cardiff"])) \(postcode)",
      "\(base), \(postcode)", "\(base), Springfield, IL 6270\(below(10))",
    ])
  }
  let street = pick([
    "via Roma", "Via Giuseppe Verdi", "viale dei Tigli", "piazza Garibaldi", "corso Vittorio Emanuele II",
    "via XX Settembre", "Via 4 Novembre", "largo della Pace", "vicolo del Forno", "V.le Europa", "P.zza San Marco",
    "via Leonardo da Vinci", "strada Provinciale Nord", "via dell'Olmo", "contrada Santa Lucia", "Via F. Petrarca",
  ])
  let number = pick(["\(below(180) + 1)", "\(below(180) + 1)", "\(below(90) + 1)/A", "n. \(below(90) + 1)", "\(below(90) + 1)B", "n° \(below(80) + 1)", "snc"])
  let base = street + pick([" ", ", ", " "]) + number
  return pick([
    base, base, base, "\(base), \(pick(["20121 Milano", "00185 Roma", "70122 Bari (BA)", "37121 Verona"]))",
    "\(base) int. \(below(20) + 1)", "\(base) - 40121 Bologna",
  ])
}

// MARK: - What only looks like it

func date(_ language: String) -> String {
  let (d, m, y) = (below(28) + 1, below(12) + 1, 2019 + below(7))
  let two = { (n: Int) in n < 10 ? "0\(n)" : "\(n)" }
  let italian = ["gennaio", "marzo", "maggio", "luglio", "ottobre", "dicembre"]
  let english = ["January", "March", "May", "July", "October", "December"]
  let word = pick(language == "it" ? italian : english)
  return pick([
    "\(two(d))/\(two(m))/\(y)", "\(two(d)).\(two(m)).\(y)", "\(y)-\(two(m))-\(two(d))", "\(d)/\(m)/\(y % 100)",
    "\(two(d))-\(two(m))-\(y)", "\(d) \(word) \(y)", "\(two(d)) \(two(m)) \(y)",
  ])
}

func time() -> String {
  let (h, m) = (below(24), pick(["00", "05", "15", "20", "30", "45"]))
  let hour = h < 10 ? "0\(h)" : "\(h)"
  return pick(["\(hour):\(m)", "\(hour).\(m)", "\(h):\(m)"])
}

func price(_ language: String) -> String {
  let (a, b) = (below(900) + 3, digits(2))
  return language == "it"
    ? pick(["\(a),\(b) euro", "€ \(a),\(b)", "\(a)€", "1.\(digits(3)),\(b) €", "\(a) euro", "€\(a)", "3\(digits(2)).\(digits(3)),00 €"])
    : pick(["£\(a).\(b)", "$\(a)", "€\(a).\(b)", "\(a) pounds", "$1,\(digits(3)).\(b)", "\(a).\(b) USD", "£\(a)"])
}

func lookalike(_ slot: String, _ language: String) -> String? {
  switch slot {
  case "order": pick([fill("#####"), fill("######"), fill("#######"), fill("A-######"), fill("2024/####"), fill("ORD-########"), fill("W########")])
  case "order10": pick([fill("3#########"), fill("33########"), fill("0########"), fill("##########"), fill("34########"), fill("###-#######-#######"), fill("07#########"), fill("5##############")])
  case "ticket": pick([fill("INC#######"), fill("#######"), fill("TK-######"), fill("#########"), fill("CS-2024-####")])
  case "ticket10": pick([fill("3#########"), fill("0#########"), fill("##########"), fill("32########")])
  case "tracking": pick([fill("1Z###A#########"), fill("RR#########IT"), fill("JD##################"), fill("##############"), fill("TBA############")])
  case "tracking10": pick([fill("3#########"), fill("##########"), fill("BRT0############"), fill("GLS##########"), fill("3########")])
  case "tracking16": pick([fill("4###############"), fill("5### #### #### ####"), fill("################"), fill("6### #### #### ####")])
  case "date": date(language)
  case "time": time()
  case "price": price(language)
  case "model": pick([fill("WH-1000XM#"), fill("Galaxy S##"), fill("KD-##XH95##"), fill("iPhone ##"), fill("SM-A###F"), fill("TL-WR###N"), fill("XPS ##-9###"), fill("RTX 40##"), fill("HP 6##XL"), fill("DS###+"), fill("BX##-###"), fill("EOS R##"), fill("MK### S")])
  case "coords": pick([fill("45.46##, 9.18##"), fill("41.90##° N, 12.49##° E"), fill("51.5###, -0.12##"), fill("40°42'46\"N 74°00'##\"W"), fill("44.49###6, 11.34###7")])
  case "year": "\(1985 + below(40))"
  case "ean": pick([fill("80########## #"), fill("############# "), fill("400##########")]).trimmingCharacters(in: .whitespaces).replacingOccurrences(of: " ", with: "")
  case "version": pick([fill("#.#.#"), fill("#.##"), fill("v#.#.##"), fill("1#.#.#.###"), fill("202#.##")])
  case "flight": pick([fill("FR####"), fill("AZ ####"), fill("U2 ####"), fill("BA###")])
  case "serial": pick([fill("SN#########"), fill("@@##@#####"), fill("3#########"), fill("C02@####@@@@"), fill("##-####-####")])
  case "imei": withLuhn(fill("35############"))
  case "points": pick([fill("#.###"), fill("####"), fill("##.###"), fill("######")])
  case "qty": pick([fill("##"), fill("1##"), fill("1000"), fill("2.#")])
  case "mah": pick([fill("#000"), fill("##00"), fill("#.000")])
  case "ip": pick([fill("192.168.1.1##"), fill("10.0.0.##"), fill("172.16.1#.2##")])
  case "room": pick([fill("#1#"), fill("4##"), fill("12##")])
  case "n": "\(below(58) + 2)"
  case "km": pick([fill("##"), fill("1##.000"), fill("##0"), fill("3##.000")])
  case "handle": pick(["acme_help", "trenoxyz", "shop24official", "telco.assist"])
  case "voucher": pick([fill("WELCOME##"), fill("SALE-####"), fill("@@@#@#"), fill("BF20##")])
  case "pnr": pick([fill("@#@@#@"), fill("@@@@@#"), fill("X#@#@@")])
  case "reading": pick([fill("1####"), fill("1.###"), fill("2##"), fill("4####")])
  case "digits6": fill("######")
  case "digits8": fill("########")
  case "vin": fill("ZFA##########") + digits(4)
  default: nil
  }
}

func planted(_ slot: String, _ language: String) -> (kind: String, value: String)? {
  switch slot {
  case "email": ("email", email(language))
  case "email-spelled": ("email", spelledEmail(language))
  case "phone": ("phone", phone(language))
  case "iban": ("iban", iban(language))
  case "card": ("card", card())
  case "cf": ("tax-code", codiceFiscale())
  case "nino": ("tax-code", pick([fill("JG ## ## ## A"), fill("JG######C")]))
  case "ssn": ("tax-code", fill("5##-##-####"))
  case "piva": ("vat", partitaIVA())
  case "plate": ("plate", plate(language))
  case "plate-us": ("plate", pick([fill("@@@-####"), fill("@@@####"), fill("#@@@###")]))
  case "address": ("address", address(language))
  case "name": ("name", name(language))
  case "first": ("name", pick(persons[language]!.first))
  case "last": ("name", pick(persons[language]!.last))
  default: nil
  }
}

// MARK: - Sentences

func json(_ text: String) -> String {
  let data = try! JSONSerialization.data(withJSONObject: [text], options: [.withoutEscapingSlashes])
  return String(String(decoding: data, as: UTF8.self).dropFirst().dropLast())
}

let folder = CommandLine.arguments[1]
for language in ["it", "en"] {
  var lines: [String] = []
  for (part, times) in [("planted", 3), ("lookalike", 2)] {
    let file = "\(folder)/frames/\(language)-\(part).txt"
    let frames = try! String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    for round in 1...times {
      for (number, frame) in frames.enumerated() {
        var text = ""
        var items: [String] = []
        var rest = frame[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
          text += rest[..<open]
          let slot = String(rest[rest.index(after: open)..<close])
          rest = rest[rest.index(after: close)...]
          let value: String
          let kind: String
          if let found = planted(slot, language) {
            (kind, value) = found
          } else if let found = lookalike(slot, language) {
            (kind, value) = ("other:\(slot)", found)
          } else {
            fatalError("\(file):\(number + 1): unknown slot \(slot)")
          }
          // "IT" in front of a partita IVA belongs to it; "{first} {last}" is one name.
          var start = text.unicodeScalars.count
          if slot == "piva", text.hasSuffix("IT") { start -= 2 }
          text += value
          if slot == "last", items.last?.contains("\"kind\":\"name\"") == true, text.hasSuffix(" \(value)"),
            let previous = items.last, previous.contains("\"end\":\(start - 1)}")
          {
            items[items.count - 1] = previous.replacingOccurrences(
              of: "\"end\":\(start - 1)}", with: "\"end\":\(text.unicodeScalars.count)}")
            continue
          }
          items.append("{\"kind\":\"\(kind)\",\"start\":\(start),\"end\":\(text.unicodeScalars.count)}")
        }
        text += rest
        let id = "\(language)-\(part)-\(number + 1)-\(round)"
        lines.append(
          "{\"id\":\"\(id)\",\"text\":\(json(text)),\"items\":[\(items.joined(separator: ","))]}")
      }
    }
  }
  try! (lines.joined(separator: "\n") + "\n").write(
    toFile: "\(folder)/\(language).jsonl", atomically: true, encoding: .utf8)
}
