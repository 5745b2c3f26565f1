internal import CScan
internal import SestanteLexicon
internal import SestanteText

/// Writes the classification record of `DESIGN.md` §3 as one line of JSON.
///
/// Ids, labels and citations are rendered once; a record is copies of those and of the original's
/// words.
struct RecordWriter: ~Copyable {
  private let pillars: Fragments
  private let touchpoints: Fragments
  private let touchpointIDs: Fragments
  private let topics: Fragments
  private let signals: Fragments
  private let signalValues: Fragments
  /// What stands behind the number of a value, and which values have one.
  private let signalTails: Fragments
  private let hasNumber: [Bool]
  private let files: Fragments
  private let versions: Fragments
  private let polarities: Fragments
  private let roles: Fragments
  private let languages: Fragments
  private let inferred: Bool
  private var offsets: OffsetConverter
  /// Personal data of the document at hand; nil where nobody asked for redaction.
  var redaction: RecordRedaction?

  init(_ analyzer: Analyzer, offsets unit: OffsetUnit, inferred: Bool) {
    self.inferred = inferred
    offsets = OffsetConverter(unit)
    pillars = Fragments(
      analyzer.taxonomy.pillars.map { "{\"pillar\":\"\($0.id)\",\"polarity\":\"" })
    touchpoints = Fragments(
      analyzer.taxonomy.touchpoints.map { "{\"touchpoint\":\"\($0.id)\",\"polarity\":\"" })
    touchpointIDs = Fragments(analyzer.taxonomy.touchpoints.map(\.id))
    topics = Fragments(analyzer.taxonomy.topics.map { "{\"topic\":\"\($0.id)\",\"touchpoint\":" })
    signals = Fragments(analyzer.lexicon.signals.map { "{\"signal\":\"\($0)\",\"value\":\"" })
    let values = analyzer.lexicon.signalValues
    signalValues = Fragments(values.map { SignalTemplate($0).map { String($0.head) } ?? $0 })
    signalTails = Fragments(values.map { SignalTemplate($0).map { String($0.tail) } ?? "" })
    hasNumber = values.map { SignalTemplate($0) != nil }
    files = Fragments(analyzer.lexicon.files.map { "\",\"entry\":\"\($0):" })
    polarities = Fragments(Polarity.allCases.map { "\($0.id)\",\"score\":" })
    roles = Fragments(Role.allCases.map { "\",\"role\":\"\($0.id)\",\"effect\":" })
    languages = Fragments(Language.allCases.map(\.code))
    versions = Fragments([
      "},\"versions\":{\"sestante\":\"\(Version.current)\","
        + "\"codebook\":\"\(analyzer.taxonomy.codebook)\","
        + "\"lexicons\":\"\(analyzer.lexicon.version)\"}}\n"
    ])
  }

  /// Appends the record of the document in `work`.
  ///
  /// - Parameters:
  ///   - id: a JSON string with its quotes.
  ///   - metadata: the inside of a JSON object, possibly empty.
  mutating func write(
    _ work: borrowing Workspace, id: UnsafeBufferPointer<UInt8>,
    metadata: UnsafeBufferPointer<UInt8>, _ out: inout JSONCursor
  ) {
    offsets.begin(work.text)
    out.room(id.count + metadata.count + 512)
    out.put("{\"id\":")
    out.put(id)
    out.put(",\"language\":\"")
    languages.put(Int(work.result.language.rawValue), &out)
    out.put("\",\"sentiment\":{\"label\":\"")
    polarities.put(Int(work.result.polarity.rawValue), &out)
    out.put(hundredths: work.result.score)
    out.put("},\"pillars\":[")
    writeLabels(.pillar, work, &out)
    out.put("],\"touchpoints\":[")
    writeLabels(.touchpoint, work, &out)
    out.put("],\"topics\":[")
    writeLabels(.topic, work, &out)
    out.put("],\"signals\":[")
    writeSignals(work, &out)
    out.put("],\"evidence\":[")
    writeEvidence(work, &out)
    out.put("],\"metadata\":{")
    out.room(metadata.count + versions.longest + 64)
    out.put(metadata)
    versions.put(0, &out)
  }

  private mutating func writeLabels(
    _ kind: LabelHit.Kind, _ work: borrowing Workspace, _ out: inout JSONCursor
  ) {
    var isFirst = true
    for l in 0..<work.result.labels.count {
      let label = work.result.labels[l]
      let isInferred = label.kind == .inferredPillar
      guard label.kind == kind || kind == .pillar && isInferred && inferred else { continue }
      out.room(256 + 12 * Int(label.hitEnd - label.hitStart))
      if !isFirst { out.put(byte: UInt8(ascii: ",")) }
      isFirst = false
      switch label.kind {
      case .pillar, .inferredPillar: pillars.put(Int(label.id), &out)
      case .touchpoint: touchpoints.put(Int(label.id), &out)
      case .topic:
        topics.put(Int(label.id), &out)
        if label.touchpoint == .max {
          out.put("null")
        } else {
          out.put(byte: UInt8(ascii: "\""))
          touchpointIDs.put(Int(label.touchpoint), &out)
          out.put(byte: UInt8(ascii: "\""))
        }
        out.put(",\"polarity\":\"")
      }
      polarities.put(Int(label.polarity.rawValue), &out)
      out.put(hundredths: Int(label.score))
      out.put(",\"evidence\":[")
      for h in Int(label.hitStart)..<Int(label.hitEnd) {
        if h > Int(label.hitStart) { out.put(byte: UInt8(ascii: ",")) }
        out.put(decimal: Int(work.result.sorted[h].evidence))
      }
      if isInferred { out.put("],\"inferred\":true}") } else { out.put("]}") }
    }
  }

  private mutating func writeSignals(_ work: borrowing Workspace, _ out: inout JSONCursor) {
    for s in 0..<work.result.signals.count {
      let hit = work.result.signals[s]
      out.room(128 + signals.longest + signalValues.longest)
      if s > 0 { out.put(byte: UInt8(ascii: ",")) }
      signals.put(Int(hit.signal), &out)
      if hit.value == .max {
        if hit.number >= 0 { out.put(decimal: Int(hit.number)) }
      } else {
        signalValues.put(Int(hit.value), &out)
        if hasNumber[Int(hit.value)] {
          out.put(decimal: Int(hit.number))
          signalTails.put(Int(hit.value), &out)
        }
      }
      out.put("\",\"evidence\":[")
      out.put(decimal: Int(hit.evidence))
      out.put("]}")
    }
  }

  private mutating func writeEvidence(_ work: borrowing Workspace, _ out: inout JSONCursor) {
    let text = UnsafePointer(work.text.bytes.base)
    // Hardly any text has a byte that needs an escape: then words are copied as they stand.
    let isPlain = sestante_needs_escape(text, UInt64(work.text.length)) == 0
    for e in 0..<work.result.evidence.count {
      let record = work.result.evidence[e]
      let length = Int(record.end &- record.start)
      out.room(256 &+ 6 &* length)
      if e > 0 { out.put(byte: UInt8(ascii: ",")) }
      out.put("{\"start\":")
      out.put(decimal: offsets.convert(record.start))
      out.put(",\"end\":")
      out.put(decimal: offsets.convert(record.end))
      out.put(",\"quote\":\"")
      if let redaction {
        redaction.put(text, Int(record.start)..<Int(record.end), then: files.longest + 256, &out)
      } else {
        out.put(text + Int(record.start), count: length, isPlain: isPlain)
      }
      out.put("\",\"polarity\":\"")
      polarities.put(Int(record.polarity.rawValue), &out)
      out.put(hundredths: Int(record.score))
      out.put(",\"because\":[")
      let parts = work.result.contributions.base + Int(record.contributionStart)
      for c in 0..<Int(record.contributionCount) {
        if c > 0 { out.put(byte: UInt8(ascii: ",")) }
        write(parts[c], text, isPlain, &out)
      }
      out.put("]}")
    }
  }

  @inline(__always)
  private mutating func write(
    _ part: Contribution, _ text: UnsafePointer<UInt8>, _ isPlain: Bool, _ out: inout JSONCursor
  ) {
    let length = Int(part.end &- part.start)
    out.room(256 &+ files.longest &+ 6 &* length)
    out.put("{\"start\":")
    out.put(decimal: offsets.convert(part.start))
    out.put(",\"end\":")
    out.put(decimal: offsets.convert(part.end))
    out.put(",\"text\":\"")
    if let redaction {
      redaction.put(text, Int(part.start)..<Int(part.end), then: files.longest + 256, &out)
    } else {
      out.put(text + Int(part.start), count: length, isPlain: isPlain)
    }
    files.put(part.row.file, &out)
    out.put(decimal: part.row.line)
    roles.put(Int(part.role.rawValue), &out)
    out.put(hundredths: Int(part.effect))
    out.put(byte: UInt8(ascii: "}"))
  }
}
