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
    signalValues = Fragments(analyzer.lexicon.signalValues)
    files = Fragments(analyzer.lexicon.files)
    polarities = Fragments(Polarity.allCases.map(\.id))
    roles = Fragments(Role.allCases.map(\.id))
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
    out.put("\",\"score\":")
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

  private func writeLabels(
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
      out.put("\",\"score\":")
      out.put(hundredths: Int(label.score))
      out.put(",\"evidence\":[")
      for h in Int(label.hitStart)..<Int(label.hitEnd) {
        if h > Int(label.hitStart) { out.put(byte: UInt8(ascii: ",")) }
        out.put(decimal: Int(work.result.hits[h].evidence))
      }
      out.put(isInferred ? "],\"inferred\":true}" : "]}")
    }
  }

  private func writeSignals(_ work: borrowing Workspace, _ out: inout JSONCursor) {
    for s in 0..<work.result.signals.count {
      let hit = work.result.signals[s]
      out.room(128 + signals.longest + signalValues.longest)
      if s > 0 { out.put(byte: UInt8(ascii: ",")) }
      signals.put(Int(hit.signal), &out)
      if hit.value == .max {
        if hit.number >= 0 { out.put(decimal: Int(hit.number)) }
      } else {
        signalValues.put(Int(hit.value), &out)
      }
      out.put("\",\"evidence\":[")
      out.put(decimal: Int(hit.evidence))
      out.put("]}")
    }
  }

  private func writeEvidence(_ work: borrowing Workspace, _ out: inout JSONCursor) {
    let text = UnsafePointer(work.text.bytes.base)
    for e in 0..<work.result.evidence.count {
      let record = work.result.evidence[e]
      out.room(192 + 6 * Int(record.end - record.start))
      if e > 0 { out.put(byte: UInt8(ascii: ",")) }
      out.put("{\"start\":")
      out.put(decimal: offsets.convert(record.start))
      out.put(",\"end\":")
      out.put(decimal: offsets.convert(record.end))
      out.put(",\"quote\":\"")
      if let redaction {
        redaction.put(text, Int(record.start)..<Int(record.end), then: files.longest + 256, &out)
      } else {
        out.put(escaping: text + Int(record.start), count: Int(record.end - record.start))
      }
      out.put("\",\"polarity\":\"")
      polarities.put(Int(record.polarity.rawValue), &out)
      out.put("\",\"score\":")
      out.put(hundredths: Int(record.score))
      out.put(",\"because\":[")
      for c in 0..<Int(record.contributionCount) {
        if c > 0 { out.put(byte: UInt8(ascii: ",")) }
        write(work.result.contributions[Int(record.contributionStart) + c], text, &out)
      }
      out.put("]}")
    }
  }

  @inline(__always)
  private func write(_ part: Contribution, _ text: UnsafePointer<UInt8>, _ out: inout JSONCursor) {
    out.room(256 + files.longest + 6 * Int(part.end - part.start))
    out.put("{\"start\":")
    out.put(decimal: offsets.convert(part.start))
    out.put(",\"end\":")
    out.put(decimal: offsets.convert(part.end))
    out.put(",\"text\":\"")
    if let redaction {
      redaction.put(text, Int(part.start)..<Int(part.end), then: files.longest + 256, &out)
    } else {
      out.put(escaping: text + Int(part.start), count: Int(part.end - part.start))
    }
    out.put("\",\"entry\":\"")
    files.put(part.row.file, &out)
    out.put(byte: UInt8(ascii: ":"))
    out.put(decimal: part.row.line)
    out.put("\",\"role\":\"")
    roles.put(Int(part.role.rawValue), &out)
    out.put("\",\"effect\":")
    out.put(hundredths: Int(part.effect))
    out.put(byte: UInt8(ascii: "}"))
  }
}
