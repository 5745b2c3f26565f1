import Sestante
import TestSupport
import Testing

/// Call notes are a genre of their own: recognised by channel or form, read by the codebook's
/// rules for notes.
@Suite struct NoteTests {
  private func touchpoints(_ text: String) throws -> [String] {
    try Shared.analyzer().analyze(text).touchpoints.map { "\($0.id) \($0.polarity)" }
  }

  @Test(arguments: [
    ("Cl. chiede copia fattura di marzo, inviata. ok", "payment-and-billing neutral"),
    ("Cust asked re opening hours of the branch, adv. nfa", "location-and-access neutral"),
    ("Cl. chiede se in aereo si può portare la chitarra.", "offer-information neutral"),
  ]) func `the subject of a request is neutral`(text: String, label: String) throws {
    #expect(try touchpoints(text) == [label])
    #expect(try Shared.analyzer().analyze(text).polarity == .neutral)
  }

  @Test func `a review names no subject`() throws {
    #expect(try touchpoints("Ho ricevuto la fattura di marzo.").isEmpty)
  }

  @Test func `words of procedure judge nothing in a note`() throws {
    let note = try Shared.analyzer().analyze("Cl. chiede info su storno, inserito reclamo. ok")
    #expect(note.polarity == .neutral)
    #expect(note.pillars.isEmpty)
  }

  @Test func `what the agent says is not the customer's view`() throws {
    let text = "Customer is asking about the warranty. Agent informs that the seal was damaged."
    #expect(try Shared.analyzer().analyze(text).polarity == .neutral)
  }

  @Test func `a judgement without a touchpoint is about the subject`() throws {
    let labels = try touchpoints("Cl. lam. doppio addebito, terzo sollecito.")
    #expect(labels == ["payment-and-billing negative"])
  }

  @Test(arguments: [
    ("Call-Note", Genre.note), ("CRM", .note), ("nota_operatore", .note), ("review", .review),
    ("pigeon", .unknown), ("", .unknown),
  ]) func `the channel tells the genre`(channel: String, genre: Genre) throws {
    let channels = try Shared.analyzer().taxonomy.channels
    let found = Array(channel.utf8).withUnsafeBufferPointer { channels.genre(of: $0) }
    #expect(found == genre)
  }

  @Test(arguments: [
    ("NPS 6, motivo: troppa attesa.", "nps-group", "detractor"),
    ("NPS 9, no comment.", "nps-group", "promoter"),
    ("NPS 9, no comment.", "score-mention", "nps 9/10"),
    ("Survey: CSAT 3/5.", "score-mention", "csat 3/5"),
    ("Odore di gas in cucina da ieri.", "safety-alert", "yes"),
    ("Ringrazia la collega Marta, gentilissima.", "employee-mention", "yes"),
    ("Ringrazia la collega Marta, gentilissima.", "human-touch", "positive"),
  ]) func `signals and their values`(text: String, signal: String, value: String) throws {
    let found = try Shared.analyzer().analyze(text).signals
    #expect(found.contains { $0.id == signal && $0.value == value }, "\(found)")
  }

  @Test(arguments: [
    "A solid 5 minutes late.", "Not what I expect of a 4 star hotel.", "Train on 3/5/2026.",
    "Bar a 5-10 minuti.", "My credit score of 750.",
  ]) func `numbers that are no marks`(text: String) throws {
    let found = try Shared.analyzer().analyze(text).signals
    #expect(!found.contains { $0.id == "score-mention" })
  }
}
